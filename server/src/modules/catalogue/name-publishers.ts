import { describeAccounts } from '#identity';
import type { Environment } from '#platform';

/** 发布人 of each row in words (post and masked name) in place of the account; what the system imported says so. */
export async function namePublishers<R extends { publishedBy: string | null }>(
  { db, keys }: Pick<Environment, 'db' | 'keys'>,
  rows: readonly R[],
): Promise<R[]> {
  const accounts = await describeAccounts(
    db,
    keys,
    rows.flatMap((row) => row.publishedBy ?? []),
  );
  return rows.map((row) => {
    if (row.publishedBy === null) return row;
    const account = accounts.get(row.publishedBy);
    const words = account && [account.posts[0]?.name, account.name].filter(Boolean).join(' ');
    return { ...row, publishedBy: words || (row.publishedBy === 'system' ? '系统导入' : null) };
  });
}
