import type { BaseItem } from '@yijian/core/contract';
import { type Difference, differencesOf } from '@yijian/core/definitions';
import { loadPublished, type PublishedCatalogue } from '#catalogue';
import { describeAccounts } from '#identity';
import type { Environment, Queryable, ServedFile } from '#platform';
import type { Batch, Entry, Mapping, Problem, Verdict } from './batch.ts';
import { countVerdicts, findBatch, listBatches, pageEntries, readBodies, readEntries } from './batches.store.ts';
import { compareLists, type Comparison, rectificationRows } from './compare-list.ts';
import { isLocalOnly } from './packs/suggest-mapping.ts';
import { refusals } from './refusals.ts';
import { writeCsv } from './sheets/csv.ts';

type Reader = Pick<Environment, 'db' | 'keys'>;
export type Choice = { code: string; name: string };
/** 对应一行, with what it may be here and whether it may be taken over as a draft. */
export type MappingRow = Mapping[number] & { choices: Choice[]; mayImport: boolean };
export type ShownEntry = Pick<Entry, 'number' | 'line' | 'kind' | 'code' | 'name' | 'verdict' | 'problems'> & {
  changes: Difference[];
};

const BATCHES_SHOWN = 100;

/** 导入记录, newest first, people by post and masked name. */
export const showBatches = async (env: Reader): Promise<Batch[]> =>
  named(env, await listBatches(env.db, BATCHES_SHOWN));

/** 一个批次 with counts by verdict and, for a pack, the choices of its mapping. Refuses `imports.unknown-batch`. */
export async function showBatch(
  env: Reader,
  batchId: string,
): Promise<{ batch: Batch; counts: Record<Verdict, number>; mapping: MappingRow[] | null }> {
  const [batch] = await named(env, [await getBatch(env.db, batchId)]);
  const counts = await countVerdicts(env.db, batchId);
  const mapping = batch!.mapping === null ? null : choicesOf(batch!.mapping, await loadPublished(env.db));
  return { batch: batch!, counts, mapping };
}

function choicesOf(mapping: Mapping, { byKind }: PublishedCatalogue): MappingRow[] {
  return mapping.map((one) => {
    const isAsked = isLocalOnly(one.kind) || one.kind === 'licenceType' || one.kind === 'item';
    const all = [...byKind[one.kind].values()].map(({ definition: { code, name } }) => ({ code, name }));
    const choices = isAsked ? all : all.filter(({ code }) => code === one.to);
    return { ...one, choices, mayImport: !isLocalOnly(one.kind) };
  });
}

/** 检查结果的一页: each entry with its problems and, field by field, what would change. Refuses `imports.unknown-batch`. */
export async function showEntries(
  db: Queryable,
  batchId: string,
  page: { verdict: Verdict | null; after: number; limit: number },
): Promise<{ entries: ShownEntry[]; next: number | null }> {
  await getBatch(db, batchId);
  const found = await pageEntries(db, batchId, { ...page, limit: page.limit + 1 });
  const { byKind } = await loadPublished(db);
  const entries = found.slice(0, page.limit).map(({ number, line, kind, code, name, verdict, problems, body }) => {
    const before = byKind[kind].get(code)?.definition;
    const changes = verdict === 'changed' && body !== null ? differencesOf(before, body) : [];
    return { number, line, kind, code, name, verdict, problems, changes };
  });
  return { entries, next: found.length > page.limit ? entries.at(-1)!.number : null };
}

/** 错误报告 as CSV: every problem of the file with row and column. Refuses `imports.unknown-batch`. */
export async function problemReport(db: Queryable, batchId: string): Promise<ServedFile> {
  const batch = await getBatch(db, batchId);
  const entries = await readEntries(db, batchId);
  const row = (code: string, one: Problem): string[] => [
    one.line === null ? '' : String(one.line),
    one.column ?? '',
    code,
    one.severity === 'block' ? '错误' : '提醒',
    one.message,
    one.remedy,
  ];
  const rows = [
    ['行', '列', '编码', '程度', '问题', '怎么改'],
    ...batch.problems.map((one) => row('', one)),
    ...entries.flatMap((entry) => entry.problems.map((one) => row(entry.code, one))),
  ];
  return csv(`${batch.fileName}检查报告.csv`, rows);
}

/** 对照 of an uploaded upper list with a region. Refuses `imports.unknown-batch`, `imports.not-comparable`, `imports.unknown-region`. */
export async function showComparison(db: Queryable, batchId: string, region: string): Promise<Comparison> {
  await getBatch(db, batchId);
  const upper = (await readBodies(db, batchId)).filter((one): one is BaseItem => one?.kind === 'baseItem');
  if (upper.length === 0) throw refusals.notComparable.with();
  const comparison = compareLists(upper, region, await loadPublished(db));
  if (comparison === undefined) throw refusals.unknownRegion.with({ region });
  return comparison;
}

/** 整改清单 as CSV; refuses like `showComparison`. */
export async function rectificationList(db: Queryable, batchId: string, region: string): Promise<ServedFile> {
  const comparison = await showComparison(db, batchId, region);
  return csv(`${comparison.regionName}对照上级清单整改清单.csv`, rectificationRows(comparison));
}

const csv = (name: string, rows: readonly (readonly string[])[]): ServedFile => ({
  name,
  type: 'text/csv; charset=utf-8',
  content: Buffer.from(writeCsv(rows)),
});

async function getBatch(db: Queryable, batchId: string): Promise<Batch> {
  const batch = await findBatch(db, batchId);
  if (batch === undefined) throw refusals.unknownBatch.with();
  return batch;
}

async function named({ db, keys }: Reader, batches: readonly Batch[]): Promise<Batch[]> {
  const people = batches.flatMap(({ uploadedBy, takenBy, undoneBy }) => [uploadedBy, takenBy, undoneBy]);
  const accounts = await describeAccounts(
    db,
    keys,
    [...new Set(people)].filter((one) => one !== null),
  );
  const nameOf = (ref: string | null): string | null => {
    if (ref === null || ref === 'system') return ref === null ? null : '命令行';
    const account = accounts.get(ref);
    return [account?.posts[0]?.name, account?.name].filter(Boolean).join(' ') || '已离任人员';
  };
  return batches.map((batch) => ({
    ...batch,
    uploadedBy: nameOf(batch.uploadedBy)!,
    takenBy: nameOf(batch.takenBy),
    undoneBy: nameOf(batch.undoneBy),
  }));
}
