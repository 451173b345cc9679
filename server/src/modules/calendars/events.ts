/**
 * 工作日历事件: what the calendar tells others; `ownerId` is `calendar:<year>`, `seq` the number of the import.
 * - `calendar.year-changed` `{ year, published, version }`: working days of this year differ from now on; clocks that run are counted anew.
 */
export type CalendarEventType = 'calendar.year-changed';
