import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingHours,
  buildCalendar,
  clockOf,
  dayNumber,
  explainHours,
  isWorkingDay,
  lightOfHours,
  lintOfficeHours,
  nationalYears,
  NoOfficeHoursError,
  type OfficeHours,
  shanghaiDay,
  shiftDay,
  workingMinutesBetween,
} from './index.ts';

const calendar = buildCalendar(nationalYears(2027));
/** Morning and afternoon, other hours in summer. */
const office: OfficeHours = [
  {
    from: '2020-01-01',
    spans: [
      { opens: '09:00', closes: '12:00' },
      { opens: '14:00', closes: '18:00' },
    ],
  },
  {
    from: '2026-06-01',
    to: '2026-08-31',
    spans: [
      { opens: '15:00', closes: '18:30' },
      { opens: '08:30', closes: '12:00' },
    ],
  },
];
const at = (day: string, clock: string): string => new Date(`${day}T${clock}:00+08:00`).toISOString();

// The slow reference: one minute after the other, nothing shared with the spans of the fast way.
const MINUTE = 60_000;
const minuteOfDay = (instant: number): number => (Math.floor(instant / MINUTE) + 480) % 1440;
const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
function isOpen(instant: number): boolean {
  const day = shanghaiDay(new Date(instant).toISOString());
  if (!isWorkingDay(calendar, day)) return false;
  const range = day >= '2026-06-01' && day <= '2026-08-31' ? office[1]! : office[0]!;
  return range.spans.some(
    (span) => minutes(span.opens) <= minuteOfDay(instant) && minuteOfDay(instant) < minutes(span.closes),
  );
}
function slowDue(startAt: string, hours: number): string {
  let instant = Math.floor(Date.parse(startAt) / MINUTE) * MINUTE;
  for (let left = hours * 60; left > 0; instant += MINUTE) if (isOpen(instant)) left -= 1;
  return new Date(instant).toISOString();
}
function slowBetween(from: string, to: string): number {
  let count = 0;
  for (let instant = Date.parse(from); instant < Date.parse(to); instant += MINUTE) if (isOpen(instant)) count += 1;
  return count;
}

/** Around weekends, the National Day with its make-up days, and the change of summer hours. */
const instant = fc
  .record({
    day: fc.constantFrom('2026-02-12', '2026-05-30', '2026-08-28', '2026-09-18', '2026-09-29', '2026-11-20'),
    shift: fc.integer({ min: -3, max: 6 }),
    minute: fc.integer({ min: 0, max: 1439 }),
  })
  .map(({ day, shift, minute }) =>
    new Date((dayNumber(shiftDay(day, shift)) * 1440 + minute - 480) * MINUTE).toISOString(),
  );

describe('工作小时的例子', () => {
  test.each<[start: string, hours: number, due: string, why: string]>([
    ['2026-11-20 10:30', 1, '2026-11-20 11:30', '上午当场'],
    ['2026-11-20 11:00', 1, '2026-11-20 12:00', '正好到午休，不拖到下午'],
    ['2026-11-20 11:30', 2, '2026-11-20 15:30', '跨午休'],
    ['2026-11-20 12:40', 2, '2026-11-20 16:00', '午休时受理，下午上班起算'],
    ['2026-11-20 16:30', 4, '2026-11-23 11:30', '周五下午，跨周末'],
    ['2026-11-21 10:00', 2, '2026-11-23 11:00', '周末受理，周一上班起算'],
    ['2026-09-19 10:00', 2, '2026-09-20 11:00', '周六受理，周日 09-20 调休上班起算'],
    ['2026-09-18 17:00', 3, '2026-09-20 11:00', '周日 09-20 调休上班计入'],
    ['2026-06-01 11:00', 2, '2026-06-01 16:00', '夏令作息'],
    ['2026-11-20 16:30', 0, '2026-11-20 16:30', '即办'],
  ])('%s 起 %i 个工作小时 -> %s（%s）', (start, hours, due) => {
    const [day, clock] = start.split(' ') as [string, string];
    expect(clockOf(addWorkingHours(calendar, office, { startAt: at(day, clock), hours }).dueAt)).toBe(due);
  });

  test('由来写成一句话，也给出各段时间', () => {
    const told = explainHours(calendar, office, { startAt: at('2026-11-20', '16:30'), hours: 4 });
    expect(told.sentence).toBe(
      '从 11-20 16:30 受理起 4 个工作小时，计入 11-20 16:30—18:00、11-23 09:00—11:30，跳过周末 2 天，最迟应于 2026-11-23 11:30 办结',
    );
    expect(told.counted.map((span) => span.minutes)).toEqual([90, 150]);
    expect(told.skipped.map((one) => one.date)).toEqual(['2026-11-21', '2026-11-22']);
    const madeUp = explainHours(calendar, office, { startAt: at('2026-09-18', '17:00'), hours: 3 });
    expect(madeUp.makeUp).toEqual(['2026-09-20']);
    expect(madeUp.sentence).toContain('09-20 调休上班计入');
  });

  test('灯到分钟：还剩五分之一变黄，过了那一分钟变红', () => {
    const dueAt = addWorkingHours(calendar, office, { startAt: at('2026-11-20', '11:30'), hours: 2 }).dueAt;
    const read = (clock: string) =>
      lightOfHours({ calendar, office }, { dueAt, hours: 2, now: at('2026-11-20', clock) });
    expect(read('11:40')).toMatchObject({ light: 'green', minutesLeft: 110 });
    expect(read('13:00')).toMatchObject({ light: 'green', minutesLeft: 90 });
    expect(read('15:06')).toMatchObject({ light: 'yellow', minutesLeft: 24 });
    expect(read('15:30')).toMatchObject({ light: 'yellow', minutesLeft: 0 });
    expect(read('15:45')).toMatchObject({ light: 'red', minutesOver: 15, overdue: 0 });
  });
});

describe('与逐分钟推算一致', () => {
  test('加工作小时', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 30 }), (startAt, hours) => {
        expect(addWorkingHours(calendar, office, { startAt, hours }).dueAt).toBe(slowDue(startAt, hours));
      }),
      { numRuns: 60 },
    );
  });

  test('期间分钟数，与加工作小时互逆，倒过来为负', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 20 }), (from, span, hours) => {
        const to = new Date(Date.parse(from) + span * MINUTE).toISOString();
        const counted = workingMinutesBetween(calendar, office, from, to);
        expect(counted).toBe(slowBetween(from, to));
        expect(workingMinutesBetween(calendar, office, to, from) + counted).toBe(0);
        const { dueAt } = addWorkingHours(calendar, office, { startAt: from, hours });
        expect(workingMinutesBetween(calendar, office, from, dueAt)).toBe(hours * 60);
      }),
      { numRuns: 60 },
    );
  });

  test('多一小时、晚一分钟受理，都不会提前到期', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 20 }), (startAt, hours) => {
        const due = (from: string, n: number) => addWorkingHours(calendar, office, { startAt: from, hours: n }).dueAt;
        expect(due(startAt, hours + 1) > due(startAt, hours)).toBe(true);
        expect(due(new Date(Date.parse(startAt) + MINUTE).toISOString(), hours) >= due(startAt, hours)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('拒绝', () => {
  test('没有办公时间的工作日、半小时、负数都不猜', () => {
    const late: OfficeHours = [{ from: '2027-01-01', spans: [{ opens: '09:00', closes: '12:00' }] }];
    const startAt = at('2026-11-20', '10:00');
    expect(() => addWorkingHours(calendar, late, { startAt, hours: 1 })).toThrow(NoOfficeHoursError);
    expect(() => addWorkingHours(calendar, office, { startAt, hours: 1.5 })).toThrow(RangeError);
    expect(() => addWorkingHours(calendar, office, { startAt, hours: -1 })).toThrow(RangeError);
    expect(() => addWorkingHours(calendar, office, { startAt: 'yesterday', hours: 1 })).toThrow(RangeError);
  });

  test('办公时间定义有误的，逐条指出', () => {
    expect(lintOfficeHours(office)).toEqual([]);
    expect(
      lintOfficeHours([
        { from: '2026-05-01', to: '2026-04-01', spans: [] },
        {
          from: '2026-06-01',
          spans: [
            { opens: '09:00', closes: '12:00' },
            { opens: '11:00', closes: '10:00' },
          ],
        },
      ]),
    ).toEqual([
      '2026-05-01 起的办公时间在开始之前就结束了',
      '2026-05-01 起没有写办公时间',
      '11:00-10:00 的结束早于开始',
      '2026-06-01 起的办公时间有重叠',
    ]);
  });
});
