import Type from 'typebox';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from '#catalogue';
import { actorRef, command, loadEach, type Queryable } from '#platform';
import type { Batch, Entry } from './batch.ts';
import { readEntries, takeBatch, writeTaken } from './batches.store.ts';
import { judgeEntries } from './judge-entries.ts';
import { refusals } from './refusals.ts';

type Input = { batchId: string; rows: 'all' | 'correct'; dryRun?: boolean };
type Facts = { batch: Batch; entries: Entry[]; taken: TakenCatalogue };

/**
 * 导入 (CAT-43): every correct row becomes a draft, in one go or not at all; publishing stays with another person. `all`: refuses while
 * any row is wrong (`imports.has-wrong-rows`). `dryRun`: says what would happen, writes nothing. What was checked must still hold:
 * `imports.outdated`. Refuses `imports.unknown-batch`, `imports.already-taken`, `imports.nothing-to-take`.
 */
export const takeOverBatch = command({
  name: 'imports.take-over',
  title: '导入为草稿',
  permission: { posts: ['catalogueManager'], system: true },
  input: Type.Object(
    {
      batchId: Type.String({ format: 'uuid' }),
      rows: Type.Union([Type.Literal('all'), Type.Literal('correct')]),
      dryRun: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  load: loadEach(async (db: Queryable, { input }: { input: Input }): Promise<Facts> => {
    const batch = await takeBatch(db, input.batchId);
    if (batch === undefined) throw refusals.unknownBatch.with();
    const entries = (await readEntries(db, input.batchId)).filter(
      ({ verdict, body }) => verdict !== 'wrong' && body !== null,
    );
    return { batch, entries, taken: await takeCatalogue(db, entries) };
  }),
  decide: ({ batch, entries, taken }: Facts, { input, actor, ctx }) => {
    if (batch.status !== 'checked') throw refusals.alreadyTaken.with();
    if (input.rows === 'all' && (batch.wrongCount > 0 || batch.problems.some(({ severity }) => severity === 'block')))
      throw refusals.hasWrongRows.with({ wrong: batch.wrongCount });
    const open = entries.flatMap((entry, at) =>
      entry.verdict === 'same' ? [] : [{ entry, state: taken.states[at]! }],
    );
    if (open.length === 0) throw refusals.nothingToTake.with();
    refuseOutdated(entries, taken);
    const same = batch.correctCount - open.length;
    const result = { batchId: batch.batchId, drafted: open.length, same, skipped: batch.wrongCount, dryRun: true };
    if (input.dryRun) return { writes: [], result };
    const changes = open.map(({ entry, state }) => ({ state, to: 'draft' as const, body: entry.body! }));
    const { writes, events } = planChanges(taken, changes, { actor, ctx });
    const record = { at: ctx.now, by: actorRef(actor), drafted: open.length };
    return {
      writes: [...writes, writeTaken(batch.batchId, record)],
      events,
      result: { ...result, dryRun: false },
    };
  },
});

/** What was published or drafted since the check would be overwritten, or what rows refer to is gone. */
function refuseOutdated(entries: readonly Entry[], { published, states }: TakenCatalogue): void {
  const given = entries.map((entry) => ({ ...entry, definition: entry.body, problems: [] }));
  const now = judgeEntries(given, { published, states, list: undefined });
  const moved = now.filter(
    (entry, at) => entry.verdict !== entries[at]!.verdict || entry.baseHash !== entries[at]!.baseHash,
  );
  if (moved.length > 0) throw refusals.outdated.with({ codes: moved.slice(0, 50).map(({ code }) => code) });
}
