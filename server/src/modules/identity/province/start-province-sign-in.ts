import Type from 'typebox';
import { command, loadEach, newToken, type Queryable } from '#platform';
import { realNowMs } from '../accounts.store.ts';
import { refusals } from '../refusals.ts';
import { iso } from '../sign-in.ts';
import { deleteFlow, findDeadFlows, insertFlow } from './bindings.store.ts';
import { FLOW_MINUTES, flowHash, returnAddress, secretsOf } from './flow.ts';
import { provincePort } from './province-port.ts';

const load = loadEach(async (db: Queryable) => {
  const nowMs = await realNowMs(db);
  return { nowMs, dead: await findDeadFlows(db, iso(nowMs)) };
});

/**
 * 开始省认证登录: answers the province's address to go to, and the flow's token that the browser keeps until it comes back.
 * Refuses `identity.province-not-connected`, `identity.province-unreachable`.
 */
export const startProvinceSignIn = command({
  name: 'identity.start-province-sign-in',
  title: '前往省统一身份认证',
  permission: { visitor: true },
  unkept: true,
  input: Type.Object({}, { additionalProperties: false }),
  owner: () => 'identity.province-flow',
  prepare: async (_request, env) => {
    const port = provincePort(env);
    if (!port) throw refusals.provinceNotConnected.with();
    const flow = newToken(env.random, 32);
    const address = await port.signInAddress(secretsOf(flow), returnAddress(env.config.baseUrl));
    if (address === undefined) throw refusals.provinceUnreachable.with();
    return { flow, address };
  },
  load,
  decide: ({ nowMs, dead }, { prepared }) => ({
    writes: [
      insertFlow({ flow_hash: flowHash(prepared.flow), expires_at: iso(nowMs + FLOW_MINUTES * 60_000) }),
      ...dead.map((hash) => deleteFlow({ flow_hash: hash })),
    ],
    result: prepared,
  }),
});
