import { addWorkingDays, type WorkCalendar } from '@yijian/core/calendar';
import type { Dues } from './case-state.ts';

/** Due days of a strand that starts today: day of start not counted, working days of the given calendar. */
export function duesFrom(calendar: WorkCalendar, startedOn: string, days: { planned: number; promised: number; statutory: number | null }): Dues {
  const planned = addWorkingDays(calendar, startedOn, days.planned);
  const promised = addWorkingDays(calendar, startedOn, days.promised);
  const statutory = days.statutory === null ? null : addWorkingDays(calendar, startedOn, days.statutory);
  return {
    startedOn, planned: planned.due, promised: promised.due, statutory: statutory?.due ?? null, calendarVersion: calendar.version,
    provisional: planned.provisional || promised.provisional || (statutory?.provisional ?? false),
  };
}
