import { loadCatalogue } from '#catalogue';
import { describeAccounts } from '#identity';
import type { Actor, Environment, Post } from '#platform';
import { listOpenings, recordOpening } from './openings.store.ts';

/** 查看留痕: a member of staff opened a case, or a department's part of it (`member`); told to the people it is about. */
export async function noteOpening(
  env: Environment,
  actor: Actor,
  opened: { caseId: string; member: string | null; by: (post: Post) => boolean },
): Promise<void> {
  const post = actor.posts.find(opened.by);
  if (!post || !actor.accountId) return;
  await recordOpening(env.db, {
    caseId: opened.caseId,
    member: opened.member ?? '',
    accountId: actor.accountId,
    authority: post.authority,
    post: post.role,
    at: await env.now(),
  });
}

const purposes: Readonly<Record<string, string>> = {
  counter: '收件、受理和答复',
  reviewer: '审查',
  decider: '审查和决定',
  supervisor: '监察办理情况',
};

/** 我的办件被谁看过 (SEC-08, 个人信息保护法 44): about the person, and about the organisation the person acts for. Names of staff masked. */
export async function listMyOpenings(env: Environment, actor: Actor) {
  const subjects = [...new Set([actor.personId, actor.principal?.id].filter((id): id is string => Boolean(id)))];
  const rows = await listOpenings(env.db, subjects);
  const [{ authorities }, accounts] = await Promise.all([
    loadCatalogue(env.db),
    describeAccounts(
      env.db,
      env.keys,
      rows.map((row) => row.accountId),
    ),
  ]);
  return {
    items: rows.map((row) => ({
      at: row.hour,
      caseId: row.caseId,
      receiptNo: row.receiptNo,
      bundleName: row.bundleName,
      what: row.itemName ?? '全部内容',
      authorityName: authorities.get(row.authority)?.name ?? row.authority,
      officer: accounts.get(row.accountId)?.name ?? null,
      purpose: `${purposes[row.post] ?? '办理'}「${row.itemName ?? row.bundleName}」`,
    })),
  };
}
