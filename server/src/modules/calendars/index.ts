/** 工作日历: working days in force, and importing a year. */
export { currentCalendar } from './current-calendar.ts';
export { hasImportedYears } from './calendars.store.ts';
export { importYear } from './import-year.ts';
