import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Account, type Adapter, type AdapterPayload, type Configuration } from 'oidc-provider';
import { choicePage, faultPage } from './province-pages.ts';
import type { ProvincePerson } from './province-person.ts';

export type ProvinceSimulatorOptions = {
  people: readonly ProvincePerson[];
  clientId: string;
  clientSecret: string;
  /** where the platform takes the answer */
  returnTo: string;
  /** 0: any free port */
  port?: number;
  /** claims to leave out, as a person without real-name verification */
  without?: readonly string[];
};
/** 运行中的仿真省认证: its issuer, and how to stop it. */
export type ProvinceSimulator = { issuer: string; close: () => Promise<void> };

/**
 * 仿真省统一身份认证: a complete OpenID provider on the loopback address, the other end of the adapter. Signing in there means
 * choosing one of the fictional people; every page says 仿真. Keeps nothing.
 */
export async function startProvinceSimulator(options: ProvinceSimulatorOptions): Promise<ProvinceSimulator> {
  const server = createServer();
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve),
  );
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configure(options));
  const serve = provider.callback();
  server.on('request', (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0]!;
    if (!path.startsWith('/choose/')) return void serve(request, response);
    choose(provider, { request, response, options }).catch(() => send(response, 400, faultPage()));
  });
  return { issuer, close: () => closeServer(server) };
}

/** What is under way, in memory: a restart forgets it, and the person begins again. */
function shelfAdapter(model: string, shelf: Map<string, AdapterPayload>): Adapter {
  const at = (id: string) => `${model} ${id}`;
  const drop = (wanted: (payload: AdapterPayload) => boolean) => {
    for (const [key, payload] of shelf) if (wanted(payload)) shelf.delete(key);
  };
  return {
    upsert: async (id, payload) => void shelf.set(at(id), payload),
    find: async (id) => shelf.get(at(id)),
    findByUid: async (uid) => [...shelf.values()].find((one) => one.kind === model && one.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id) => void shelf.set(at(id), { ...shelf.get(at(id)), consumed: true }),
    destroy: async (id) => void shelf.delete(at(id)),
    revokeByGrantId: async (grantId) => drop((payload) => payload.grantId === grantId),
  };
}

/** The account's id: which person, and for which organisation (`-` for self). */
const accountOf = (people: readonly ProvincePerson[], id: string) => {
  const [at = '', place = '-'] = id.split('.');
  const person = people[Number(at)];
  return person && { person, organisation: place === '-' ? undefined : person.organisations[Number(place)] };
};

function configure({
  people,
  clientId,
  clientSecret,
  returnTo,
  without = [],
}: ProvinceSimulatorOptions): Configuration {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const identity = ['name', 'id_number', 'phone_number', 'organisation'];
  const shelf = new Map<string, AdapterPayload>();
  return {
    adapter: (model) => shelfAdapter(model, shelf),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [returnTo],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' } as never] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    scopes: ['openid', 'identity'],
    claims: { openid: ['sub'], identity },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 900, Session: 900, Grant: 900 },
    interactions: { url: (_ctx, interaction) => `/choose/${interaction.uid}` },
    findAccount: (_ctx, id) => {
      const found = accountOf(people, id);
      return found ? accountWith(id, { ...found, without }) : undefined;
    },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId,
      });
      grant.addOIDCScope('openid identity');
      await grant.save();
      return grant;
    },
    renderError: (ctx) => {
      ctx.type = 'html';
      ctx.body = faultPage();
    },
  };
}

type Found = { person: ProvincePerson; organisation: ProvincePerson['organisations'][number] | undefined };

function accountWith(id: string, { person, organisation, without }: Found & { without: readonly string[] }): Account {
  const all = {
    sub: createHash('sha256').update(`subject|${person.idNumber}`).digest('base64url'),
    name: person.name,
    id_number: person.idNumber,
    phone_number: person.mobile,
    ...(organisation ? { organisation } : {}),
  };
  const claims = Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name)));
  return { accountId: id, claims: async () => claims as { sub: string } };
}

type Visit = { request: IncomingMessage; response: ServerResponse; options: ProvinceSimulatorOptions };

/** `/choose/<uid>`: the people; with `?as=<person>.<organisation>` one of them signs in, with `?cancel=1` nobody does. */
async function choose(provider: Provider, { request, response, options }: Visit): Promise<void> {
  const query = new URL(request.url ?? '', 'http://here').searchParams;
  const { uid } = await provider.interactionDetails(request, response);
  const as = query.get('as');
  if (query.has('cancel')) {
    await provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'cancelled' });
  } else if (as !== null && accountOf(options.people, as)) {
    await provider.interactionFinished(request, response, { login: { accountId: as, remember: false } });
  } else send(response, 200, choicePage(uid, options.people));
}

function send(response: ServerResponse, status: number, html: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    })
    .end(html);
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
