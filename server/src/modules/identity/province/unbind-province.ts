import Type from 'typebox';
import { command } from '#platform';
import { deleteBinding } from './bindings.store.ts';

/**
 * 解除绑定: a member of staff signs in by password only from now on. A citizen's binding follows from the ID number and would be
 * made again at the next visit, so there is nothing to end.
 */
export const unbindProvince = command({
  name: 'identity.unbind-province',
  title: '解除省统一身份认证绑定',
  permission: { posts: ['counter', 'reviewer', 'decider', 'catalogueManager', 'supervisor', 'issuer'] },
  input: Type.Object({}, { additionalProperties: false }),
  owner: (_input, actor) => `identity.account:${actor.accountId}`,
  load: async (_db, requests) => requests.map(() => ({})),
  decide: (_facts, { actor }) => ({
    writes: [deleteBinding({ account_id: actor.accountId })],
    result: { bound: false },
  }),
});
