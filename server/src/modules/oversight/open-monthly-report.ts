import { shanghaiDay } from '@yijian/core/calendar';
import Type from 'typebox';
import { currentCalendar } from '#calendars';
import { command, type Environment, systemActor } from '#platform';
import { openWorkorder, takeWorkorderNumbers } from '#workorders';
import { topicId } from './changes/topic-id.ts';
import { listSupervisingAuthorities, ordersAbout } from './orders.store.ts';
import { authorityNames } from './read-board.ts';

/**
 * 月报期限: 「每月15日前向局“放管服”改领导小组办公室报送工作推进中存在的突出问题」. A rule of administration that names a day of the
 * month: the calendar day stands, it does not move to a working day (行政许可法 82 counts its own terms, not this one).
 */
const REPORT_DAY = 15;

/** 开月报单: the month's reminder for one authority that supervises; once a month, nothing when it is there. */
export const openMonthlyReport = command({
  name: 'oversight.open-monthly-report',
  title: '提醒报送月报',
  permission: { system: true },
  input: Type.Object(
    {
      month: Type.String({ pattern: '^\\d{4}-\\d{2}$' }),
      authority: Type.String({ maxLength: 64 }),
      region: Type.String({ maxLength: 12 }),
    },
    { additionalProperties: false },
  ),
  owner: (input) => subjectOf(input),
  load: async (db, requests, env) => {
    const [calendar, ring, nameOf] = [await currentCalendar(db), await env.keys.load(db, []), await authorityNames(db)];
    const opened = await ordersAbout(
      db,
      requests.map(({ input }) => subjectOf(input)),
    );
    const fresh = requests.filter(({ input }) => !opened.has(subjectOf(input)));
    const numbers = await takeWorkorderNumbers(db, { type: 'monthlyReport', day: env.now.slice(0, 10) }, fresh.length);
    return requests.map((request) => {
      const number = numbers[fresh.indexOf(request)] ?? null;
      return { calendar, ring, keys: env.keys, number, name: nameOf(request.input.authority) };
    });
  },
  decide: ({ number, name, ...around }, { input, actor, ctx }) => {
    if (number === null) return { writes: [], result: { workorderId: null as string | null } };
    const [kind = '', id = ''] = subjectOf(input).split(' ');
    const opened = openWorkorder(
      {
        type: 'monthlyReport',
        number,
        subject: { kind, id },
        caseId: null,
        contact: null,
        region: input.region,
        authority: input.authority,
        candidates: [{ authority: input.authority, name }],
        facts: { title: `${Number(input.month.slice(5))} 月 ${REPORT_DAY} 日前报送月报`, month: input.month },
        text: null,
        dueOn: dueOf(input.month),
      },
      { ...around, actor, ctx },
    );
    return { writes: opened.writes, events: opened.events, result: { workorderId: opened.state.workorderId } };
  },
});

const dueOf = (month: string): string => `${month}-${REPORT_DAY}`;

/** One order a month and authority; the authority's code stands as an id made of its hash. */
function subjectOf({ month, authority }: { month: string; authority: string }): string {
  return `month:${month} ${topicId(`authority ${authority}`)}`;
}

/**
 * 月报提醒 (ENG-36): from the first of a month until its 15th, every authority that supervises gets the month's order; after the
 * 15th nothing is opened that would be late already. Answers how many were opened.
 */
export async function openDueReports(env: Environment): Promise<number> {
  const today = shanghaiDay(await env.now());
  const month = today.slice(0, 7);
  if (today > dueOf(month)) return 0;
  const authorities = await listSupervisingAuthorities(env.db, today);
  const opened = await ordersAbout(
    env.db,
    authorities.map((one) => subjectOf({ month, ...one })),
  );
  const missing = authorities.filter((one) => !opened.has(subjectOf({ month, ...one })));
  for (const input of missing) await env.execute(openMonthlyReport, { input: { month, ...input }, actor: systemActor });
  return missing.length;
}
