import { describeEvent } from '#cases';
import { type DescribedAccount, describeAccounts } from '#identity';
import { type Actor, type Environment, refusals as platformRefusals } from '#platform';
import { eventsOf, strandsOf } from './oversight.store.ts';
import { authorityNames } from './read-board.ts';
import { scopeOf } from './reader.ts';

export type OversightEvent = {
  seq: number;
  at: string;
  type: string;
  title: string;
  law: string;
  member: string | null;
  itemName: string | null;
  actor: string;
  data: Record<string, unknown>;
};

/** 办件留痕: every event of a case with its legal footing and who did it: staff by post and masked name, the applicant as such. */
export async function listCaseEvents(env: Environment, caseId: string, actor: Actor): Promise<OversightEvent[]> {
  const events = await eventsOf(env.db, caseId, scopeOf(actor));
  if (events.length === 0) throw platformRefusals.notFound.with();
  const [strands, accounts, nameOf] = await Promise.all([
    strandsOf(env.db, [caseId]),
    describeAccounts(
      env.db,
      env.keys,
      events.map((event) => event.actor),
    ),
    authorityNames(env.db),
  ]);
  const items = new Map(strands.map((strand) => [strand.member, strand.itemName]));
  return events.map((event) => {
    const member = event.member ?? (event.data.member as string | undefined) ?? null;
    return {
      seq: event.seq,
      at: event.at,
      type: event.type,
      ...describeEvent({ ...event, member: event.member ?? undefined }),
      member,
      itemName: (member && items.get(member)) ?? null,
      actor: actorText(event.actor, accounts.get(event.actor), nameOf),
      data: event.data,
    };
  });
}

const kinds: Readonly<Record<string, string>> = { system: '系统自动', visitor: '未登录的人', citizen: '申请人' };

/** 谁: staff by post and masked name, the applicant as such. */
export function actorText(
  actor: string,
  account: DescribedAccount | undefined,
  nameOf: (code: string) => string,
): string {
  if (!account) return kinds[actor] ?? '已注销的账号';
  if (account.kind === 'citizen') return '申请人';
  const post = account.posts[0];
  return post ? `${nameOf(post.authority)} ${post.name} ${account.name ?? ''}`.trim() : (account.name ?? '工作人员');
}
