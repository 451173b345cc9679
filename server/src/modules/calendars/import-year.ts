import { type CalendarYear, lintCalendarYear } from '@yijian/core/calendar';
import Type from 'typebox';
import { command } from '#platform';
import { readVersion, writeYear } from './calendars.store.ts';
import { yearsInForce } from './current-calendar.ts';
import type { CalendarEventType } from './events.ts';
import { refusals } from './refusals.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Year = Type.Object(
  {
    year: Type.Integer({ minimum: 2000, maximum: 2100 }),
    published: Type.Boolean(),
    source: Type.String({ minLength: 1, maxLength: 300 }),
    offDays: Type.Array(Day, { maxItems: 60 }),
    workDays: Type.Array(Day, { maxItems: 30 }),
    holidays: Type.Optional(
      Type.Array(
        Type.Object({ name: Type.String({ maxLength: 60 }), from: Day, to: Day }, { additionalProperties: false }),
      ),
    ),
  },
  { additionalProperties: false },
);
const changed: CalendarEventType = 'calendar.year-changed';

/**
 * 导入年度放假安排: replaces one year of the calendar; when its days differ from those in force, the event tells whose clocks run
 * (ENG-08). Refuses `calendars.year-refused` with every finding.
 */
export const importYear = command({
  name: 'calendars.import-year',
  title: '导入年度放假安排',
  permission: { posts: ['catalogueManager'], system: true },
  input: Year,
  owner: () => 'calendars.year',
  load: async (db, requests) => {
    const [version, inForce] = [await readVersion(db), await yearsInForce(db)];
    return requests.map(() => ({ version, inForce }));
  },
  decide: ({ version, inForce }, { input, ctx }) => {
    const findings = lintCalendarYear(input as CalendarYear);
    if (findings.length > 0) throw refusals.yearRefused.with({ findings });
    const number = version + 1;
    const before = inForce.find((one) => one.year === input.year);
    const events =
      before && daysOf(before) === daysOf(input)
        ? []
        : [
            {
              id: ctx.newId(),
              type: changed,
              ownerId: `calendar:${input.year}`,
              seq: number,
              data: { year: input.year, published: input.published, version: number },
            },
          ];
    return {
      writes: [writeYear(input as CalendarYear, number, ctx.now)],
      events,
      result: { year: input.year, version: number, changed: events.length > 0 },
    };
  },
});

/** What counting depends on; names and source do not change a due day. */
const daysOf = (year: { published: boolean; offDays: readonly string[]; workDays: readonly string[] }): string =>
  JSON.stringify([year.published, year.offDays.toSorted(), year.workDays.toSorted()]);
