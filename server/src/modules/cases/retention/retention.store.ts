import type { CasePlan } from '@yijian/core/contract';
import { insertInto, type Queryable, updateIn, type Write } from '#platform';
import { type CaseFile, type Retention, regimesOf } from './retention.ts';

const insertErasure = insertInto('cases.erasure', {
  subject_id: 'uuid',
  closed_at: 'timestamptz',
  waits_for: 'text',
});
const updateErasure = updateIn(
  'cases.erasure',
  { subject_id: 'uuid' },
  { due_on: 'date', waits_for: 'text', done_at: 'timestamptz' },
  { done_at: 'timestamptz' },
);

export const writeErasure = (subjectId: string, at: string): Write =>
  insertErasure({ subject_id: subjectId, closed_at: at, waits_for: 'unconfirmed' });

/** What the erasure waits for now; `doneAt` when the key is destroyed by the same command. */
export const writeStanding = (subjectId: string, retention: Retention, doneAt: string | null): Write =>
  updateErasure({
    subject_id: subjectId,
    due_on: retention.is === 'term' ? retention.until : null,
    waits_for: retention.is === 'running' ? 'unconfirmed' : retention.is,
    done_at: doneAt,
    was_done_at: null,
  });

/** Every case file that this person is a party of, or applied for. */
export async function listCaseFiles(db: Queryable, subjectId: string): Promise<CaseFile[]> {
  const { rows } = await db.query<{ on: string | null; plan: CasePlan }>(
    `select (c.concluded_at at time zone 'Asia/Shanghai')::date as on, l.plan
     from cases.case c join cases.plan l on l.case_id = c.case_id and l.hash = c.state ->> 'planHash'
     where c.principal_id = $1 or exists (select from cases.party p where p.case_id = c.case_id and p.subject_id = $1)`,
    [subjectId],
  );
  return rows.map((row) => ({ concludedOn: row.on, regimes: regimesOf(row.plan) }));
}

/** Whether an erasure of this person waits, with its row locked. */
export async function takeErasure(db: Queryable, subjectId: string): Promise<boolean> {
  const { rows } = await db.query('select 1 from cases.erasure where subject_id = $1 and done_at is null for update', [
    subjectId,
  ]);
  return rows.length > 0;
}

/** Erasures to look at: never looked at, term over, or waiting for somebody to confirm a rule; by id, after the given one. */
export async function listErasures(db: Queryable, today: string, after: string | null): Promise<string[]> {
  const { rows } = await db.query<{ subject_id: string }>(
    `select subject_id from cases.erasure where done_at is null and waits_for <> 'permanent' and (due_on is null or due_on < $1)
       and ($2::uuid is null or subject_id > $2) order by subject_id limit 500`,
    [today, after],
  );
  return rows.map((row) => row.subject_id);
}
