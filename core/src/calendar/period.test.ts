import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCalendarDays,
  addWorkingDays,
  buildCalendar,
  nationalYears,
  nextDay,
  OutsideCalendarError,
  type PeriodUnit,
  projectDue,
  shiftDay,
  type Suspension,
  weekdayOf,
  workingDaysBetween,
} from './index.ts';

const years = nationalYears(2028);
const calendar = buildCalendar(years);
const off = new Set(years.flatMap((year) => year.offDays));
const worked = new Set(years.flatMap((year) => year.workDays));

// The slow reference: one day after the other, from the notices' lists, nothing shared with the ordinals.
const works = (day: string) => worked.has(day) || (weekdayOf(day) <= 5 && !off.has(day));
const inside = (day: string, pauses: Suspension[], today: string) =>
  pauses.some((pause) => pause.from <= day && day <= (pause.to ?? today));

function slowDue(
  period: { start: string; days: number; unit: PeriodUnit; suspensions: Suspension[] },
  today: string,
): string {
  let day = period.start;
  let counted = 0;
  while (counted < period.days) {
    day = nextDay(day);
    if (!inside(day, period.suspensions, today) && (period.unit === 'calendarDay' || works(day))) counted += 1;
  }
  while (period.days > 0 && (!works(day) || inside(day, period.suspensions, today))) day = nextDay(day);
  return day;
}

function slowBetween(from: string, to: string): number {
  let count = 0;
  for (let day = from; day < to; ) {
    day = nextDay(day);
    if (works(day)) count += 1;
  }
  return count;
}

const anyDay = fc.integer({ min: 0, max: 8000 }).map((offset) => shiftDay('2004-01-01', offset));
const nearHoliday = fc
  .integer({ min: -40, max: 40 })
  .chain((offset) =>
    fc
      .constantFrom('2020-02-01', '2023-01-24', '2024-10-01', '2026-02-17', '2026-10-01', '2026-12-31')
      .map((day) => shiftDay(day, offset)),
  );
const start = fc.oneof(anyDay, nearHoliday);
const unit = fc.constantFrom<PeriodUnit>('workingDay', 'calendarDay');
/** Offsets from the start: touching, nested, equal and overlapping ones come up often because the range is short. */
const pauses = fc.array(fc.record({ at: fc.integer({ min: -10, max: 45 }), length: fc.integer({ min: 0, max: 15 }) }), {
  maxLength: 5,
});
const laid = (day: string, list: { at: number; length: number }[]): Suspension[] =>
  list.map(({ at, length }) => ({ from: shiftDay(day, at), to: shiftDay(day, at + length) }));

describe('worked examples (已核对的例子)', () => {
  const working: [start: string, days: number, due: string, why: string][] = [
    ['2021-01-08', 1, '2021-01-11', '周五受理，次日是周末'],
    ['2026-02-12', 5, '2026-02-26', '02-14 上班，春节 02-15 至 02-23'],
    ['2026-02-13', 1, '2026-02-14', '到期日是调休的周六'],
    ['2026-02-27', 20, '2026-03-26', '02-28 调休上班'],
    ['2026-09-18', 5, '2026-09-24', '09-20 周日上班'],
    ['2020-01-22', 5, '2020-02-06', '2020 年春节假期延长至 02-02'],
    ['2025-12-31', 1, '2026-01-04', '元旦后周日上班'],
    ['2026-02-17', 1, '2026-02-24', '假期中收件，次一个工作日起算'],
    ['2026-02-17', 0, '2026-02-17', '即办件'],
  ];
  test.each(working)('%s + %i 个工作日 -> %s（%s）', (from, days, due) => {
    expect(addWorkingDays(calendar, from, days)).toEqual({ due, provisional: false });
  });

  test('expert review 03-03 to 03-09 moves 03-26 to 04-02 (专家评审扣除)', () => {
    const period = {
      start: '2026-02-27',
      days: 20,
      unit: 'workingDay' as const,
      suspensions: [{ from: '2026-03-03', to: '2026-03-09' }],
    };
    expect(projectDue(calendar, period, '2026-03-20')).toEqual({
      due: '2026-04-02',
      provisional: false,
      suspendedDays: 5,
      open: false,
    });
  });

  test('30 calendar days from 2026-01-24 end on a holiday and roll to 02-24 (末日顺延)', () => {
    expect(addCalendarDays(calendar, '2026-01-24', 30)).toEqual({
      due: '2026-02-24',
      provisional: false,
      rolledFrom: '2026-02-23',
    });
    expect(addCalendarDays(calendar, '2026-03-01', 30)).toEqual({ due: '2026-03-31', provisional: false });
  });

  test('a date beyond 2026-12-31 is provisional, the last day of 2026 is not (暂定)', () => {
    expect(addWorkingDays(calendar, '2026-12-30', 1)).toEqual({ due: '2026-12-31', provisional: false });
    expect(addWorkingDays(calendar, '2026-12-31', 1)).toEqual({ due: '2027-01-04', provisional: true });
    expect(addCalendarDays(calendar, '2026-12-02', 30)).toEqual({
      due: '2027-01-04',
      provisional: true,
      rolledFrom: '2027-01-01',
    });
  });

  test('counts in (from, to], backwards negative (期间工作日)', () => {
    expect(workingDaysBetween(calendar, '2026-02-12', '2026-02-26')).toBe(5);
    expect(workingDaysBetween(calendar, '2026-02-26', '2026-02-12')).toBe(-5);
    expect(workingDaysBetween(calendar, '2026-02-17', '2026-02-17')).toBe(0);
  });
});

describe('against the day-by-day reference (与逐日推算一致)', () => {
  test('adding (加天数)', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 120 }), unit, (day, days, kind) => {
        const add = kind === 'workingDay' ? addWorkingDays : addCalendarDays;
        expect(add(calendar, day, days).due).toBe(slowDue({ start: day, days, unit: kind, suspensions: [] }, day));
      }),
      { numRuns: 400 },
    );
  });

  test('between, and its agreement with adding (期间与加天数互逆)', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 200 }), (day, span) => {
        const count = workingDaysBetween(calendar, day, shiftDay(day, span));
        expect(count).toBe(slowBetween(day, shiftDay(day, span)));
        expect(workingDaysBetween(calendar, day, addWorkingDays(calendar, day, span).due)).toBe(span);
      }),
      { numRuns: 300 },
    );
  });

  test('suspensions: touching, nested, overlapping, before the start, spanning holidays (中止计时)', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 40 }), unit, pauses, (day, days, kind, list) => {
        const period = { start: day, days, unit: kind, suspensions: laid(day, list) };
        expect(projectDue(calendar, period, day).due).toBe(slowDue(period, day));
      }),
      { numRuns: 1000 },
    );
  });

  test('a suspension takes out exactly the working days inside the period (恰好扣除其中的工作日)', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 40 }), pauses, (day, days, list) => {
        const suspensions = laid(day, list);
        const { due, suspendedDays } = projectDue(calendar, { start: day, days, unit: 'workingDay', suspensions }, day);
        let removed = 0;
        for (let each = nextDay(day); each <= due; each = nextDay(each))
          if (works(each) && inside(each, suspensions, day)) removed += 1;
        expect(suspendedDays).toBe(removed);
        expect(workingDaysBetween(calendar, day, due)).toBe(days + removed);
      }),
      { numRuns: 400 },
    );
  });

  test('an open suspension is as one that ends today; order and doubles do not matter (未恢复按今天推算)', () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 30 }),
        unit,
        fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: -5, max: 40 })),
        (day, days, kind, [at, later]) => {
          const from = shiftDay(day, at);
          const today = shiftDay(day, at + later);
          const open = projectDue(calendar, { start: day, days, unit: kind, suspensions: [{ from, to: null }] }, today);
          const shut =
            later < 0
              ? []
              : [
                  { from, to: today },
                  { from: today, to: today },
                  { from, to: today },
                ];
          expect(open).toEqual({
            ...projectDue(calendar, { start: day, days, unit: kind, suspensions: shut }, today),
            open: later >= 0,
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('more days, a later start or one more suspension never bring the date forward (单调)', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 40 }), unit, pauses, (day, days, kind, list) => {
        const due = (from: string, n: number, shown: typeof list) =>
          projectDue(calendar, { start: from, days: n, unit: kind, suspensions: laid(day, shown) }, day).due;
        const base = due(day, days, list);
        expect(due(day, days + 1, list) >= base).toBe(true);
        expect(due(nextDay(day), days, list) >= base).toBe(true);
        expect(due(day, days, list.slice(1)) <= base).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('refusals (拒绝)', () => {
  test('half days, negative days and backward suspensions are errors of the caller (参数错误)', () => {
    expect(() => addWorkingDays(calendar, '2026-01-05', 1.5)).toThrow(RangeError);
    expect(() => addCalendarDays(calendar, '2026-01-05', -1)).toThrow(RangeError);
    const backward = {
      start: '2026-01-05',
      days: 3,
      unit: 'workingDay' as const,
      suspensions: [{ from: '2026-01-08', to: '2026-01-07' }],
    };
    expect(() => projectDue(calendar, backward, '2026-01-08')).toThrow(RangeError);
  });

  test('a date beyond the calendar is refused, never guessed (超出日历范围)', () => {
    expect(() => addWorkingDays(calendar, '2028-12-20', 30)).toThrow(OutsideCalendarError);
    expect(() => addCalendarDays(calendar, '2028-12-31', 1)).toThrow(OutsideCalendarError);
    expect(() => workingDaysBetween(calendar, '2003-12-31', '2004-01-05')).toThrow(OutsideCalendarError);
  });
});
