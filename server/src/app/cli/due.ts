import { parseArgs } from 'node:util';
import { buildCalendar, explainDue, isDay, nationalYears } from '@yijian/core/calendar';
import { print } from './read-arguments.ts';
import { Stop } from './stop.ts';

/** `due`: when a period ends and how that date came about. Answers the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: 'string' },
      days: { type: 'string' },
      'calendar-days': { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const { from, days } = values;
  if (from === undefined || days === undefined)
    throw new Stop('请写明 --from 日期 和 --days 天数，例如 due --from 2026-09-28 --days 5');
  if (!isDay(from)) throw new Stop(`--from 应是存在的日期，写成 2026-09-28 的样子；现在是 ${from.slice(0, 40)}`);
  if (!/^\d{1,4}$/.test(days) || Number(days) > 3650)
    throw new Stop(`--days 应是 0 到 3650 的整数；现在是 ${days.slice(0, 40)}`);
  const calendar = buildCalendar(nationalYears());
  try {
    const explained = explainDue(calendar, {
      start: from,
      days: Number(days),
      unit: values['calendar-days'] ? 'calendarDay' : 'workingDay',
    });
    await print(values.json ? JSON.stringify(explained, null, 2) : `${explained.due}\n${explained.sentence}`);
    return 0;
  } catch (error) {
    if ((error as Error).name === 'OutsideCalendarError' || error instanceof RangeError)
      throw new Stop(`超出工作日历的范围：${(error as Error).message}`);
    throw error;
  }
}
