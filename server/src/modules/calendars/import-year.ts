import { type CalendarYear, lintCalendarYear } from '@yijian/core/calendar';
import Type from 'typebox';
import { command } from '#platform';
import { readVersion, writeYear } from './calendars.store.ts';
import { refusals } from './refusals.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Year = Type.Object(
  {
    year: Type.Integer({ minimum: 2000, maximum: 2100 }),
    published: Type.Boolean(),
    source: Type.String({ minLength: 1, maxLength: 300 }),
    offDays: Type.Array(Day, { maxItems: 60 }),
    workDays: Type.Array(Day, { maxItems: 30 }),
    holidays: Type.Optional(Type.Array(Type.Object({ name: Type.String({ maxLength: 60 }), from: Day, to: Day }, { additionalProperties: false }))),
  },
  { additionalProperties: false },
);

/** 导入年度放假安排: replaces one year of the calendar. Refuses `calendars.year-refused` with every finding. */
export const importYear = command({
  name: 'calendars.import-year',
  title: '导入年度放假安排',
  permission: { posts: ['catalogueManager'], system: true },
  input: Year,
  owner: () => 'calendars.year',
  load: async (db, requests) => {
    const version = await readVersion(db);
    return requests.map(() => ({ version }));
  },
  decide: ({ version }, { input, ctx }) => {
    const findings = lintCalendarYear(input as CalendarYear);
    if (findings.length > 0) throw refusals.yearRefused.with({ findings });
    return { writes: [writeYear(input as CalendarYear, version + 1, ctx.now)], result: { year: input.year, version: version + 1 } };
  },
});
