import Type from 'typebox';
import { type Actor, command, type Environment } from '#platform';
import { wantsShortMessages, writePreference } from './messages.store.ts';

/** 收不收短信: the person's own choice. What the law says must be told is sent all the same. */
export const setContactPreference = command({
  name: 'notices.set-contact-preference',
  title: '设置是否收短信',
  permission: { citizen: true },
  input: Type.Object({ shortMessages: Type.Boolean() }, { additionalProperties: false }),
  owner: (_, actor) => `preference:${actor.personId}`,
  load: async (_, requests) => requests.map(({ actor }) => ({ personId: actor.personId! })),
  decide: ({ personId }, { input, ctx }) => ({
    writes: [writePreference(personId, input.shortMessages, ctx.now)],
    result: { shortMessages: input.shortMessages },
  }),
});

/** 当前的选择. */
export const readContactPreference = async (env: Environment, actor: Actor): Promise<{ shortMessages: boolean }> => ({
  shortMessages: await wantsShortMessages(env.db, actor.personId!),
});
