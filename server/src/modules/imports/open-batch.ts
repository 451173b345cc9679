import type { Definition, DefinitionKind } from '@yijian/core/contract';
import Type from 'typebox';
import { listStates, loadPublished, type PublishedCatalogue } from '#catalogue';
import { type Actor, actorRef, command, type Environment } from '#platform';
import { type Batch, type Entry, type Format, isWrong, type Mapping, type ReadFile } from './batch.ts';
import { writeBatch, writeEntry } from './batches.store.ts';
import { keepProgress, nextTurn } from './check-progress.ts';
import { judgeInSteps } from './judge-entries.ts';
import { suggestMapping } from './packs/suggest-mapping.ts';
import { mappedEntries } from './packs/mapped-entries.ts';
import { readFile } from './read-file.ts';
import { refusals } from './refusals.ts';
import { findList, type ListSpec } from './sheets/lists.ts';

/** What a whole file of definitions (JSON, a pack) is called where lists have their id. */
export const ANY_LIST = 'definitions';

type Input = { list: string; format: Format; fileName: string; fileHash: string; fileSize: number };
type Checked = { read: ReadFile; entries: Entry[]; mapping: Mapping | null };

/**
 * 上传检查: reads the stored file, checks every row against the catalogue and records the batch. Nothing of the catalogue changes.
 * Refuses `imports.unknown-list`, `imports.file-gone`.
 */
export const openBatch = command({
  name: 'imports.open-batch',
  title: '上传并检查导入文件',
  permission: { posts: ['catalogueManager'], system: true },
  input: Type.Object(
    {
      list: Type.String({ maxLength: 40 }),
      format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv'), Type.Literal('json')]),
      fileName: Type.String({ minLength: 1, maxLength: 200 }),
      fileHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      fileSize: Type.Integer({ minimum: 0 }),
    },
    { additionalProperties: false },
  ),
  owner: ({ fileHash }) => `import:${fileHash}`,
  prepare: ({ input, actor }: { input: Input; actor: Actor }, env: Environment) => check(input, { env, actor }),
  load: async (_, requests) => requests.map(() => null),
  decide: (_, { input, actor, ctx, prepared: { read, entries, mapping } }) => {
    const wrongCount = entries.filter(({ verdict }) => verdict === 'wrong').length;
    const batch: Batch = {
      ...input,
      batchId: ctx.newId(),
      rowCount: read.rowCount,
      correctCount: entries.length - wrongCount,
      wrongCount,
      problems: read.problems,
      mapping,
      pack: read.pack,
      status: 'checked',
      uploadedAt: ctx.now,
      uploadedBy: actorRef(actor),
      takenAt: null,
      takenBy: null,
      drafted: null,
      undoneAt: null,
      undoneBy: null,
    };
    return {
      writes: [writeBatch(batch), ...entries.map((entry) => writeEntry(batch.batchId, entry))],
      result: { batchId: batch.batchId, rowCount: read.rowCount, correctCount: batch.correctCount, wrongCount },
    };
  },
});

type By = { env: Environment; actor: Actor };

async function check(input: Input, { env, actor }: By): Promise<Checked> {
  const list = findList(input.list);
  if (list === undefined && input.list !== ANY_LIST) throw refusals.unknownList.with({ list: input.list });
  const content = await env.blobs.get(input.fileHash);
  if (content === undefined) throw refusals.fileGone.with();
  const published = await loadPublished(env.db);
  const baseOf = (kind: DefinitionKind, code: string): Definition | undefined =>
    published.byKind[kind].get(code)?.definition;
  keepProgress(actor, { stage: 'reading', rows: null, checked: 0 });
  await nextTurn();
  const read = await readFile(content, input.format, { list, baseOf });
  if (isWrong(read.problems)) return { read, entries: [], mapping: null };
  const mapping = read.pack === null ? null : suggestMapping(read.given, published);
  return { read, mapping, entries: await entriesOf({ env, actor }, read, { mapping, published, list }) };
}

/** 检查结果 of what was read, with the mapping of a pack laid in between; packs keep what was given, for another mapping. */
async function entriesOf(
  { env, actor }: By,
  { given }: ReadFile,
  { mapping, published, list }: { mapping: Mapping | null; published: PublishedCatalogue; list: ListSpec | undefined },
): Promise<Entry[]> {
  const states = await listStates(env.db, given);
  if (mapping !== null) return mappedEntries(given, { mapping, published, states });
  const steps = judgeInSteps(given, { published, states, list });
  for (;;) {
    const step = steps.next();
    if (step.done) {
      keepProgress(actor, { stage: 'saving', rows: given.length, checked: given.length });
      return step.value.map((entry) => ({ ...entry, definition: null }));
    }
    keepProgress(actor, { stage: 'checking', rows: given.length, checked: step.value });
    await nextTurn();
  }
}
