import { insertInto, type KeyRing, type Queryable, type Write } from '#platform';
import type { FoundReading, Reading } from './readings.ts';

const insertReading = insertInto('exchange.reading', {
  reading_id: 'uuid',
  register: 'text',
  subject_id: 'uuid',
  role: 'text',
  purpose: 'text',
  case_ref: 'text',
  requested_by: 'text',
  requester: 'text',
  outcome: 'text',
  because: 'text',
  hash: 'text',
  cipher: 'bytea',
  read_at: 'timestamptz',
});

export const writeReading = (reading: Reading, cipher: string | null): Write =>
  insertReading({
    reading_id: reading.readingId,
    register: reading.register,
    subject_id: reading.subjectId,
    role: reading.role,
    purpose: reading.purpose,
    case_ref: reading.caseRef,
    requested_by: reading.requestedBy,
    requester: reading.requester,
    outcome: reading.outcome,
    because: reading.because,
    hash: reading.hash,
    cipher,
    read_at: reading.readAt,
  });

/** What stands encrypted in a reading; the salt keeps the hash from being guessed and disappears with the subject's key. */
export type ReadingContent = { salt: string; attributes: Record<string, string>; records: string[] };
export const cipherPurpose = (readingId: string): string => `reading|${readingId}`;

const columns =
  'reading_id, register, subject_id, role, purpose, case_ref, requested_by, requester, outcome, because, hash, read_at';
const asReading = (row: Record<string, unknown>): Reading => ({
  readingId: row.reading_id as string,
  register: row.register as Reading['register'],
  subjectId: row.subject_id as string,
  role: row.role as string,
  purpose: row.purpose as string,
  caseRef: row.case_ref as string | null,
  requestedBy: row.requested_by as string,
  requester: row.requester as Reading['requester'],
  outcome: row.outcome as Reading['outcome'],
  because: row.because as string | null,
  hash: row.hash as string | null,
  readAt: new Date(row.read_at as string).toISOString(),
});

/** 一次查询的内容: undefined when nothing was found then, or when the subject's key has been erased. */
export async function getReading(db: Queryable, keys: KeyRing, readingId: string): Promise<FoundReading | undefined> {
  const { rows } = await db.query(
    `select ${columns}, cipher from exchange.reading where reading_id = $1 and outcome = 'found'`,
    [readingId],
  );
  return rows[0] && open(db, keys, rows[0]);
}

/** The newest found reading of the same question since an instant. */
export async function findRecentReading(
  db: Queryable,
  keys: KeyRing,
  asked: { register: string; subjectId: string; role: string; purpose: string; requestedBy: string; since: string },
): Promise<FoundReading | undefined> {
  const { rows } = await db.query(
    `select ${columns}, cipher from exchange.reading
     where subject_id = $1 and register = $2 and role = $3 and purpose = $4 and requested_by = $5 and read_at >= $6 and outcome = 'found' order by read_at desc limit 1`,
    [asked.subjectId, asked.register, asked.role, asked.purpose, asked.requestedBy, asked.since],
  );
  return rows[0] && open(db, keys, rows[0]);
}

async function open(db: Queryable, keys: KeyRing, row: Record<string, unknown>): Promise<FoundReading | undefined> {
  const reading = asReading(row);
  const key = (await keys.load(db, [reading.subjectId])).keys.get(reading.subjectId);
  if (!key) return undefined;
  const { attributes, records } = keys.decrypt(
    key,
    cipherPurpose(reading.readingId),
    row.cipher as Buffer,
  ) as ReadingContent;
  return { ...reading, outcome: 'found', hash: reading.hash!, attributes, records };
}

/** 查询记录清单: newest first, at most 200, without content. */
export async function listReadings(db: Queryable, subjectIds: readonly string[]): Promise<Reading[]> {
  const { rows } = await db.query(
    `select ${columns} from exchange.reading where subject_id = any($1::uuid[]) order by read_at desc, reading_id desc limit 200`,
    [subjectIds],
  );
  return rows.map(asReading);
}

/** 最近一次查询 of each register: when, and whether it answered. */
export async function listLastReadings(db: Queryable): Promise<Map<string, { at: string; hasAnswered: boolean }>> {
  const { rows } = await db.query(
    `select distinct on (register) register, read_at, outcome from exchange.reading order by register, read_at desc`,
  );
  return new Map(
    rows.map((row) => [
      row.register as string,
      { at: new Date(row.read_at as string).toISOString(), hasAnswered: row.outcome !== 'unavailable' },
    ]),
  );
}
