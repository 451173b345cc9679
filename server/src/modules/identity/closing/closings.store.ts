import { deleteFrom, type Queryable, updateIn, type Write } from '#platform';
import { revokeMandateRow } from '../mandates.store.ts';

const closeAccountRow = updateIn(
  'identity.account',
  { account_id: 'uuid' },
  { login: 'text', password_hash: 'text', purpose: 'text', closed_at: 'timestamptz' },
  { closed_at: 'timestamptz' },
);
const forgetPerson = updateIn(
  'identity.person',
  { person_id: 'uuid' },
  { code: 'text', matching_hash: 'text', facts: 'bytea', updated_at: 'timestamptz' },
);
const endSessions = deleteFrom('identity.session', { account_id: 'uuid' });

/** What closing an account depends on and touches; `represents`: names of organisations whose only representative the person is. */
export type ClosingRow = {
  accountId: string;
  personId: string;
  kind: 'citizen' | 'staff';
  passwordHash: string;
  closed: boolean;
  represents: string[];
  otherAccounts: number;
  mandateIds: string[];
};

/** The account with its row locked. */
export async function takeClosingRow(db: Queryable, accountId: string): Promise<ClosingRow | undefined> {
  const { rows } = await db.query<ClosingRow>(
    `select a.account_id as "accountId", a.person_id as "personId", a.kind, a.password_hash as "passwordHash", a.closed_at is not null as closed,
            array(select o.name from identity.organisation o where o.legal_representative_id = a.person_id order by o.name) as represents,
            (select count(*)::int from identity.account b where b.person_id = a.person_id and b.account_id <> a.account_id and b.closed_at is null) as "otherAccounts",
            array(select m.mandate_id from identity.mandate m where m.agent_id = a.person_id and m.revoked_at is null order by m.mandate_id) as "mandateIds"
       from identity.account a where a.account_id = $1 for update of a`,
    [accountId],
  );
  return rows[0];
}

/**
 * Rows of a closed account: it cannot be signed in to, its sessions and mandates end, name, number, telephone and address are
 * gone, and the number is known to nobody: who comes back begins anew.
 */
export const writeClosed = (row: ClosingRow, at: string): Write[] => [
  closeAccountRow({
    account_id: row.accountId,
    login: `closed-${row.accountId}`,
    password_hash: '',
    purpose: null,
    closed_at: at,
    was_closed_at: null,
  }),
  forgetPerson({
    person_id: row.personId,
    code: null,
    matching_hash: `closed-${row.personId}`,
    facts: '',
    updated_at: at,
  }),
  endSessions({ account_id: row.accountId }),
  ...row.mandateIds.map((mandateId) =>
    revokeMandateRow({ mandate_id: mandateId, revoked_at: at, revoked_by: row.personId, was_revoked_at: null }),
  ),
];
