import { insertInto, type Queryable, updateIn, type Write } from '#platform';
import type { StoredWorkorderEvent, WorkorderState } from './workorder-state.ts';

/** 可以回访的人: whom the hall may call; never shown to the authority that handles the order. */
export type Contact = { kind: 'person' | 'organisation'; id: string };
export type WorkorderRecord = { state: WorkorderState; contact: Contact | null };

const insertWorkorder = insertInto('workorders.workorder', {
  workorder_id: 'uuid',
  number: 'text',
  type: 'text',
  subject_kind: 'text',
  subject_id: 'uuid',
  case_id: 'uuid',
  contact_kind: 'text',
  contact_id: 'uuid',
  authority: 'text',
  region: 'text',
  status: 'text',
  due: 'date',
  opened_at: 'timestamptz',
  state: 'jsonb',
  seq: 'int4',
});
const updateWorkorder = updateIn(
  'workorders.workorder',
  { workorder_id: 'uuid' },
  {
    authority: 'text',
    status: 'text',
    due: 'date',
    escalated_due: 'date',
    closed_at: 'timestamptz',
    state: 'jsonb',
    seq: 'int4',
  },
  { seq: 'int4' },
);
const insertEvent = insertInto('workorders.workorder_event', {
  workorder_id: 'uuid',
  seq: 'int4',
  event_id: 'uuid',
  type: 'text',
  at: 'timestamptz',
  actor: 'text',
  data: 'jsonb',
  engine: 'int4',
});
const insertNote = insertInto('workorders.workorder_note', { workorder_id: 'uuid', note_id: 'uuid', cipher: 'bytea' });

/** Version of the fold that wrote an event. */
const ENGINE = 1;

export const writeNewWorkorder = ({ state, contact }: WorkorderRecord): Write =>
  insertWorkorder({
    workorder_id: state.workorderId,
    number: state.number,
    type: state.type,
    subject_kind: state.subject.kind,
    subject_id: state.subject.id,
    case_id: state.caseId,
    contact_kind: contact?.kind ?? null,
    contact_id: contact?.id ?? null,
    authority: state.authority,
    region: state.region,
    status: state.status,
    due: state.due,
    opened_at: state.openedAt,
    state,
    seq: state.seq,
  });

export const writeChangedWorkorder = (before: WorkorderState, after: WorkorderState): Write =>
  updateWorkorder({
    workorder_id: after.workorderId,
    authority: after.authority,
    status: after.status,
    due: after.due,
    escalated_due: after.escalatedDues.at(-1) ?? null,
    closed_at: after.closedAt,
    state: after,
    seq: after.seq,
    was_seq: before.seq,
  });

export const writeEvent = (workorderId: string, eventId: string, event: StoredWorkorderEvent): Write =>
  insertEvent({
    workorder_id: workorderId,
    seq: event.seq,
    event_id: eventId,
    type: event.type,
    at: event.at,
    actor: event.actor,
    data: event.data,
    engine: ENGINE,
  });
export const writeNote = (workorderId: string, noteId: string, cipher: string): Write =>
  insertNote({ workorder_id: workorderId, note_id: noteId, cipher });

const columns = 'state, contact_kind, contact_id';
const asRecord = (row: Record<string, unknown>): WorkorderRecord => ({
  state: row.state as WorkorderState,
  contact: row.contact_id === null ? null : { kind: row.contact_kind as 'person', id: row.contact_id as string },
});

/** Locks the rows of these orders in id order; the whole state stands in the locked row. */
export async function takeWorkorders(db: Queryable, ids: readonly string[]): Promise<Map<string, WorkorderRecord>> {
  const { rows } = await db.query(
    `select ${columns} from workorders.workorder where workorder_id = any($1::uuid[]) order by workorder_id for update`,
    [ids],
  );
  return new Map(rows.map((row) => [row.state.workorderId as string, asRecord(row)]));
}

export async function findWorkorder(db: Queryable, id: string): Promise<WorkorderRecord | undefined> {
  const { rows } = await db.query(`select ${columns} from workorders.workorder where workorder_id = $1`, [id]);
  return rows[0] && asRecord(rows[0]);
}

export type WorkorderFilter = {
  type: string | null;
  status: string | null;
  authorities: readonly string[] | null;
  regions: readonly string[];
};

/** Open orders first, by due day; `authorities` null = every authority of the regions. */
export async function listWorkorders(db: Queryable, by: WorkorderFilter): Promise<WorkorderRecord[]> {
  const { rows } = await db.query(
    `select ${columns} from workorders.workorder
     where ($1::text is null or type = $1) and ($2::text is null or status = $2) and ($3::text[] is null or authority = any($3))
       and exists (select from unnest($4::text[]) as r(region) where workorder.region like r.region || '%')
     order by due nulls last, opened_at desc limit 300`,
    [by.type, by.status, by.authorities, by.regions],
  );
  return rows.map(asRecord);
}

export async function listEvents(db: Queryable, id: string): Promise<StoredWorkorderEvent[]> {
  const { rows } = await db.query(
    'select seq, type, at, actor, data from workorders.workorder_event where workorder_id = $1 order by seq',
    [id],
  );
  return rows.map((row) => ({ seq: row.seq, type: row.type, at: row.at, actor: row.actor, data: row.data }));
}

export async function listNotes(db: Queryable, id: string): Promise<{ noteId: string; cipher: Buffer }[]> {
  const { rows } = await db.query('select note_id, cipher from workorders.workorder_note where workorder_id = $1', [
    id,
  ]);
  return rows.map((row) => ({ noteId: row.note_id, cipher: row.cipher }));
}

/** Orders whose running step ended before `today` and that were not escalated for it yet, after the id `after`. */
export async function listOverdue(db: Queryable, today: string, after: string | null): Promise<string[]> {
  const { rows } = await db.query(
    `select workorder_id from workorders.workorder
     where due < $1 and escalated_due is distinct from due and ($2::uuid is null or workorder_id > $2) order by workorder_id limit 500`,
    [today, after],
  );
  return rows.map((row) => row.workorder_id);
}

/** Open orders that wait for the publication of this definition (`facts.awaits`) and that its coming into force at the instant `at` of `day` fulfils: not what was published before the order was opened. */
export async function listAwaiting(
  db: Queryable,
  { place, day, at }: { place: string; day: string; at: string },
): Promise<string[]> {
  const { rows } = await db.query(
    `select workorder_id from workorders.workorder
     where due is not null and state -> 'facts' ->> 'awaits' = $1 and state -> 'facts' ->> 'effectiveOn' <= $2 and opened_at <= $3 order by workorder_id`,
    [place, day, at],
  );
  return rows.map((row) => row.workorder_id);
}

/** States in order of their ids, page by page. */
export async function pageStates(db: Queryable, after: string | null, limit: number): Promise<WorkorderState[]> {
  const { rows } = await db.query(
    'select state from workorders.workorder where ($1::uuid is null or workorder_id > $1) order by workorder_id limit $2',
    [after, limit],
  );
  return rows.map((row) => row.state);
}
