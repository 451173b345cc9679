import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { DestinationStream, Logger } from 'pino';
import type { Actor } from '../context.ts';
import { visitor } from '../context.ts';
import type { Environment } from '../environment.ts';
import { isUuid, newToken, sha256 } from '../ids.ts';
import { refusals } from '../refusals.ts';
import { createLogs } from './log.ts';
import { describeRoutes } from './openapi.ts';
import { mapError } from './problem.ts';
import { clockRoutes } from './clock-routes.ts';
import { cacheable, type Route, queryRoute, type RouteLimit, type RouteRequest } from './route.ts';
import { securityHeaders } from './security-headers.ts';
import { refuseCrossSite } from './same-site.ts';
import { serveRoute, type Visit } from './serve-route.ts';
import { readSessionToken, readTerminalToken } from './session-cookie.ts';
import { stopSoon } from './stop-soon.ts';
import { readStrictJson } from './strict-json.ts';
import { defaultWebPaths, registerWebPages, type WebPages } from './web-pages.ts';

/** Who a session cookie belongs to, and the token that its requests must carry; a visitor has none. */
export type Authenticated = { actor: Actor; csrfToken: string | null };

/** 挂载: a protocol of its own beneath a path (OpenID Connect), served by its library on the raw request. */
export type Mount = {
  prefix: `/${string}`;
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

export type ServerOptions = {
  routes: readonly Route[];
  mounts?: readonly Mount[];
  authenticate: (request: {
    sessionToken: string | null;
    terminalToken: string | null;
    address: string;
  }) => Promise<Authenticated>;
  /** folder of the web build; without it only the API is served */
  webFolder?: string;
  webPaths?: readonly string[];
  /** requests per minute and address over all routes */
  requestsPerMinute?: number;
  /** addresses of proxies whose X-Forwarded-For is believed */
  trustedProxies?: readonly string[];
  /** where log lines go; standard output when absent */
  logTo?: DestinationStream;
};

const JSON_BYTES_MAX = 1024 * 1024;
const FILE_BYTES_MAX = 20 * 1024 * 1024;
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit;
    /** set for routes with a limit of their own */
    limited: RouteRequest | null;
  }
}

/**
 * 服务器: routes behind one gate (media type, session, own origin, submission number, throttling), refusals as
 * problem+json, faults as an incident number, pages of the web build. Throws at start when two routes claim one path.
 */
export async function createServer(env: Environment, options: ServerOptions): Promise<FastifyInstance> {
  const logs = createLogs(options.logTo);
  const app = fastify({
    loggerInstance: logs.run as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    genReqId: () => newToken(env.random, 9),
    bodyLimit: JSON_BYTES_MAX,
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200 },
    trustProxy: options.trustedProxies ? [...options.trustedProxies] : false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) =>
      void sendProblem(env, { error, request: request as FastifyRequest, reply: reply as FastifyReply }),
  });
  stopSoon(app);
  app.decorateRequest('visit', null as unknown as Visit);
  app.decorateRequest('limited', null);
  app.setErrorHandler((error, request, reply) => sendProblem(env, { error, request, reply }));
  registerParsers(app);
  registerHeaders(app, env);
  await registerLimits(app, options.requestsPerMinute ?? 20_000);
  registerAccessLog(app, logs.access);
  const pages = options.webFolder
    ? await registerWebPages(app, {
        folder: options.webFolder,
        paths: options.webPaths ?? defaultWebPaths,
        random: env.random,
      })
    : undefined;
  registerNotFound(app, pages);
  for (const route of [...options.routes, ...ownRoutes(env, options.routes)])
    registerRoute(app, { env, route, authenticate: options.authenticate });
  for (const mount of options.mounts ?? []) await registerMount(app, mount);
  return app;
}

/** Limits and the access log hold for it like for everything; bodies are left to the library that is mounted. */
async function registerMount(app: FastifyInstance, { prefix, handle }: Mount): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.all(`${prefix}/*`, async (request, reply) => {
      for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value as string);
      reply.hijack();
      await handle(request.raw, reply.raw);
    });
  });
}

type Wiring = { env: Environment; route: Route; authenticate: ServerOptions['authenticate'] };

/** JSON is read by our own strict reader; forms, text and everything else are refused (ASVS 3.5.3, 4.1.1). */
function registerParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: JSON_BYTES_MAX },
    async (_request: unknown, body: Buffer) => readStrictJson(body),
  );
  void app.register(fastifyMultipart, {
    limits: {
      fileSize: FILE_BYTES_MAX,
      files: 2,
      fields: 20,
      fieldSize: 10_000,
      fieldNameSize: 100,
      parts: 30,
      headerPairs: 50,
    },
  });
}

function registerHeaders(app: FastifyInstance, env: Environment): void {
  const fixed = securityHeaders(env.config.baseUrl.startsWith('https:'));
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(fixed).header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    done();
  });
}

/** Counters live in this process: a second process doubles the allowance, which is still an allowance. */
async function registerLimits(app: FastifyInstance, requestsPerMinute: number): Promise<void> {
  await app.register(fastifyRateLimit, { global: false });
  const check = app.createRateLimit({
    max: requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => request.ip,
  });
  app.addHook('onRequest', async (request) => {
    const refusal = tooManyOf(await check(request));
    if (refusal) throw refusal;
  });
}

type Verdict = { isAllowed: boolean } & Partial<{ isExceeded: boolean; ttlInSeconds: number }>;
const tooManyOf = (verdict: Verdict): Error | undefined =>
  verdict.isExceeded ? refusals.tooMany.with({ retryAfterSeconds: verdict.ttlInSeconds ?? 60 }) : undefined;

function registerAccessLog(app: FastifyInstance, access: Logger): void {
  app.addHook('onResponse', (request, reply, done) => {
    const actor = request.visit?.actor;
    const line = {
      request: request.id,
      actor: actor?.accountId ?? actor?.kind ?? null,
      address: request.ip,
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    access.info(line, 'answered');
    done();
  });
}

function registerNotFound(app: FastifyInstance, pages: WebPages | undefined): void {
  app.setNotFoundHandler((request, reply) => {
    const page = request.url.startsWith('/api/') ? undefined : pages?.serve(request, reply);
    if (!page) throw refusals.notFound.with();
    return page;
  });
}

function registerRoute(app: FastifyInstance, { env, route, authenticate }: Wiring): void {
  const limit = route.limit && createLimit(app, route.limit);
  app.route({
    method: route.method,
    url: route.path,
    onRequest: async (request) => {
      refuseBadParams(request.params as Record<string, string>);
      refuseWrongMedia(route, request.headers);
      const sessionToken = readSessionToken(env.config, request.headers.cookie);
      const terminalToken = readTerminalToken(env.config, request.headers.cookie);
      const found =
        sessionToken === null && terminalToken === null
          ? { actor: visitor, csrfToken: null }
          : await authenticate({ sessionToken, terminalToken, address: request.ip });
      request.visit = { actor: found.actor, address: request.ip, sessionToken, idempotencyKey: null };
      if (SAFE.has(request.method)) return;
      refuseCrossSite(request.headers, found.csrfToken);
      request.visit.idempotencyKey = readKey(route, request.headers);
    },
    handler: async (raw, reply) => {
      const request: RouteRequest = {
        ...raw.visit,
        params: { ...(raw.params as Record<string, string>) },
        query: raw.query as Record<string, unknown>,
        body: raw.body,
      };
      if (limit) await limit(raw, request);
      return serveRoute(route, { request, raw, reply, env });
    },
  });
}

function createLimit(app: FastifyInstance, limit: RouteLimit) {
  const check = app.createRateLimit({
    max: limit.perMinute,
    timeWindow: 60_000,
    keyGenerator: ({ limited, ip }) => `${ip}|${limited && limit.by ? limit.by(limited) : ''}`,
  });
  return async (raw: FastifyRequest, request: RouteRequest) => {
    raw.limited = request;
    const refusal = tooManyOf(await check(raw));
    if (refusal) throw refusal;
  };
}

function refuseWrongMedia(route: Route, headers: IncomingHttpHeaders): void {
  const type = headers['content-type'];
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw refusals.unsupportedMedia.with();
  if (type === undefined) return;
  const wanted =
    route.kind === 'upload' ? /^multipart\/form-data;/i : /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;
  if (!wanted.test(type)) throw refusals.unsupportedMedia.with();
}

function readKey(route: Route, headers: IncomingHttpHeaders): string | null {
  if (route.kind === 'query' || route.kind === 'file' || (route.kind === 'command' && route.exempt)) return null;
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)) throw refusals.keyMissing.with();
  return key;
}

/** Somebody else's number and a number that cannot be one answer alike. */
function refuseBadParams(params: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(params)) {
    if (!value.isWellFormed() || value.includes('\u0000') || (name.endsWith('Id') && !isUuid(value)))
      throw refusals.notFound.with();
  }
}

function ownRoutes(env: Environment, routes: readonly Route[]): Route[] {
  const document = Buffer.from(JSON.stringify(describeRoutes([...routes, ...clockRoutes], env.config.baseUrl)));
  const etag = sha256(document).slice(0, 32);
  return [
    queryRoute({
      method: 'GET',
      path: '/api/health',
      permission: { visitor: true },
      read: async () => ({ status: 'ok', businessNow: await env.now() }),
    }),
    ...clockRoutes,
    queryRoute({
      method: 'GET',
      path: '/api/openapi.json',
      permission: { visitor: true },
      read: async () => cacheable(etag, document),
    }),
  ];
}

function sendProblem(
  env: Environment,
  { error, request, reply }: { error: unknown; request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const { problem, fault, retryAfterSeconds } = mapError(error, env.random);
  if (fault)
    request.log.error({ incident: problem.incident, route: request.routeOptions?.url ?? null, fault: error }, 'fault');
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(Math.ceil(retryAfterSeconds)));
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}
