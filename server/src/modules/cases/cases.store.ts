import type { CasePlan, PlannedNode } from '@yijian/core/contract';
import { loadPlans } from './migrate/plans.store.ts';
import { insertInto, type Queryable, updateIn, type Write } from '#platform';
import type { CaseState, StoredCaseEvent, StrandState } from './case-state.ts';

const insertCase = insertInto('cases.case', {
  case_id: 'uuid',
  receipt_no: 'text',
  query_code_hash: 'text',
  bundle: 'text',
  bundle_name: 'text',
  release: 'text',
  region: 'text',
  channel: 'text',
  place: 'text',
  account_id: 'uuid',
  principal_kind: 'text',
  principal_id: 'uuid',
  status: 'text',
  outcome: 'text',
  received_at: 'timestamptz',
  accepted_at: 'timestamptz',
  receipt_due: 'date',
  bundle_due: 'date',
  concluded_at: 'timestamptz',
  state: 'jsonb',
  seq: 'int4',
});
const updateCase = updateIn(
  'cases.case',
  { case_id: 'uuid' },
  {
    status: 'text',
    outcome: 'text',
    accepted_at: 'timestamptz',
    receipt_due: 'date',
    bundle_due: 'date',
    concluded_at: 'timestamptz',
    state: 'jsonb',
    seq: 'int4',
  },
  { seq: 'int4' },
);
const insertStrand = insertInto('cases.strand', {
  case_id: 'uuid',
  member: 'text',
  number: 'text',
  item: 'text',
  item_name: 'text',
  item_version: 'int4',
  authority: 'text',
  deciding_region: 'text',
  status: 'text',
  started_on: 'date',
  planned_due: 'date',
  promised_due: 'date',
  statutory_due: 'date',
  provisional: 'bool',
  instant: 'bool',
  finished_at: 'timestamptz',
});
const updateStrand = updateIn(
  'cases.strand',
  { case_id: 'uuid', member: 'text' },
  {
    authority: 'text',
    status: 'text',
    started_on: 'date',
    planned_due: 'date',
    promised_due: 'date',
    statutory_due: 'date',
    provisional: 'bool',
    instant: 'bool',
    finished_at: 'timestamptz',
  },
);
const insertEvent = insertInto('cases.case_event', {
  case_id: 'uuid',
  seq: 'int4',
  event_id: 'uuid',
  type: 'text',
  member: 'text',
  at: 'timestamptz',
  actor: 'text',
  data: 'jsonb',
  engine: 'int4',
});
const insertParty = insertInto('cases.party', { case_id: 'uuid', role: 'text', subject_id: 'uuid', kind: 'text' });
const insertPersonal = insertInto('cases.personal', {
  case_id: 'uuid',
  subject_id: 'uuid',
  role: 'text',
  version: 'int4',
  cipher: 'bytea',
});
const insertNote = insertInto('cases.note', { case_id: 'uuid', note_id: 'uuid', subject_id: 'uuid', cipher: 'bytea' });

/** Version of the fold that wrote an event (reliability R12). */
const ENGINE = 1;

export type CaseHead = {
  queryCodeHash: string;
  bundleName: string;
  region: string;
  /** code of the hall, outlet, desk or kiosk where it was taken in */
  place: string | null;
  accountId: string | null;
  principalKind: 'person' | 'organisation';
  principalId: string;
};
/** 办件记录: state and the columns that never change. */
export type CaseRecord = { caseId: string; state: CaseState; head: CaseHead };

const listColumns = (state: CaseState) => ({
  status: state.status,
  outcome: state.outcome,
  accepted_at: state.acceptedAt,
  receipt_due: state.receiptDue,
  bundle_due: state.bundleDue,
  concluded_at: state.concludedAt,
});
const strandColumns = (strand: StrandState) => ({
  authority: strand.authority,
  status: strand.status,
  started_on: strand.dues?.startedOn ?? null,
  planned_due: strand.dues?.planned ?? null,
  promised_due: strand.dues?.promised ?? null,
  statutory_due: strand.dues?.statutory ?? null,
  provisional: strand.dues?.provisional ?? false,
  instant: strand.decision?.instant === true,
  finished_at: strand.finishedAt,
});

export const writeNewCase = (state: CaseState, head: CaseHead): Write =>
  insertCase({
    case_id: state.caseId,
    receipt_no: state.receiptNo,
    query_code_hash: head.queryCodeHash,
    bundle: state.bundle,
    bundle_name: head.bundleName,
    release: state.release,
    region: head.region,
    channel: state.channel,
    place: head.place,
    account_id: head.accountId,
    principal_kind: head.principalKind,
    principal_id: head.principalId,
    received_at: state.receivedAt,
    ...listColumns(state),
    state,
    seq: state.seq,
  });

export const writeNewStrands = (state: CaseState, plan: CasePlan): Write[] =>
  plan.nodes.map((node) =>
    insertStrand({
      case_id: state.caseId,
      member: node.member,
      number: state.strands[node.member]!.number,
      item: node.item,
      item_name: node.itemName,
      item_version: node.itemVersion,
      deciding_region: node.decidingRegion,
      ...strandColumns(state.strands[node.member]!),
    }),
  );

/** The case row and those strand rows whose list columns changed. */
export function writeChangedCase(before: CaseState, after: CaseState): Write[] {
  const changed = Object.values(after.strands).filter(
    (strand) =>
      strand.status !== before.strands[strand.member]!.status ||
      strand.dues !== before.strands[strand.member]!.dues ||
      strand.authority !== before.strands[strand.member]!.authority,
  );
  return [
    updateCase({ case_id: after.caseId, ...listColumns(after), state: after, seq: after.seq, was_seq: before.seq }),
    ...changed.map((strand) =>
      updateStrand({ case_id: after.caseId, member: strand.member, ...strandColumns(strand) }),
    ),
  ];
}

export const writeEvent = (caseId: string, eventId: string, event: StoredCaseEvent): Write =>
  insertEvent({
    case_id: caseId,
    seq: event.seq,
    event_id: eventId,
    type: event.type,
    member: event.member ?? null,
    at: event.at,
    actor: event.actor,
    data: event.data,
    engine: ENGINE,
  });
/** 存当事人: a party that a case did not have before. */
export const writeParty = (caseId: string, party: { role: string; subjectId: string; kind: string }): Write =>
  insertParty({ case_id: caseId, role: party.role, subject_id: party.subjectId, kind: party.kind });
export const writePersonal = (
  caseId: string,
  row: { subjectId: string; role: string; version: number; cipher: string },
): Write =>
  insertPersonal({
    case_id: caseId,
    subject_id: row.subjectId,
    role: row.role,
    version: row.version,
    cipher: row.cipher,
  });
export const writeNote = (caseId: string, note: { noteId: string; subjectId: string; cipher: string }): Write =>
  insertNote({ case_id: caseId, note_id: note.noteId, subject_id: note.subjectId, cipher: note.cipher });

const caseColumns =
  'case_id, state, query_code_hash, bundle_name, region, place, account_id, principal_kind, principal_id';
const asRecord = (row: Record<string, unknown>): CaseRecord => ({
  caseId: row.case_id as string,
  state: row.state as CaseState,
  head: {
    queryCodeHash: row.query_code_hash as string,
    bundleName: row.bundle_name as string,
    region: row.region as string,
    place: row.place as string | null,
    accountId: row.account_id as string | null,
    principalKind: row.principal_kind as 'person',
    principalId: row.principal_id as string,
  },
});

/**
 * Locks the rows of these cases in id order and answers their newest state. The whole state a command judges stands in this
 * one row, so that the re-read after a lock wait sees all of it (READ COMMITTED re-reads only the locked row).
 */
export async function takeCases(db: Queryable, caseIds: readonly string[]): Promise<Map<string, CaseRecord>> {
  const { rows } = await db.query(
    `select ${caseColumns} from cases.case where case_id = any($1::uuid[]) order by case_id for update`,
    [caseIds],
  );
  return new Map(rows.map((row) => [row.case_id as string, asRecord(row)]));
}

/** 查办件: the case as it stands, not locked; undefined when there is none. */
export async function findCase(db: Queryable, caseId: string): Promise<CaseRecord | undefined> {
  const { rows } = await db.query(`select ${caseColumns} from cases.case where case_id = $1`, [caseId]);
  return rows[0] && asRecord(rows[0]);
}

/** 办件事件, in order. */
export async function listEvents(db: Queryable, caseId: string): Promise<(StoredCaseEvent & { eventId: string })[]> {
  const { rows } = await db.query(
    'select event_id, seq, type, member, at, actor, data from cases.case_event where case_id = $1 order by seq',
    [caseId],
  );
  return rows.map((row) => ({
    eventId: row.event_id,
    seq: row.seq,
    type: row.type,
    ...(row.member ? { member: row.member } : {}),
    at: row.at,
    actor: row.actor,
    data: row.data,
  }));
}

/** 当事人填写内容: the newest version of every party's values, still encrypted. */
export async function listPersonal(
  db: Queryable,
  caseId: string,
): Promise<{ subjectId: string; role: string; version: number; cipher: Buffer }[]> {
  const { rows } = await db.query(
    'select distinct on (subject_id, role) subject_id, role, version, cipher from cases.personal where case_id = $1 order by subject_id, role, version desc',
    [caseId],
  );
  return rows.map((row) => ({ subjectId: row.subject_id, role: row.role, version: row.version, cipher: row.cipher }));
}

export async function listNotes(
  db: Queryable,
  caseId: string,
): Promise<{ noteId: string; subjectId: string; cipher: Buffer }[]> {
  const { rows } = await db.query('select note_id, subject_id, cipher from cases.note where case_id = $1', [caseId]);
  return rows.map((row) => ({ noteId: row.note_id, subjectId: row.subject_id, cipher: row.cipher }));
}

export type CaseParty = {
  role: string;
  subjectId: string;
  kind: 'person' | 'organisation';
  /** newest version of what was filled in about the party, still encrypted; null when nothing was */
  personal: { version: number; cipher: Buffer } | null;
};

/** 办件当事人: role and subject, with their values. */
export async function listParties(db: Queryable, caseId: string): Promise<CaseParty[]> {
  const { rows } = await db.query(
    `select a.role, a.subject_id, a.kind, p.version, p.cipher from cases.party a
     left join lateral (select version, cipher from cases.personal where case_id = a.case_id and subject_id = a.subject_id and role = a.role order by version desc limit 1) p on true
     where a.case_id = $1 order by a.role`,
    [caseId],
  );
  return rows.map((row) => ({
    role: row.role,
    subjectId: row.subject_id,
    kind: row.kind,
    personal: row.cipher === null ? null : { version: row.version, cipher: row.cipher },
  }));
}

/** Cases of a principal, newest first. */
export async function listCasesOf(db: Queryable, principalId: string): Promise<CaseRecord[]> {
  const { rows } = await db.query(
    `select ${caseColumns} from cases.case where principal_id = $1 order by received_at desc limit 100`,
    [principalId],
  );
  return rows.map(asRecord);
}

/** Cases of a region at the counter by status, newest first; `found` narrows by receipt number, `toHandOver` to results not yet handed over. */
export async function listCounterCases(
  db: Queryable,
  by: { region: string; statuses: readonly string[]; found: string; toHandOver: boolean; most: number },
): Promise<CaseRecord[]> {
  const { rows } = await db.query(
    `select ${caseColumns} from cases.case where region like $1 || '%' and status = any($2::text[]) and receipt_no like '%' || $3 || '%'
       and (not $4 or state @? '$.strands.* ? ((@.status == "granted" || @.status == "denied" || @.status == "filed") && @.handedOverAt == null)')
     order by received_at desc limit $5`,
    [by.region, by.statuses, by.found, by.toHandOver, by.most],
  );
  return rows.map(asRecord);
}

export type QueueRow = {
  caseId: string;
  member: string;
  state: CaseState;
  head: CaseHead;
  itemName: string;
  /** only where a clock in hours needs it */
  node?: PlannedNode | undefined;
};

/** Strands of an authority by status, the most urgent first. */
export async function listStrands(
  db: Queryable,
  by: { authorities: readonly string[]; statuses: readonly string[]; newestFirst?: boolean },
): Promise<QueueRow[]> {
  const order = by.newestFirst ? 's.finished_at desc' : 's.planned_due nulls last, c.received_at';
  const { rows } = await db.query(
    `select s.case_id, s.member, s.item_name, c.state, c.query_code_hash, c.bundle_name, c.region, c.account_id, c.principal_kind, c.principal_id
     from cases.strand s join cases.case c on c.case_id = s.case_id
     where s.authority = any($1::text[]) and s.status = any($2::text[]) order by ${order} limit ${by.newestFirst ? 200 : 2000}`,
    [by.authorities, by.statuses],
  );
  const inHours = rows.filter((row) => row.state.strands[row.member].dues?.dueAt).map((row) => row.state);
  const known = await loadPlans(db, inHours);
  return rows.map((row) => ({
    caseId: row.case_id,
    member: row.member,
    itemName: row.item_name,
    state: row.state,
    head: asRecord(row).head,
    node: known.get(row.case_id)?.nodes.find((one) => one.member === row.member),
  }));
}

/** How many strands of these authorities stand in these statuses. */
export async function countStrands(
  db: Queryable,
  by: { authorities: readonly string[]; statuses: readonly string[] },
): Promise<number> {
  const { rows } = await db.query(
    'select count(*)::int as count from cases.strand where authority = any($1::text[]) and status = any($2::text[])',
    [by.authorities, by.statuses],
  );
  return rows[0].count;
}

/** Case by receipt number, for the public progress page (a second factor is checked by the caller). */
export async function findByReceipt(db: Queryable, receiptNo: string): Promise<CaseRecord | undefined> {
  const { rows } = await db.query(`select ${caseColumns} from cases.case where receipt_no = $1`, [receiptNo]);
  return rows[0] && asRecord(rows[0]);
}
