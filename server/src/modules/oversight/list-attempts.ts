import { describeAccounts } from '#identity';
import type { Actor, Environment } from '#platform';
import { cardOf, type FindingKind, type OversightFinding } from './findings.ts';
import { actorText } from './list-events.ts';
import { type AttemptRow, listAttemptRows } from './attempts.store.ts';
import { authorityNames, readingNow } from './read-board.ts';
import { recentSince, type Scope, scopeOf } from './reader.ts';

/** 被拒绝的尝试 (CAT-10, ITK-09): what somebody tried and the platform refused; who by post, when, at which item. Nobody's data. */
export type Attempt = {
  attemptId: string;
  kind: 'unlistedApplication' | 'unpublishedDemand' | 'unpublishedFee';
  kindName: string;
  at: string;
  day: string;
  who: string;
  /** an office tried: counted against it; somebody at home with an old link is not */
  byStaff: boolean;
  caseId: string | null;
  receiptNo: string | null;
  bundleName: string | null;
  itemName: string | null;
  authorityName: string | null;
  demanded: string[];
};

/** The recorded refusals, as the modules that own them call them. */
export const attemptKinds: Readonly<Record<string, Attempt['kind']>> = {
  'intake.bundle-not-offered': 'unlistedApplication',
  'cases.unpublished-demand': 'unpublishedDemand',
  'cases.shared-demand': 'unpublishedDemand',
  'cases.unpublished-fee': 'unpublishedFee',
};

type Tried = { row: AttemptRow; kind: Attempt['kind']; who: string; ownAuthority: string | null };

/** 尝试列表: the year's, newest first. */
export async function listAttempts(env: Environment, actor: Actor): Promise<Attempt[]> {
  const { today } = await readingNow(env);
  const nameOf = await authorityNames(env.db);
  const tried = await readAttempts(env, { ...scopeOf(actor), since: recentSince(today) }, nameOf);
  return tried.map(({ row, kind, who, ownAuthority }) => {
    const authority = row.authority ?? ownAuthority;
    return {
      attemptId: row.attemptId,
      kind,
      kindName: cardOf(kind, { subjectId: row.attemptId, region: '', day: row.day }).kindName,
      at: row.at,
      day: row.day,
      who,
      byStaff: ownAuthority !== null,
      caseId: row.caseId,
      receiptNo: row.receiptNo,
      bundleName: row.bundleName,
      itemName: row.itemName,
      authorityName: authority && nameOf(authority),
      demanded: row.demanded,
    };
  });
}

/** 尝试的牌: what an office tried. */
export async function attemptFindings(
  env: Environment,
  range: Scope & { since: string },
  nameOf: (code: string) => string,
): Promise<OversightFinding[]> {
  const tried = await readAttempts(env, range, nameOf);
  return tried.flatMap(({ row, kind, who, ownAuthority }): OversightFinding[] => {
    const authority = row.authority ?? ownAuthority;
    if (ownAuthority === null || authority === null) return [];
    return [
      cardOf(kind satisfies FindingKind, {
        subjectId: row.attemptId,
        region: row.region ?? '',
        day: row.day,
        caseId: row.caseId,
        receiptNo: row.receiptNo ?? '',
        bundleName: row.bundleName,
        member: row.member,
        itemName: row.itemName,
        authority,
        authorityName: nameOf(authority),
        detail: `${who}：${row.demanded.join('、')}`,
      }),
    ];
  });
}

async function readAttempts(
  env: Environment,
  range: Scope & { since: string },
  nameOf: (code: string) => string,
): Promise<Tried[]> {
  const rows = await listAttemptRows(env.db, range);
  const accounts = await describeAccounts(
    env.db,
    env.keys,
    rows.map((row) => row.actor),
  );
  return rows.flatMap((row) => {
    const kind = attemptKinds[row.code];
    const account = accounts.get(row.actor);
    const own = account?.kind === 'staff' ? (account.posts[0]?.authority ?? row.authority) : null;
    return kind ? [{ row, kind, who: actorText(row.actor, account, nameOf), ownAuthority: own }] : [];
  });
}
