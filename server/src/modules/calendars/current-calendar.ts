import { buildCalendar, type CalendarYear, nationalYears, type WorkCalendar } from '@yijian/core/calendar';
import type { Queryable } from '#platform';
import { listYears, readVersion } from './calendars.store.ts';

const cached = new Map<string, WorkCalendar>();

/**
 * 工作日历 in force: the national years that came with the software, overlaid with the years imported here. Built once per
 * version; asking again costs one small query.
 */
export async function currentCalendar(db: Queryable): Promise<WorkCalendar> {
  const version = await readVersion(db);
  const imported = version === 0 ? [] : await listYears(db);
  const key = JSON.stringify(imported);
  let calendar = cached.get(key);
  if (!calendar) {
    calendar = buildCalendar(overlay(nationalYears(), imported));
    if (cached.size >= 8) cached.clear();
    cached.set(key, calendar);
  }
  return calendar;
}

/** 现行各年度: the national years overlaid with the imported ones, in order. */
export const yearsInForce = async (db: Queryable): Promise<CalendarYear[]> =>
  overlay(nationalYears(), await listYears(db));

function overlay(base: CalendarYear[], imported: readonly CalendarYear[]): CalendarYear[] {
  const years = new Map(base.map((year) => [year.year, year]));
  for (const year of imported) years.set(year.year, year);
  return [...years.values()].sort((a, b) => a.year - b.year);
}
