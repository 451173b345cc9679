import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { checkInput } from '../check-input.ts';
import { isPermitted, type Permission } from '../context.ts';
import type { Environment } from '../environment.ts';
import { Refusal } from '../refusal.ts';
import { refusals } from '../refusals.ts';
import { readQuery } from './read-query.ts';
import type {
  Answer,
  Cacheable,
  CommandRoute,
  FileRoute,
  QueryRoute,
  Route,
  RouteRequest,
  Upload,
  UploadRoute,
} from './route.ts';
import { sessionCookie, terminalCookie } from './session-cookie.ts';

/** What the gate learned about a request before its body was read. */
export type Visit = Omit<RouteRequest, 'query' | 'body' | 'params'>;
type Exchange = { request: RouteRequest; raw: FastifyRequest; reply: FastifyReply; env: Environment };

/**
 * Runs one route: permission, shape, the work; resolves with what is sent (null: nothing), status and headers set. Throws refusals; the
 * server turns them into problems. The reply itself is never what a promise here resolves with: it is a thenable, and every
 * function that passed it on would wait for the answer to be on the wire.
 */
export async function serveRoute(route: Route, exchange: Exchange): Promise<unknown> {
  if (route.kind === 'command') return serveCommand(route, exchange);
  refuseUnpermitted(route.permission, exchange.request);
  if (route.kind === 'query') return serveQuery(route, exchange);
  return route.kind === 'file' ? serveFile(route, exchange) : serveUpload(route, exchange);
}

async function serveCommand(route: CommandRoute, { request, reply, env }: Exchange): Promise<unknown> {
  readQuery(undefined, request.query);
  const executed = await env.execute(route.command, {
    input: route.input(request),
    actor: request.actor,
    idempotencyKey: request.idempotencyKey ?? undefined,
  });
  if (executed.replayed) reply.header('idempotency-replayed', 'true');
  return sendAnswer(route.answer(executed.result as never, request), { reply, env, status: route.status });
}

function sendAnswer(
  answer: Answer,
  { reply, env, status }: { reply: FastifyReply; env: Environment; status: number },
): string {
  const cookie = sessionCookie(env.config);
  if (typeof answer.session === 'string') reply.header('set-cookie', cookie.set(answer.session));
  if (answer.session === null) reply.header('set-cookie', cookie.clear()).header('clear-site-data', '"storage"');
  if (answer.terminal !== undefined) reply.header('set-cookie', terminalCookie(env.config).set(answer.terminal));
  reply.code(answer.status ?? status).type('application/json; charset=utf-8');
  return JSON.stringify(answer.body ?? null);
}

async function serveQuery(
  route: QueryRoute,
  { request, raw, reply, env }: Exchange,
): Promise<string | Uint8Array | null> {
  const query = readQuery(route.query, request.query);
  if (route.body) checkInput(route.body, request.body);
  const result = await route.read({ ...request, query } as unknown as RouteRequest<never, never>, env);
  reply.type('application/json; charset=utf-8');
  if (!isCacheable(result)) return JSON.stringify(result ?? null);
  const etag = `"${result.etag}"`;
  reply
    .header('etag', etag)
    .header('cache-control', route.permission.visitor ? 'public, no-cache' : 'private, no-cache');
  const isKnown =
    raw.method !== 'POST' &&
    String(raw.headers['if-none-match'] ?? '')
      .split(/\s*,\s*/)
      .some((tag) => tag.replace(/^W\//, '') === etag);
  if (!isKnown) return result.body instanceof Uint8Array ? result.body : JSON.stringify(result.body);
  reply.code(304);
  return null;
}

const isCacheable = (result: unknown): result is Cacheable =>
  typeof result === 'object' && result !== null && (result as Cacheable).cacheable === true && 'etag' in result;

async function serveFile(route: FileRoute, { request, reply, env }: Exchange): Promise<Uint8Array> {
  const query = readQuery(route.query, request.query);
  if (route.body) checkInput(route.body, request.body);
  const file = await route.read({ ...request, query } as unknown as RouteRequest<never, never>, env);
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(file.name)?.[0] ?? '';
  const plain = /^[\w.-]+$/.test(file.name) ? file.name : `download${extension}`;
  reply
    .type(file.type)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeName(file.name)}`)
    .header('content-security-policy', "sandbox; default-src 'none'");
  return Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength);
}

/** RFC 8187: encodeURIComponent leaves a few characters that may not stand bare. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

async function serveUpload(route: UploadRoute, { request, raw, reply, env }: Exchange): Promise<string> {
  readQuery(undefined, request.query);
  const upload = await readUpload(raw);
  const body = await route.receive({ ...request, upload }, env);
  reply.code(route.status).type('application/json; charset=utf-8');
  return JSON.stringify(body ?? null);
}

async function readUpload(raw: FastifyRequest): Promise<Upload> {
  const fields: Record<string, string> = {};
  let file: { name: string; content: Buffer } | undefined;
  for await (const part of partsOf(raw)) {
    if (part.type === 'file') file = await readFilePart(part, file !== undefined);
    else if (typeof part.value === 'string' && !part.valueTruncated && /^[A-Za-z]\w{0,63}$/.test(part.fieldname))
      fields[part.fieldname] = part.value;
    else throw refusals.malformedInput.with({ findings: [{ place: '/', message: '随文件提交的内容格式不对' }] });
  }
  if (!file || file.content.length === 0)
    throw refusals.malformedInput.with({ findings: [{ place: '/file', message: '没有收到文件，或者文件是空的' }] });
  checkText({ name: file.name, ...fields });
  return { ...file, fields };
}

/** The form reader's own errors (cut off, no boundary) are the sender's; ours and the framework's keep their meaning. */
async function* partsOf(raw: FastifyRequest): AsyncGenerator<Multipart> {
  try {
    yield* raw.parts();
  } catch (error) {
    if (error instanceof Refusal || (error as { code?: unknown }).code !== undefined) throw error;
    throw refusals.malformedInput.with({
      findings: [{ place: '/', message: '上传的内容不完整，请重新选择文件再传一次' }],
    });
  }
}

async function readFilePart(part: MultipartFile, isSecond: boolean): Promise<{ name: string; content: Buffer }> {
  if (isSecond) throw refusals.malformedInput.with({ findings: [{ place: '/file', message: '一次只能上传一个文件' }] });
  const content = await part.toBuffer();
  // Only the last part of what the browser calls the file; never a path.
  return { name: (part.filename ?? '').split(/[\\/]/).at(-1)!.slice(-200) || '未命名文件', content };
}

function checkText(values: Readonly<Record<string, string>>): void {
  const findings = Object.entries(values)
    .filter(([, text]) => !text.isWellFormed() || text.includes('\u0000'))
    .map(([name]) => ({ place: `/${name}`, message: '含有无法保存的字符，请修改后再试' }));
  if (findings.length > 0) throw refusals.malformedInput.with({ findings });
}

function refuseUnpermitted(permission: Permission, { actor }: RouteRequest): void {
  if (!isPermitted(permission, actor))
    throw (actor.kind === 'visitor' ? refusals.signInNeeded : refusals.notPermitted).with();
}
