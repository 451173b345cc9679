import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { authenticate } from '#identity';
import { type Actor, type Environment, type Mount, readSessionToken } from '#platform';
import { describeRelyingParty } from '../describe-relying-parties.ts';
import { subjectOf } from '../subject.ts';
import { faultPage } from './fault-page.ts';
import { createProvider } from './openid-provider.ts';

const PREFIX = '/sso';

/**
 * 单点登录入口: the platform as an OpenID provider at `/sso`, for registered applications only. Our own session is the login: the
 * library keeps none between requests, so signing out here is signing out everywhere at the next request.
 */
export function openIdMount(env: Environment): Mount {
  let made: { baseUrl: string; provider: Promise<Provider> } | undefined;
  const providerOf = (): Promise<Provider> => {
    const { baseUrl } = env.config;
    if (made?.baseUrl !== baseUrl) made = { baseUrl, provider: createProvider(env, `${baseUrl}${PREFIX}`) };
    return made.provider;
  };
  return {
    prefix: PREFIX,
    async handle(request, response) {
      try {
        const provider = await providerOf();
        beOurs(request, env.config.baseUrl);
        const [, uid, verb] = /^\/interaction\/([\w-]+)(\/decline)?(?:\?|$)/.exec(request.url!) ?? [];
        if (uid === undefined) await provider.callback()(request, response);
        else await interact(provider, { request, response, env, uid, isDeclined: verb !== undefined });
      } catch {
        sendFault(response);
      }
    },
  };
}

/** The library sees the path beneath the prefix, our public address whatever a client writes, and no session of its own. */
function beOurs(request: IncomingMessage, baseUrl: string): void {
  const { protocol, host } = new URL(baseUrl);
  const { headers } = request;
  Object.assign(request, { originalUrl: request.url });
  request.url = request.url!.slice(PREFIX.length);
  headers['x-forwarded-proto'] = protocol.slice(0, -1);
  headers['x-forwarded-host'] = host;
  const cookies = (headers.cookie ?? '').split(/;\s*/).filter((one) => !/^_session(\.|=)/.test(one));
  headers.cookie = cookies.join('; ');
}

type Interaction = {
  request: IncomingMessage;
  response: ServerResponse;
  env: Environment;
  uid: string;
  isDeclined: boolean;
};

/** Who is signed in and has agreed goes on at once; else the sign-in page or the consent page, and back here. */
async function interact(provider: Provider, { request, response, env, uid, isDeclined }: Interaction): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const declined = { error: 'access_denied', error_description: 'the person did not agree' };
  if (isDeclined) return provider.interactionFinished(request, response, declined);
  const actor = await actorOf(env, request);
  if (!actor) return redirect(response, `/login?back=${encodeURIComponent(`${PREFIX}/interaction/${uid}`)}`);
  const party = String(params.client_id);
  if ((await describeRelyingParty(env, actor, party)).agreedAt === null)
    return redirect(response, `/login/consent?${new URLSearchParams({ application: party, interaction: uid })}`);
  const login = { accountId: subjectOf(actor), remember: false };
  return provider.interactionFinished(request, response, { login });
}

async function actorOf(env: Environment, request: IncomingMessage): Promise<Actor | undefined> {
  const sessionToken = readSessionToken(env.config, request.headers.cookie);
  const { actor } = await authenticate(env, { sessionToken });
  return actor.accountId === null ? undefined : actor;
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, 'cache-control': 'no-store' }).end();
}

function sendFault(response: ServerResponse): void {
  if (response.headersSent) return void response.end();
  response.writeHead(400, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(faultPage());
}
