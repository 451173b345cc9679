import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  type Configuration as Client,
  customFetch,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { boundedFetch } from '#platform';
import { type Greeting, numberPage, slipPage } from './demo-pages.ts';

export type DemoRelyingPartyOptions = {
  /** asked when somebody comes: the platform may start later than its application */
  issuer: () => string;
  clientId: string;
  secret: string;
  scopes: readonly string[];
  /** 0: any free port */
  port?: number;
};
/** 运行中的演示应用: its address, and how to stop it. */
export type DemoRelyingParty = { url: string; close: () => Promise<void> };

type Visit = { verifier: string; nonce: string } | { token: string; subject: string; number: number | null };
type Shop = {
  options: DemoRelyingPartyOptions;
  url: string;
  client: () => Promise<Client>;
  visits: Map<string, Visit>;
  taken: { last: number };
};

const COOKIE = 'appointment';
const VISITS_MAX = 1000;

/**
 * 演示应用「清河区预约取号」(仿真): a relying party like any other, in its own server with a cookie of its own. It knows nobody: who
 * comes is asked of the platform, and asked again at every page, so that a sign-out there is one here.
 */
export async function startDemoRelyingParty(options: DemoRelyingPartyOptions): Promise<DemoRelyingParty> {
  const server = createServer();
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve),
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let known: Promise<Client> | undefined;
  const client = () =>
    (known ??= discover(options).catch((error: unknown) => {
      known = undefined;
      throw error;
    }));
  const shop: Shop = { options, url, client, visits: new Map(), taken: { last: 0 } };
  server.on('request', (request, response) => {
    serve(shop, request, response).catch(() => send(response, 400, slipPage(options.issuer().replace(/\/sso$/, ''))));
  });
  return { url, close: () => closeServer(server) };
}

async function discover({ issuer, clientId, secret }: DemoRelyingPartyOptions): Promise<Client> {
  const plain = issuer().startsWith('http://127.0.0.1');
  return discovery(new URL(issuer()), clientId, undefined, ClientSecretBasic(secret), {
    [customFetch]: boundedFetch() as NonNullable<Client[typeof customFetch]>,
    execute: plain ? [allowInsecureRequests] : [],
  });
}

async function serve(shop: Shop, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, search } = new URL(request.url ?? '', shop.url);
  const key = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{20,64})`).exec(request.headers.cookie ?? '')?.[1] ?? '';
  const visit = shop.visits.get(key);
  if (pathname === '/callback') return comeBack(shop, { response, key, visit, search });
  if (pathname !== '/' && pathname !== '/take') return send(response, 404, slipPage(shop.url));
  if (!visit || !('token' in visit)) return signIn(shop, response);
  const greeting = await ask(shop, visit);
  if (!greeting) return signIn(shop, response);
  if (pathname === '/') return send(response, 200, numberPage(greeting, visit.number));
  if (request.method === 'POST') visit.number ??= shop.taken.last += 1;
  return redirect(response, '/');
}

/** Off to the platform; who is signed in there is back at once. */
async function signIn(shop: Shop, response: ServerResponse): Promise<void> {
  const [key, verifier, nonce] = [randomState(), randomPKCECodeVerifier(), randomNonce()];
  if (shop.visits.size >= VISITS_MAX) shop.visits.delete(shop.visits.keys().next().value!);
  shop.visits.set(key, { verifier, nonce });
  const to = buildAuthorizationUrl(await shop.client(), {
    redirect_uri: `${shop.url}/callback`,
    scope: ['openid', ...shop.options.scopes].join(' '),
    state: key,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  redirect(response, to.href, key);
}

type Back = { response: ServerResponse; key: string; visit: Visit | undefined; search: string };

async function comeBack(shop: Shop, { response, key, visit, search }: Back): Promise<void> {
  shop.visits.delete(key);
  if (!visit || !('verifier' in visit)) throw new Error('nobody was waiting for this answer');
  const tokens = await authorizationCodeGrant(await shop.client(), new URL(`${shop.url}/callback${search}`), {
    expectedState: key,
    expectedNonce: visit.nonce,
    pkceCodeVerifier: visit.verifier,
    idTokenExpected: true,
  });
  const own = randomState();
  shop.visits.set(own, { token: tokens.access_token, subject: tokens.claims()!.sub, number: null });
  redirect(response, '/', own);
}

/** Who this is, as the platform says right now; undefined when it no longer says so. */
async function ask(shop: Shop, { token, subject }: { token: string; subject: string }): Promise<Greeting | undefined> {
  try {
    const claims = await fetchUserInfo(await shop.client(), token, subject);
    const organisation = claims.organisation as { name?: unknown } | undefined;
    return {
      name: String(claims.name ?? ''),
      organisation: typeof organisation?.name === 'string' ? organisation.name : null,
    };
  } catch {
    return undefined;
  }
}

function redirect(response: ServerResponse, location: string, key?: string): void {
  const cookie = key === undefined ? {} : { 'set-cookie': `${COOKIE}=${key}; Path=/; HttpOnly; SameSite=Lax` };
  response.writeHead(303, { location, 'cache-control': 'no-store', ...cookie }).end();
}

function send(response: ServerResponse, status: number, html: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    })
    .end(html);
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
