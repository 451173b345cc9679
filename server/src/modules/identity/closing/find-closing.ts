import type { Queryable, Write } from '#platform';
import { takeClosingRow, writeClosed } from './closings.store.ts';
import { isPassword } from '../passwords.ts';

/** 注销账号 as identity sees it: what stands in the way, whether this is the person's password, and the rows that close it. */
export type Closing = {
  personId: string;
  represents: string[];
  hasOtherAccount: boolean;
  isOwnPassword: (password: string) => Promise<boolean>;
  writes: (at: string) => Write[];
};

/** 查可否注销: for `load` of the command that closes an account; undefined when it is no open citizen account. Locks its row. */
export async function findClosing(db: Queryable, accountId: string): Promise<Closing | undefined> {
  const row = await takeClosingRow(db, accountId);
  if (!row || row.closed || row.kind !== 'citizen') return undefined;
  return {
    personId: row.personId,
    represents: row.represents,
    hasOtherAccount: row.otherAccounts > 0,
    isOwnPassword: (password) => isPassword(password, row.passwordHash),
    writes: (at) => writeClosed(row, at),
  };
}
