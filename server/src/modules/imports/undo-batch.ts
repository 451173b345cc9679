import Type from 'typebox';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from '#catalogue';
import { actorRef, command, loadEach, type Queryable } from '#platform';
import type { Batch } from './batch.ts';
import { readTakenRows, takeBatch, type TakenRow, writeUndone } from './batches.store.ts';
import { refusals } from './refusals.ts';

type Facts = { batch: Batch; rows: TakenRow[]; taken: TakenCatalogue };

/**
 * 整批撤回 (CAT-43): all drafts of a batch go, as long as none was published or edited since (`imports.not-undoable`, with which). What is
 * in force was never touched. Refuses `imports.unknown-batch`, `imports.not-taken`.
 */
export const undoBatch = command({
  name: 'imports.undo-batch',
  title: '整批撤回导入',
  permission: { posts: ['catalogueManager'], system: true },
  input: Type.Object({ batchId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  owner: () => catalogueOwner,
  load: loadEach(async (db: Queryable, { input }: { input: { batchId: string } }): Promise<Facts> => {
    const batch = await takeBatch(db, input.batchId);
    if (batch === undefined) throw refusals.unknownBatch.with();
    const rows = await readTakenRows(db, input.batchId);
    return { batch, rows, taken: await takeCatalogue(db, rows) };
  }),
  decide: ({ batch, rows, taken }: Facts, { actor, ctx }) => {
    if (batch.status !== 'taken') throw refusals.notTaken.with();
    const findings = rows.flatMap(({ kind, code, name, hash }, at) =>
      taken.states[at]!.draft?.hash === hash
        ? []
        : [
            {
              code: 'moved-on',
              severity: 'block',
              place: `${kind}:${code}`,
              message: `「${name}」已公布或被改过`,
              remedy: '请到目录里处理',
            },
          ],
    );
    if (findings.length > 0) throw refusals.notUndoable.with({ findings: findings.slice(0, 100) });
    const changes = rows.map((_, at) => ({ state: taken.states[at]!, to: 'discard' as const }));
    const { writes, events } = planChanges(taken, changes, { actor, ctx });
    return {
      writes: [...writes, writeUndone(batch.batchId, { at: ctx.now, by: actorRef(actor) })],
      events,
      result: { batchId: batch.batchId, discarded: rows.length },
    };
  },
});
