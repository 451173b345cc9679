import { maskName } from '@yijian/core/identifiers';
import { isUuid, type KeyRing, type Queryable } from '#platform';
import { findAccountPosts } from './accounts.store.ts';
import { personNames } from './person-facts.ts';

/** 账号是谁: staff with masked name and posts; of citizens nothing but that they are one. */
export type DescribedAccount = {
  kind: 'citizen' | 'staff';
  name: string | null;
  posts: { name: string; authority: string }[];
};

/** 说明账号 for timelines and oversight, by account id; ids that are no account are left out. */
export async function describeAccounts(
  db: Queryable,
  keys: KeyRing,
  accountIds: readonly string[],
): Promise<Map<string, DescribedAccount>> {
  const accounts = await findAccountPosts(db, [...new Set(accountIds)].filter(isUuid));
  const staff = accounts.filter((account) => account.kind === 'staff');
  const names = await personNames(
    db,
    keys,
    staff.map((account) => account.personId),
  );
  return new Map(
    accounts.map(({ accountId, kind, personId, posts }) => [
      accountId,
      kind === 'staff' ? { kind, name: maskName(names.get(personId) ?? ''), posts } : { kind, name: null, posts: [] },
    ]),
  );
}
