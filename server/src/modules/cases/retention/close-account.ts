import { loadCatalogue } from '#catalogue';
import { findClosing } from '#identity';
import Type from 'typebox';
import { commandEach, type Environment, refusals as platformRefusals } from '#platform';
import { refusals } from '../refusals.ts';
import { judgeRetention } from './retention.ts';
import { listCaseFiles, writeErasure } from './retention.store.ts';

/**
 * 注销账号 (SEC-08, 个人信息保护法 47): by the citizen, after the password was given once more. The account closes, sessions and
 * mandates end, name, number, telephone and address go at once. Values of concluded case files stay unreadable to everybody
 * but the file's readers until their retention ends, then the person's key is destroyed (`erase-subject.ts`). It stands here
 * because `identity` knows no cases. Refuses `wrong-password`, `case-running`, `only-representative`, `works-here`.
 */
export const closeAccount = commandEach({
  name: 'cases.close-account',
  title: '注销账号',
  permission: { citizen: true },
  // The input holds a password: the answer is not kept under a submission number.
  unkept: true,
  input: Type.Object({ password: Type.String({ minLength: 1, maxLength: 200 }) }, { additionalProperties: false }),
  owner: (_, actor) => `account:${actor.accountId}`,
  prepare: async ({ input, actor }, env: Environment) => {
    const closing = await findClosing(env.db, actor.accountId!);
    if (!closing) throw platformRefusals.notFound.with();
    if (!(await closing.isOwnPassword(input.password))) throw refusals.wrongPassword.with();
  },
  loadOne: async (db, { actor }) => {
    const closing = await findClosing(db, actor.accountId!);
    if (!closing) throw platformRefusals.notFound.with();
    const { regimes } = await loadCatalogue(db);
    return { closing, retention: judgeRetention(await listCaseFiles(db, closing.personId), regimes) };
  },
  decide: ({ closing, retention }, { ctx }) => {
    if (retention.is === 'running') throw refusals.caseRunning.with();
    if (closing.represents.length > 0) throw refusals.onlyRepresentative.with({ organisations: closing.represents });
    if (closing.hasOtherAccount) throw refusals.worksHere.with();
    return {
      writes: [...closing.writes(ctx.now), writeErasure(closing.personId, ctx.now)],
      events: [
        {
          type: 'account.closed',
          id: ctx.newId(),
          ownerId: closing.personId,
          seq: 1,
          data: { retention: retention.is },
        },
      ],
      result: { closed: true, keptUntil: retention.is === 'term' ? retention.until : null, retention: retention.is },
    };
  },
});
