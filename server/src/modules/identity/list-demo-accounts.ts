import type { Environment } from '#platform';
import { findAccountsWithPurpose } from './accounts.store.ts';
import { personNames } from './person-facts.ts';

/** 演示账号, in the order in which they were imported; `roles` of its posts, none for citizens. */
export type DemoAccount = { login: string; name: string; kind: 'citizen' | 'staff'; roles: string[]; purpose: string };

/** 读取演示账号: what to try with which login. Empty outside a demonstration. Passwords are known to the pack only. */
export async function listDemoAccounts(env: Environment): Promise<DemoAccount[]> {
  if (!env.config.demo) return [];
  const rows = await findAccountsWithPurpose(env.db);
  const names = await personNames(
    env.db,
    env.keys,
    rows.map((row) => row.personId),
  );
  return rows.map(({ login, personId, kind, purpose, roles }) => ({
    login,
    name: names.get(personId) ?? '',
    kind,
    roles,
    purpose,
  }));
}
