import { commandRoute, queryRoute, type Route } from '#platform';
import { actFor } from './act-for.ts';
import { getMe } from './describe-me.ts';
import { listMandates } from './list-mandates.ts';
import { describeAccount } from './province/describe-account.ts';
import { provinceRefusals, type ProvinceSignedIn, signInThroughProvince } from './province/sign-in-through-province.ts';
import { startProvinceSignIn } from './province/start-province-sign-in.ts';
import { unbindProvince } from './province/unbind-province.ts';
import { refusals } from './refusals.ts';
import { endPost } from './posts/end-post.ts';
import { grantPost } from './posts/grant-post.ts';
import { listStaff } from './posts/list-staff.ts';
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
    path: '/api/province-sign-in/start',
    command: startProvinceSignIn,
    exempt: true,
    limit: { perMinute: 20 },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/province-sign-in',
    command: signInThroughProvince,
    exempt: true,
    limit: { perMinute: 20 },
    input: ({ body, address }) => ({ ...(body as object), address }),
    answer: (result: ProvinceSignedIn) => {
      if (!result.signedIn) throw provinceRefusals[result.because].with(result.facts);
      return { body: { kind: result.kind }, session: result.token };
    },
  }),
  commandRoute({ method: 'POST', path: '/api/my/account/unbind-province', command: unbindProvince }),
  queryRoute({
    method: 'GET',
    path: '/api/my/account',
    summary: '我的账号',
    permission: { visitor: true },
    read: ({ actor }, env) => describeAccount(env, actor),
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
  queryRoute({
    method: 'GET',
    path: '/api/staff/posts',
    summary: '岗位一览',
    permission: { posts: ['administrator'] },
    read: ({ actor }, env) => listStaff(env, actor),
  }),
  commandRoute({ method: 'POST', path: '/api/staff/posts', command: grantPost, status: 201 }),
  commandRoute({ method: 'POST', path: '/api/staff/posts/:postId/end', command: endPost }),
];
