import { deleteFrom, insertInto, type Queryable, upsertInto } from '#platform';
import type { BoundAccount } from './binding.ts';

export const insertFlow = insertInto('identity.province_flow', { flow_hash: 'text', expires_at: 'timestamptz' });
export const deleteFlow = deleteFrom('identity.province_flow', { flow_hash: 'text' });
/** One account, one subject: binding again replaces what was bound. */
export const writeBinding = upsertInto(
  'identity.province_binding',
  { account_id: 'uuid' },
  { subject_hash: 'text', bound_at: 'timestamptz' },
);
export const deleteBinding = deleteFrom('identity.province_binding', { account_id: 'uuid' });

const account =
  'a.account_id as "accountId", a.person_id as "personId", a.kind, a.closed_at is not null as closed' as const;

/** Whether a flow is under way at a real instant; `lock` inside a command. */
export async function isFlowOpen(
  db: Queryable,
  flowHash: string,
  { now, lock }: { now: string; lock: boolean },
): Promise<boolean> {
  const { rows } = await db.query(
    `select 1 from identity.province_flow where flow_hash = $1 and expires_at > $2${lock ? ' for update' : ''}`,
    [flowHash, now],
  );
  return rows.length > 0;
}

export async function findDeadFlows(db: Queryable, now: string): Promise<string[]> {
  const { rows } = await db.query<{ hash: string }>(
    'select flow_hash as hash from identity.province_flow where expires_at <= $1 order by flow_hash limit 100 for update skip locked',
    [now],
  );
  return rows.map((row) => row.hash);
}

export async function findBoundAccount(db: Queryable, subjectHash: string): Promise<BoundAccount | undefined> {
  const { rows } = await db.query<BoundAccount>(
    `select ${account} from identity.province_binding b join identity.account a using (account_id) where b.subject_hash = $1`,
    [subjectHash],
  );
  return rows[0];
}

/** Accounts of a person, oldest first; or one account by its id. */
export async function findAccountsOf(
  db: Queryable,
  by: { personId: string | null; accountId: string | null },
): Promise<BoundAccount[]> {
  const { rows } = await db.query<BoundAccount>(
    `select ${account} from identity.account a where a.person_id = $1 or a.account_id = $2 order by a.account_id`,
    [by.personId, by.accountId],
  );
  return rows;
}

/** 账号怎样登录: whether it has a password, and since when it is bound to the province. */
export async function findSignInWays(
  db: Queryable,
  accountId: string,
): Promise<{ hasPassword: boolean; boundAt: string | null }> {
  const { rows } = await db.query<{ hasPassword: boolean; boundAt: string | null }>(
    `select a.password_hash is not null as "hasPassword", b.bound_at as "boundAt"
       from identity.account a left join identity.province_binding b using (account_id) where a.account_id = $1`,
    [accountId],
  );
  return rows[0] ?? { hasPassword: false, boundAt: null };
}
