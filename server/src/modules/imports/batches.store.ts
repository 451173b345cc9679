import type { Definition, DefinitionKind } from '@yijian/core/contract';
import { insertInto, type Queryable, updateIn, type Write } from '#platform';
import type { Batch, Entry, Verdict } from './batch.ts';

const insertBatch = insertInto('imports.batch', {
  batch_id: 'uuid',
  list: 'text',
  format: 'text',
  file_name: 'text',
  file_hash: 'text',
  file_size: 'int4',
  row_count: 'int4',
  correct_count: 'int4',
  wrong_count: 'int4',
  problems: 'jsonb',
  mapping: 'jsonb',
  pack: 'jsonb',
  status: 'text',
  uploaded_at: 'timestamptz',
  uploaded_by: 'text',
});
const insertEntry = insertInto('imports.entry', {
  batch_id: 'uuid',
  number: 'int4',
  line: 'int4',
  kind: 'text',
  code: 'text',
  name: 'text',
  verdict: 'text',
  problems: 'jsonb',
  given: 'jsonb',
  body: 'jsonb',
  hash: 'text',
  base_hash: 'text',
});
const updateEntry = updateIn(
  'imports.entry',
  { batch_id: 'uuid', number: 'int4' },
  { verdict: 'text', problems: 'jsonb', code: 'text', body: 'jsonb', hash: 'text', base_hash: 'text' },
);
const updateTaken = updateIn(
  'imports.batch',
  { batch_id: 'uuid' },
  { status: 'text', taken_at: 'timestamptz', taken_by: 'text', drafted: 'int4' },
  { status: 'text' },
);
const updateUndone = updateIn(
  'imports.batch',
  { batch_id: 'uuid' },
  { status: 'text', undone_at: 'timestamptz', undone_by: 'text' },
  { status: 'text' },
);
const updateMapping = updateIn(
  'imports.batch',
  { batch_id: 'uuid' },
  { mapping: 'jsonb', correct_count: 'int4', wrong_count: 'int4' },
  { status: 'text' },
);

export const writeBatch = (batch: Batch): Write =>
  insertBatch({
    batch_id: batch.batchId,
    list: batch.list,
    format: batch.format,
    file_name: batch.fileName,
    file_hash: batch.fileHash,
    file_size: batch.fileSize,
    row_count: batch.rowCount,
    correct_count: batch.correctCount,
    wrong_count: batch.wrongCount,
    problems: batch.problems,
    mapping: batch.mapping,
    pack: batch.pack,
    status: batch.status,
    uploaded_at: batch.uploadedAt,
    uploaded_by: batch.uploadedBy,
  });

const judged = (batchId: string, entry: Entry) => ({
  batch_id: batchId,
  number: entry.number,
  code: entry.code,
  verdict: entry.verdict,
  problems: entry.problems,
  body: entry.body,
  hash: entry.hash,
  base_hash: entry.baseHash,
});
export const writeEntry = (batchId: string, entry: Entry): Write =>
  insertEntry({
    ...judged(batchId, entry),
    line: entry.line,
    kind: entry.kind,
    name: entry.name,
    given: entry.definition,
  });
export const writeJudgedEntry = (batchId: string, entry: Entry): Write => updateEntry(judged(batchId, entry));
export const writeTaken = (batchId: string, taken: { at: string; by: string; drafted: number }): Write =>
  updateTaken({
    batch_id: batchId,
    status: 'taken',
    taken_at: taken.at,
    taken_by: taken.by,
    drafted: taken.drafted,
    was_status: 'checked',
  });
export const writeUndone = (batchId: string, undone: { at: string; by: string }): Write =>
  updateUndone({
    batch_id: batchId,
    status: 'undone',
    undone_at: undone.at,
    undone_by: undone.by,
    was_status: 'taken',
  });
export const writeMapping = (batch: Pick<Batch, 'batchId' | 'mapping' | 'correctCount' | 'wrongCount'>): Write =>
  updateMapping({
    batch_id: batch.batchId,
    mapping: batch.mapping,
    correct_count: batch.correctCount,
    wrong_count: batch.wrongCount,
    was_status: 'checked',
  });

const batchColumns = `batch_id as "batchId", list, format, file_name as "fileName", file_hash as "fileHash", file_size as "fileSize",
  row_count as "rowCount", correct_count as "correctCount", wrong_count as "wrongCount", problems, mapping, pack, status,
  uploaded_at as "uploadedAt", uploaded_by as "uploadedBy", taken_at as "takenAt", taken_by as "takenBy", drafted,
  undone_at as "undoneAt", undone_by as "undoneBy"`;

export async function findBatch(db: Queryable, batchId: string): Promise<Batch | undefined> {
  const { rows } = await db.query(`select ${batchColumns} from imports.batch where batch_id = $1`, [batchId]);
  return rows[0] as Batch | undefined;
}

/** For a command: nobody else changes the batch meanwhile. */
export async function takeBatch(db: Queryable, batchId: string): Promise<Batch | undefined> {
  const { rows } = await db.query(`select ${batchColumns} from imports.batch where batch_id = $1 for update`, [
    batchId,
  ]);
  return rows[0] as Batch | undefined;
}

/** 导入记录, newest first. */
export async function listBatches(db: Queryable, limit: number): Promise<Batch[]> {
  const { rows } = await db.query(
    `select ${batchColumns} from imports.batch order by uploaded_at desc, batch_id limit $1`,
    [limit],
  );
  return rows as Batch[];
}

const entryColumns = `number, line, kind, code, name, verdict, problems, given as definition, body, hash, base_hash as "baseHash"`;

export async function readEntries(db: Queryable, batchId: string): Promise<Entry[]> {
  const { rows } = await db.query(`select ${entryColumns} from imports.entry where batch_id = $1 order by number`, [
    batchId,
  ]);
  return rows as Entry[];
}

/** One page of entries after `after`, of one verdict or of all. */
export async function pageEntries(
  db: Queryable,
  batchId: string,
  page: { verdict: Verdict | null; after: number; limit: number },
): Promise<Entry[]> {
  const { rows } = await db.query(
    `select ${entryColumns} from imports.entry
     where batch_id = $1 and ($2::text is null or verdict = $2) and number > $3 order by number limit $4`,
    [batchId, page.verdict, page.after, page.limit],
  );
  return rows as Entry[];
}

export async function countVerdicts(db: Queryable, batchId: string): Promise<Record<Verdict, number>> {
  const { rows } = await db.query(
    'select verdict, count(*)::int as n from imports.entry where batch_id = $1 group by verdict',
    [batchId],
  );
  const counts = { new: 0, changed: 0, same: 0, wrong: 0 };
  for (const row of rows) counts[row.verdict as Verdict] = row.n as number;
  return counts;
}

export type TakenRow = { kind: DefinitionKind; code: string; name: string; hash: string };

/** What became drafts when the batch was taken. */
export async function readTakenRows(db: Queryable, batchId: string): Promise<TakenRow[]> {
  const { rows } = await db.query(
    `select kind, code, name, hash from imports.entry where batch_id = $1 and verdict in ('new', 'changed') order by number`,
    [batchId],
  );
  return rows as TakenRow[];
}

/** Bodies of all correct entries of one batch (对照用). */
export async function readBodies(db: Queryable, batchId: string): Promise<Definition[]> {
  const { rows } = await db.query(
    `select body from imports.entry where batch_id = $1 and verdict <> 'wrong' order by number`,
    [batchId],
  );
  return rows.map((row) => row.body as Definition);
}
