import { insertInto, type Queryable, updateIn, type Write } from '#platform';
import type { Conferral } from '../case-state.ts';

const insertConferral = insertInto('cases.conferral', {
  case_id: 'uuid',
  conferral_id: 'uuid',
  member: 'text',
  authority: 'text',
  asked_at: 'timestamptz',
  due: 'date',
});
const updateConferral = updateIn(
  'cases.conferral',
  { case_id: 'uuid', conferral_id: 'uuid' },
  { answered_at: 'timestamptz' },
);

export const writeConferral = (caseId: string, member: string, asked: Omit<Conferral, 'answer'>): Write =>
  insertConferral({
    case_id: caseId,
    conferral_id: asked.id,
    member,
    authority: asked.authority,
    asked_at: asked.askedAt,
    due: asked.due,
  });
export const writeAnswered = (caseId: string, conferralId: string, at: string): Write =>
  updateConferral({ case_id: caseId, conferral_id: conferralId, answered_at: at });

export type OpenConferral = { caseId: string; conferralId: string; member: string; itemName: string };

/** 待答复的协同邀请 of these authorities, the most urgent first: unanswered, while the strand that asks is still in hand. */
export async function listOpenConferrals(db: Queryable, authorities: readonly string[]): Promise<OpenConferral[]> {
  const { rows } = await db.query(
    `select f.case_id, f.conferral_id, f.member, s.item_name from cases.conferral f
     join cases.strand s on s.case_id = f.case_id and s.member = f.member
     where f.authority = any($1::text[]) and f.answered_at is null and s.status in ('reviewing', 'deciding')
     order by f.due, f.asked_at, f.conferral_id limit 2000`,
    [authorities],
  );
  return rows.map((row) => ({
    caseId: row.case_id,
    conferralId: row.conferral_id,
    member: row.member,
    itemName: row.item_name,
  }));
}
