import { commandRoute, queryRoute, type Route } from '#platform';
import { actFor } from './act-for.ts';
import { getMe } from './describe-me.ts';
import { listMandates } from './list-mandates.ts';
import { refusals } from './refusals.ts';
import { revokeMandate } from './revoke-mandate.ts';
import { signIn, type SignedIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/me',
    summary: '我的身份',
    permission: { visitor: true },
    read: ({ actor, sessionToken }, env) => getMe(env, actor, sessionToken),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/sign-in',
    command: signIn,
    exempt: true,
    limit: { perMinute: 10, by: ({ body }) => String((body as { login?: unknown } | null)?.login) },
    input: ({ body, address }) => ({ credentials: body, address }),
    answer: (result: SignedIn) => {
      if (!result.signedIn)
        throw refusals.wrongCredentials.with(result.waitSeconds > 0 ? { retryAfterSeconds: result.waitSeconds } : {});
      return { body: { kind: result.kind }, session: result.token };
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/sign-out',
    command: signOut,
    exempt: true,
    answer: (result) => ({ body: result, session: null }),
  }),
  commandRoute({ method: 'POST', path: '/api/act-for', command: actFor }),
  queryRoute({
    method: 'GET',
    path: '/api/mandates',
    summary: '我的委托',
    permission: { citizen: true },
    read: ({ actor }, env) => listMandates(env, actor),
  }),
  commandRoute({ method: 'POST', path: '/api/mandates/:mandateId/revoke', command: revokeMandate }),
];
