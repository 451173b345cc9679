import { loadCatalogue } from '#catalogue';
import { shanghaiDay } from '@yijian/core/calendar';
import Type from 'typebox';
import { commandEach, type Environment, eraseKey, type Reaction, reactionKey, systemActor } from '#platform';
import { judgeRetention } from './retention.ts';
import { listCaseFiles, listErasures, takeErasure, writeStanding } from './retention.store.ts';

/**
 * 销毁密钥 (个人信息保护法 47): of a person whose account is closed, as soon as no case runs and no file must be kept. Every value,
 * file name and file of the person is unreadable from then on, in every process; events, journal and proofs hold no personal
 * data and stay whole. What must be kept says until when, or that nobody confirmed how long.
 */
export const eraseSubject = commandEach({
  name: 'cases.erase-subject',
  title: '销毁已注销账号的个人信息',
  permission: { system: true },
  input: Type.Object({ subjectId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  owner: ({ subjectId }) => `erasure:${subjectId}`,
  loadOne: async (db, { input }) => {
    const waits = await takeErasure(db, input.subjectId);
    const { regimes } = await loadCatalogue(db);
    return { waits, retention: judgeRetention(await listCaseFiles(db, input.subjectId), regimes) };
  },
  decide: ({ waits, retention }, { input, ctx }) => {
    if (!waits) return { writes: [], result: { erased: false } };
    const isDue = retention.is === 'nothing' || (retention.is === 'term' && retention.until < ctx.today);
    return {
      writes: [
        writeStanding(input.subjectId, retention, isDue ? ctx.now : null),
        ...(isDue ? [eraseKey(input.subjectId, ctx.now)] : []),
      ],
      result: { erased: isDue },
    };
  },
});

/** Retention that ended today: found by polling, page after page. */
export async function eraseDue(env: Environment): Promise<void> {
  const today = shanghaiDay(await env.now());
  let after: string | null = null;
  for (;;) {
    const page: string[] = await listErasures(env.db, today, after);
    if (page.length === 0) return;
    for (const subjectId of page) await env.execute(eraseSubject, { input: { subjectId }, actor: systemActor });
    after = page.at(-1)!;
  }
}

/** Nothing has to be kept: at once. */
export const eraseClosed: Reaction = {
  consumer: 'cases.erase-closed',
  on: ['account.closed'],
  handle: async (event, env) => {
    await env.execute(eraseSubject, {
      input: { subjectId: event.ownerId },
      actor: systemActor,
      idempotencyKey: reactionKey(event, 'cases.erase-closed'),
    });
  },
};
