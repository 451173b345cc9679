import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  buildCalendar,
  type ExplainedPeriod,
  explainDue,
  isWorkingDay,
  nationalYears,
  projectDue,
  shiftDay,
} from './index.ts';

const calendar = buildCalendar(nationalYears());
const sentences: [title: string, period: ExplainedPeriod, sentence: string][] = [
  [
    'holiday and make-up day (春节与调休)',
    { start: '2026-02-12', days: 5, unit: 'workingDay' },
    '2026-02-12（周四）受理，当日不计入；自 2026-02-13 起算 5 个工作日，跳过春节 02-15 至 02-23，02-14（周六）调休上班计入，最迟应于 2026-02-26（周四）办结',
  ],
  [
    'expert review (专家评审)',
    {
      start: '2026-02-27',
      days: 20,
      unit: 'workingDay',
      suspensions: [{ from: '2026-03-03', to: '2026-03-09', reason: '专家评审' }],
    },
    '2026-02-27（周五）受理，当日不计入；自 2026-02-28 起算 20 个工作日，其间 03-03 至 03-09（专家评审）不计入，扣除 5 个工作日，跳过周末 7 天，02-28（周六）调休上班计入，最迟应于 2026-04-02（周四）办结',
  ],
  [
    'calendar days rolled off a holiday (自然日顺延)',
    { start: '2026-01-24', days: 30, unit: 'calendarDay', startEvent: '收到决定', dueEvent: '提出' },
    '2026-01-24（周六）收到决定，当日不计入；自 2026-01-25 起算 30 个自然日，最后一日 02-23 逢春节，顺延至下一个工作日，最迟应于 2026-02-24（周二）提出',
  ],
  [
    'unpublished year (暂定)',
    { start: '2026-12-28', days: 10, unit: 'workingDay' },
    '2026-12-28（周一）受理，当日不计入；自 2026-12-29 起算 10 个工作日，跳过元旦 2027-01-01、周末 4 天，最迟应于 2027-01-12（周二）办结；2027 年放假安排尚未公布，此日期为暂定',
  ],
  [
    'still suspended (仍在中止)',
    {
      start: '2026-03-02',
      days: 3,
      unit: 'workingDay',
      suspensions: [{ from: '2026-03-04', to: null, reason: '检测' }],
      today: '2026-03-05',
    },
    '2026-03-02（周一）受理，当日不计入；自 2026-03-03 起算 3 个工作日，其间 03-04 至 03-05（检测）不计入，扣除 2 个工作日，跳过周末 2 天，最迟应于 2026-03-09（周一）办结；计时仍在中止，此日期按今天恢复推算',
  ],
  ['at once (即办)', { start: '2026-03-02', days: 0, unit: 'workingDay' }, '2026-03-02（周一）受理，当日办结'],
];

describe('how a date came about (到期日说明)', () => {
  test.each(sentences)('%s', (_, period, sentence) => {
    expect(explainDue(calendar, period).sentence).toBe(sentence);
  });

  test('carries the facts behind the sentence (说明所依据的事实)', () => {
    const explained = explainDue(calendar, { start: '2026-02-12', days: 5, unit: 'workingDay' });
    expect(explained).toMatchObject({
      firstDay: '2026-02-13',
      due: '2026-02-26',
      makeUp: ['2026-02-14'],
      provisional: false,
      calendarVersion: calendar.version,
    });
    expect(explained.skipped).toHaveLength(9);
    expect(explained.skipped[0]).toEqual({ date: '2026-02-15', reason: '春节' });
  });

  test('skipped, counted and suspended days add up to the whole span (天数对得上)', () => {
    const offset = fc.integer({ min: 0, max: 8000 });
    fc.assert(
      fc.property(
        offset,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 9 }),
        (at, days, pauseAt, length) => {
          const start = shiftDay('2004-01-01', at);
          const suspensions = [{ from: shiftDay(start, pauseAt), to: shiftDay(start, pauseAt + length) }];
          const explained = explainDue(calendar, { start, days, unit: 'workingDay', suspensions });
          expect(explained.due).toBe(projectDue(calendar, { start, days, unit: 'workingDay', suspensions }, start).due);
          expect(explained.skipped.every((each) => !isWorkingDay(calendar, each.date))).toBe(true);
          expect(explained.makeUp.every((day) => isWorkingDay(calendar, day))).toBe(true);
          const plain = explainDue(calendar, { start, days, unit: 'workingDay' });
          const span = (Date.parse(plain.due) - Date.parse(start)) / 86_400_000;
          expect(plain.skipped.length + days).toBe(span);
          expect(plain.firstDay).toBe(addWorkingDays(calendar, start, 1).due);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('an open suspension without today is an error of the caller (缺少今天)', () => {
    expect(() =>
      explainDue(calendar, {
        start: '2026-03-02',
        days: 3,
        unit: 'workingDay',
        suspensions: [{ from: '2026-03-04', to: null }],
      }),
    ).toThrow(RangeError);
  });
});
