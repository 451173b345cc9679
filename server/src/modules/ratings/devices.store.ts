import { type Queryable, updateIn, upsertInto, type Write } from '#platform';

/** 窗口评价器: one per window (the account that serves there); paired when `pairedAt` is set. */
export type Device = { accountId: string; windowName: string; codeUntil: string; pairedAt: string | null };

const upsertDevice = upsertInto(
  'ratings.device',
  { account_id: 'uuid' },
  {
    window_name: 'text',
    code_hash: 'text',
    code_until: 'timestamptz',
    token_hash: 'text',
    paired_at: 'timestamptz',
  },
);
const setPaired = updateIn('ratings.device', { account_id: 'uuid' }, { token_hash: 'text', paired_at: 'timestamptz' });
const columns =
  'account_id as "accountId", window_name as "windowName", code_until as "codeUntil", paired_at as "pairedAt"';

/** A fresh code: the tablet that was paired before is no longer. */
export const writeOffered = (one: Omit<Device, 'pairedAt'>, codeHash: string): Write =>
  upsertDevice({
    account_id: one.accountId,
    window_name: one.windowName,
    code_hash: codeHash,
    code_until: one.codeUntil,
    token_hash: null,
    paired_at: null,
  });
export const writePaired = (accountId: string, tokenHash: string, at: string): Write =>
  setPaired({ account_id: accountId, token_hash: tokenHash, paired_at: at });

/** A code that waits for its tablet; locks it. */
export async function takeDeviceByCode(db: Queryable, codeHash: string): Promise<Device | undefined> {
  const { rows } = await db.query<Device>(
    `select ${columns} from ratings.device where code_hash = $1 and paired_at is null for update`,
    [codeHash],
  );
  return rows[0];
}

export async function findDeviceOf(db: Queryable, accountId: string): Promise<Device | undefined> {
  return (await db.query<Device>(`select ${columns} from ratings.device where account_id = $1`, [accountId])).rows[0];
}

export async function findDeviceByToken(db: Queryable, tokenHash: string): Promise<Device | undefined> {
  return (await db.query<Device>(`select ${columns} from ratings.device where token_hash = $1`, [tokenHash])).rows[0];
}
