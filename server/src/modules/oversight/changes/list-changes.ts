import { lightOf } from '@yijian/core/calendar';
import type { Actor, Environment } from '#platform';
import { cardOf, type OversightFinding } from '../findings.ts';
import { authorityNames, readingNow } from '../read-board.ts';
import { recentSince, type Scope } from '../reader.ts';
import { type ChangeRow, listChangeRows } from './change-orders.store.ts';

/** 公开得是否及时: `inTime` and `late` are public; `open` is not due yet, `overdue` should be public. */
export type ChangeStanding = 'open' | 'overdue' | 'inTime' | 'late';

/** 变更公开 standing of one change on a day (pure). */
export function standingOf(
  { dueOn, publishedOn }: Pick<ChangeRow, 'dueOn' | 'publishedOn'>,
  today: string,
): ChangeStanding {
  if (publishedOn !== null) return publishedOn <= dueOn ? 'inTime' : 'late';
  return today <= dueOn ? 'open' : 'overdue';
}

/** 变更公开台账 (CAT-09): what was registered within the year, its light, and how many were public in time. */
export async function listChanges(env: Environment, actor: Actor) {
  const { today, calendar } = await readingNow(env);
  const nameOf = await authorityNames(env.db);
  const regions = actor.posts
    .filter((post) => post.role === 'supervisor' || post.role === 'catalogueManager')
    .map((post) => post.region.replace(/(00)+$/, ''));
  const rows = await listChangeRows(env.db, { regions, since: recentSince(today) });
  const shown = rows.map((row) => ({
    ...row,
    authorityName: nameOf(row.authority),
    standing: standingOf(row, today),
    light:
      row.publishedOn === null ? lightOf(calendar, { start: row.effectiveOn, due: row.dueOn, today }).light : 'grey',
  }));
  const count = (standing: ChangeStanding) => shown.filter((row) => row.standing === standing).length;
  return {
    counts: { open: count('open'), overdue: count('overdue'), inTime: count('inTime'), late: count('late') },
    rows: shown,
  };
}

/** 变更公开超时: red, from the day after the last one, whether or not it became public later. */
export async function changeFindings(
  env: Environment,
  range: Scope & { since: string; today: string },
  nameOf: (code: string) => string,
): Promise<OversightFinding[]> {
  const rows = await listChangeRows(env.db, range);
  return rows
    .filter((row) => ['overdue', 'late'].includes(standingOf(row, range.today)))
    .map((row) =>
      cardOf('lateChange', {
        subjectId: row.subjectId,
        workorderId: row.workorderId,
        receiptNo: row.number,
        itemName: row.itemName,
        authority: row.authority,
        authorityName: nameOf(row.authority),
        region: row.region,
        day: row.dueOn,
        detail: row.publishedOn === null ? `${row.what}，还没有公开` : `${row.what}，${row.publishedOn} 才公开`,
      }),
    );
}
