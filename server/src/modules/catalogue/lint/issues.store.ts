import type { Finding } from '@yijian/core/contract';
import { insertInto, type Queryable, updateIn, type Write } from '#platform';

const insertIssue = insertInto('catalogue.issue', {
  issue_id: 'uuid',
  rule: 'text',
  place: 'text',
  owner: 'text',
  severity: 'text',
  message: 'text',
  remedy: 'text',
  opened_at: 'timestamptz',
});
const updateIssue = updateIn(
  'catalogue.issue',
  { issue_id: 'uuid' },
  { owner: 'text', severity: 'text', message: 'text', remedy: 'text' },
);
const closeIssue = updateIn('catalogue.issue', { issue_id: 'uuid' }, { closed_at: 'timestamptz' });
const updateCheck = updateIn('catalogue.issue_check', { one: 'bool' }, { token: 'text', checked_at: 'timestamptz' });

/** 一个问题 as the lint tells it now; at most one per rule and place. */
export type Found = Pick<Finding, 'place' | 'severity' | 'message' | 'remedy'> & { rule: string; owner: string };
/** 未销号的问题. */
export type OpenIssue = Found & { issueId: string };

export const writeOpened = (
  issueId: string,
  { rule, place, owner, severity, message, remedy }: Found,
  at: string,
): Write => insertIssue({ issue_id: issueId, rule, place, owner, severity, message, remedy, opened_at: at });
export const writeRetold = (issueId: string, { owner, severity, message, remedy }: Found): Write =>
  updateIssue({ issue_id: issueId, owner, severity, message, remedy });
export const writeClosed = (issueId: string, at: string): Write => closeIssue({ issue_id: issueId, closed_at: at });
export const writeChecked = (token: string, at: string): Write => updateCheck({ one: true, token, checked_at: at });

/** What the list was last compared with. */
export async function readCheck(db: Queryable): Promise<{ token: string; checkedAt: string | null }> {
  const { rows } = await db.query('select token, checked_at as "checkedAt" from catalogue.issue_check');
  return rows[0] as { token: string; checkedAt: string | null };
}

const columns = `issue_id as "issueId", rule, place, owner, severity, message, remedy`;

export async function listOpenIssues(db: Queryable): Promise<OpenIssue[]> {
  const { rows } = await db.query(`select ${columns} from catalogue.issue where closed_at is null`);
  return rows as OpenIssue[];
}

export type IssueFilter = {
  owner?: string;
  severity?: 'block' | 'warn';
  rule?: string;
  closed: boolean;
  offset: number;
  limit: number;
};
export type IssueRow = OpenIssue & { openedAt: string; closedAt: string | null };

/** One page: open ones with what blocks first, or closed ones, newest first. */
export async function listIssueRows(db: Queryable, filter: IssueFilter): Promise<IssueRow[]> {
  const { rows } = await db.query(
    `select ${columns}, opened_at as "openedAt", closed_at as "closedAt" from catalogue.issue
     where (closed_at is not null) = $1 and ($2::text is null or owner = $2) and ($3::text is null or severity = $3)
       and ($4::text is null or rule = $4)
     order by closed_at desc nulls first, severity, place, rule offset $5 limit $6`,
    [filter.closed, filter.owner ?? null, filter.severity ?? null, filter.rule ?? null, filter.offset, filter.limit],
  );
  return rows as IssueRow[];
}

export type IssueCount = { owner: string; rule: string; severity: 'block' | 'warn'; open: number; closed: number };

/** By owner and rule: how many are open, how many were closed since. */
export async function countIssues(db: Queryable): Promise<IssueCount[]> {
  const { rows } = await db.query(
    `select owner, rule, severity, count(*) filter (where closed_at is null)::int as open, count(closed_at)::int as closed
     from catalogue.issue group by owner, rule, severity order by open desc, owner, rule`,
  );
  return rows as IssueCount[];
}
