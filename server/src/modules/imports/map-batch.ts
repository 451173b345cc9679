import type { DefinitionKind } from '@yijian/core/contract';
import Type from 'typebox';
import { type DefinitionState, listStates, loadPublished, type PublishedCatalogue } from '#catalogue';
import { command, loadEach, type Queryable } from '#platform';
import type { Batch, Entry, Mapping } from './batch.ts';
import { readEntries, takeBatch, writeJudgedEntry, writeMapping } from './batches.store.ts';
import { mappedEntries } from './packs/mapped-entries.ts';
import { AS_DRAFT, isLocalOnly } from './packs/suggest-mapping.ts';
import { refusals } from './refusals.ts';

type Input = { batchId: string; mapping: { kind: string; code: string; to: string | null }[] };
type Facts = { batch: Batch; entries: Entry[]; published: PublishedCatalogue; states: DefinitionState[] };

/**
 * 对应到本地 (THG-17): what references of a pack are called here; everything is checked anew. `to` is a code in force here, `import`
 * (taken over as a draft; not for authorities and regions) or null. Refuses `imports.unknown-batch`, `imports.already-taken`,
 * `imports.not-a-pack`, `imports.unknown-target`.
 */
export const mapBatch = command({
  name: 'imports.map-batch',
  title: '主题包对应到本地',
  permission: { posts: ['catalogueManager'], system: true },
  input: Type.Object(
    {
      batchId: Type.String({ format: 'uuid' }),
      mapping: Type.Array(
        Type.Object(
          {
            kind: Type.String({ maxLength: 20 }),
            code: Type.String({ maxLength: 64 }),
            to: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]),
          },
          { additionalProperties: false },
        ),
        { maxItems: 2000 },
      ),
    },
    { additionalProperties: false },
  ),
  owner: ({ batchId }) => batchId,
  load: loadEach(async (db: Queryable, { input }: { input: Input }): Promise<Facts> => {
    const batch = await takeBatch(db, input.batchId);
    if (batch === undefined) throw refusals.unknownBatch.with();
    const entries = await readEntries(db, input.batchId);
    return { batch, entries, published: await loadPublished(db), states: await listStates(db, entries) };
  }),
  decide: ({ batch, entries, published, states }: Facts, { input }) => {
    if (batch.mapping === null) throw refusals.notAPack.with();
    if (batch.status !== 'checked') throw refusals.alreadyTaken.with();
    const mapping = changedMapping(batch.mapping, input.mapping, published);
    const given = entries.map((entry) => ({ ...entry, problems: [] }));
    const judged = mappedEntries(given, { mapping, published, states });
    const wrongCount = judged.filter(({ verdict }) => verdict === 'wrong').length;
    const counts = { correctCount: judged.length - wrongCount, wrongCount };
    return {
      writes: [
        writeMapping({ batchId: batch.batchId, mapping, ...counts }),
        ...judged.map((entry) => writeJudgedEntry(batch.batchId, entry)),
      ],
      result: { batchId: batch.batchId, ...counts },
    };
  },
});

function changedMapping(before: Mapping, asked: Input['mapping'], { byKind }: PublishedCatalogue): Mapping {
  const targets = new Map(asked.map(({ kind, code, to }) => [`${kind}:${code}`, to]));
  return before.map((one) => {
    const to = targets.get(`${one.kind}:${one.code}`);
    if (to === undefined) return one;
    const isThere = to === null || (to === AS_DRAFT ? !isLocalOnly(one.kind) : hasCode(byKind, one.kind, to));
    if (!isThere) throw refusals.unknownTarget.with({ kind: one.kind, code: one.code, to });
    return { ...one, to };
  });
}

const hasCode = (byKind: PublishedCatalogue['byKind'], kind: DefinitionKind, code: string): boolean =>
  byKind[kind].has(code);
