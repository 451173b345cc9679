import Type from 'typebox';
import { command } from '#platform';
import { deleteSession } from './accounts.store.ts';

/** 退出登录: ends the presented session; without one there is nothing to do. */
export const signOut = command({
  name: 'identity.sign-out',
  title: '退出登录',
  permission: { visitor: true },
  input: Type.Object({}, { additionalProperties: false }),
  owner: (_input, actor) => `identity.session:${actor.sessionId ?? 'none'}`,
  load: async (_db, requests) => requests.map(() => ({})),
  decide: (_facts, { actor }) => ({
    writes: actor.sessionId ? [deleteSession({ session_id: actor.sessionId })] : [],
    result: { signedOut: true },
  }),
});
