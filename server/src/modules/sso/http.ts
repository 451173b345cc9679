import { commandRoute, queryRoute, type Route } from '#platform';
import { accountHolders, agreeToRelyingParty, withdrawConsent } from './decide-consent.ts';
import { describeRelyingParty, describeRelyingParties } from './describe-relying-parties.ts';

export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/my/relying-parties',
    summary: '已注册应用和我的同意',
    permission: accountHolders,
    read: ({ actor }, env) => describeRelyingParties(env, actor),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/my/relying-parties/:code',
    summary: '一个已注册应用',
    permission: accountHolders,
    read: ({ actor, params }, env) => describeRelyingParty(env, actor, params.code!),
  }),
  commandRoute({ method: 'POST', path: '/api/my/relying-parties/:code/agree', command: agreeToRelyingParty }),
  commandRoute({ method: 'POST', path: '/api/my/relying-parties/:code/withdraw', command: withdrawConsent }),
];
