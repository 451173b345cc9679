import type { Static, TObject, TSchema } from 'typebox';
import type { AnyCommand } from '../command.ts';
import type { Actor, Permission } from '../context.ts';
import type { Environment } from '../environment.ts';

/** 请求 RouteRequest: what a route may see of an HTTP request; everything else stays in the platform. */
export type RouteRequest<Q = Record<string, unknown>, B = unknown> = {
  /** parts of the path; a part whose name ends in `Id` is a uuid, anything else there is answered 404 */
  params: Readonly<Record<string, string>>;
  query: Q;
  body: B;
  actor: Actor;
  /** network address of the caller, for throttling only */
  address: string;
  /** of unsafe requests; null where the route is exempt */
  idempotencyKey: string | null;
  /** secret of the presented session cookie, null without one; only `identity` has a use for it */
  sessionToken: string | null;
};

/** 答复 Answer: status, JSON body, the session cookie to set (a token) or to clear (null), the terminal cookie to set. */
export type Answer = { status?: number; body: unknown; session?: string | null; terminal?: string };

/** 限流 Limit per minute and key (address, and what `by` adds to it). */
export type RouteLimit = { perMinute: number; by?: (request: RouteRequest) => string };

type Common = { path: `/api/${string}`; summary?: string; limit?: RouteLimit };

/** A command behind a path: the input goes to the runner, which checks shape and permission. */
export type CommandRoute = Common & {
  kind: 'command';
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  command: AnyCommand;
  input: (request: RouteRequest) => unknown;
  status: number;
  /** exempt: no Idempotency-Key (sign-in: its answer is a secret that must not be kept) */
  exempt: boolean;
  answer: (result: never, request: RouteRequest) => Answer;
};

/** A question: changes nothing; POST when the question is too long or too personal for an address. */
export type QueryRoute = Common & {
  kind: 'query';
  method: 'GET' | 'POST';
  permission: Permission;
  query?: TObject;
  body?: TSchema;
  read: (request: RouteRequest<never, never>, env: Environment) => Promise<unknown>;
};

/** 文件下载: bytes, always as an attachment that can do nothing in the browser. */
export type FileRoute = Common & {
  kind: 'file';
  /** POST for a document made from what is sent; it changes nothing and needs no submission number */
  method: 'GET' | 'POST';
  permission: Permission;
  query?: TObject;
  body?: TSchema;
  read: (request: RouteRequest<never, never>, env: Environment) => Promise<ServedFile>;
};
export type ServedFile = { name: string; type: string; content: Uint8Array };

/** 上传: one file of at most 20 MB and small text fields. */
export type Upload = { name: string; content: Buffer; fields: Readonly<Record<string, string>> };
export type UploadRoute = Common & {
  kind: 'upload';
  method: 'POST';
  permission: Permission;
  status: number;
  receive: (request: RouteRequest & { upload: Upload }, env: Environment) => Promise<unknown>;
};

export type Route = CommandRoute | QueryRoute | FileRoute | UploadRoute;

/**
 * 命令路由: by default the input is the JSON body with the parts of the path added, the answer is the command's result.
 * A name that stands in the path and in the body with different values is refused (`platform.malformed-input`).
 */
export function commandRoute<R = unknown>(
  spec: Common & {
    method: CommandRoute['method'];
    command: AnyCommand & { decide: (facts: never, request: never) => { result: R } };
    input?: (request: RouteRequest) => unknown;
    status?: number;
    exempt?: true;
    answer?: (result: R, request: RouteRequest) => Answer;
  },
): CommandRoute {
  const status = spec.status ?? 200;
  return {
    ...spec,
    kind: 'command',
    status,
    exempt: spec.exempt ?? false,
    input: spec.input ?? mergedInput,
    answer: (spec.answer as CommandRoute['answer'] | undefined) ?? ((result: unknown) => ({ status, body: result })),
  };
}

/** 查询路由: `read` gets checked `query` and `body`; it answers JSON, or `cacheable(...)`. Throws refusals. */
export function queryRoute<Q extends TObject = TObject, B extends TSchema = TSchema>(
  spec: Common & {
    method: 'GET' | 'POST';
    permission: Permission;
    query?: Q;
    body?: B;
    read: (request: RouteRequest<Static<Q>, Static<B>>, env: Environment) => Promise<unknown>;
  },
): QueryRoute {
  return { ...spec, kind: 'query', read: spec.read as QueryRoute['read'] };
}

/** 下载路由: `read` answers name, media type and bytes, or throws a refusal. */
export function fileRoute<Q extends TObject = TObject, B extends TSchema = TSchema>(
  spec: Common & {
    method?: 'GET' | 'POST';
    permission: Permission;
    query?: Q;
    body?: B;
    read: (request: RouteRequest<Static<Q>, Static<B>>, env: Environment) => Promise<ServedFile>;
  },
): FileRoute {
  return { ...spec, kind: 'file', method: spec.method ?? 'GET', read: spec.read as FileRoute['read'] };
}

/** 上传路由: `receive` stores the bytes and issues its command under `request.idempotencyKey`. */
export function uploadRoute(
  spec: Common & { permission: Permission; status?: number; receive: UploadRoute['receive'] },
): UploadRoute {
  return { ...spec, kind: 'upload', method: 'POST', status: spec.status ?? 201 };
}

/** A public answer made once: `etag` is its content hash; `body` is JSON, or the bytes of JSON serialised before. */
export type Cacheable = { readonly cacheable: true; etag: string; body: unknown };

/** 可缓存的答复: sent with ETag, answered 304 when the browser has it. Only for content that is the same for everybody. */
export const cacheable = (etag: string, body: unknown): Cacheable => ({ cacheable: true, etag, body });

function mergedInput({ params, body }: RouteRequest): unknown {
  if (body === undefined || body === null) return { ...params };
  if (typeof body !== 'object' || Array.isArray(body)) return body;
  const own = body as Record<string, unknown>;
  const conflict = Object.keys(params).find((name) => Object.hasOwn(own, name) && own[name] !== params[name]);
  return conflict === undefined
    ? { ...own, ...params }
    : { ...own, [conflict]: { path: params[conflict], body: own[conflict] } };
}
