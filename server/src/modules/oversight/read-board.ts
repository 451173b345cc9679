import { shanghaiDay } from '@yijian/core/calendar';
import { currentCalendar } from '#calendars';
import { loadPublished } from '#catalogue';
import type { Actor, Environment, Queryable } from '#platform';
import { type Reading, strandLight } from './facts.ts';
import { type Figures, figuresOf } from './figures.ts';
import { channelName } from '@yijian/core/channel';
import {
  bundleNames,
  countEndedCases,
  countEndedStrands,
  listOpenCases,
  listOpenStrands,
  type NamedStrand,
  ratingFigures,
  rectificationFigures,
} from './oversight.store.ts';
import { countAttempts, countUnlisted } from './attempts.store.ts';
import { recentSince, scopeOf } from './reader.ts';

/** 读数的当天: calendar, business day, and where the year began. */
export async function readingNow(env: Environment): Promise<Reading> {
  const today = shanghaiDay(await env.now());
  return { calendar: await currentCalendar(env.db), today, since: recentSince(today) };
}

/** 部门简称 by authority code; a code without a published authority is shown as it is. */
export async function authorityNames(db: Queryable): Promise<(code: string) => string> {
  const { byKind } = await loadPublished(db);
  return (code) => (byKind.authority.get(code)?.definition as { shortName?: string } | undefined)?.shortName ?? code;
}

type Named = { name: string };
export type RedStrand = {
  caseId: string;
  receiptNo: string;
  bundleName: string;
  member: string;
  itemName: string;
  authorityName: string;
  due: string;
  overdueDays: number;
};
/** 监察看板: everything of one region on one page; each number opens its list. */
export type Board = Omit<Figures, 'byAuthority' | 'byBundle' | 'byChannel'> & {
  today: string;
  since: string;
  byAuthority: (Figures['byAuthority'][number] & Named)[];
  byBundle: (Figures['byBundle'][number] & Named)[];
  byChannel: (Figures['byChannel'][number] & Named)[];
  red: RedStrand[];
  ratings: { count: number; average: number | null; bad: number; invited: number; rated: number };
  /** 清单外办件 (must be 0), and what was refused at the door */
  outside: { cases: number; applications: number; demands: number; fees: number };
  rectifications: { open: number; overdue: number; closed: number; named: number; namedDone: number };
};

/** 看板 (OVS-01): lights of this very day, so that they are right the moment the clock advances. */
export async function readBoard(env: Environment, actor: Actor): Promise<Board> {
  const scope = scopeOf(actor);
  const reading = await readingNow(env);
  const range = { ...scope, since: reading.since, today: reading.today };
  const [openCases, openStrands, endedCases, endedStrands] = await Promise.all([
    listOpenCases(env.db, scope),
    listOpenStrands(env.db, scope),
    countEndedCases(env.db, range),
    countEndedStrands(env.db, range),
  ]);
  const [bundles, nameOf, ratings, rectifications, unlisted, attempts] = await Promise.all([
    bundleNames(env.db, range),
    authorityNames(env.db),
    ratingFigures(env.db, range),
    rectificationFigures(env.db, range),
    countUnlisted(env.db, range),
    countAttempts(env.db, range),
  ]);
  const figures = figuresOf(
    { cases: [...openCases, ...endedCases], strands: [...openStrands, ...endedStrands] },
    reading,
  );
  return {
    today: reading.today,
    since: reading.since,
    ...figures,
    byAuthority: figures.byAuthority.map((row) => ({ ...row, name: nameOf(row.authority) })),
    byBundle: figures.byBundle.map((row) => ({ ...row, name: bundles.get(row.bundle) ?? row.bundle })),
    byChannel: figures.byChannel.map((row) => ({ ...row, name: channelName(row.channel) })),
    red: redStrands(openStrands, reading, nameOf),
    ratings,
    rectifications,
    outside: {
      cases: unlisted,
      applications: attempts.get('intake.bundle-not-offered') ?? 0,
      demands: (attempts.get('cases.unpublished-demand') ?? 0) + (attempts.get('cases.shared-demand') ?? 0),
      fees: attempts.get('cases.unpublished-fee') ?? 0,
    },
  };
}

/** The board shows the worst ones; the list behind `totals.red` shows all. */
const RED_MAX = 100;

/** Red strands, the longest overdue first. */
function redStrands(strands: readonly NamedStrand[], reading: Reading, nameOf: (code: string) => string): RedStrand[] {
  return strands
    .map((strand) => ({ strand, reading: strandLight(strand, reading) }))
    .filter((one) => one.reading.light === 'red')
    .sort((a, b) => (a.strand.plannedDue! < b.strand.plannedDue! ? -1 : 1))
    .slice(0, RED_MAX)
    .map(({ strand, reading: { overdue } }) => ({
      caseId: strand.caseId,
      receiptNo: strand.receiptNo,
      bundleName: strand.bundleName,
      member: strand.member,
      itemName: strand.itemName,
      authorityName: nameOf(strand.authority),
      due: strand.plannedDue!,
      overdueDays: overdue,
    }));
}
