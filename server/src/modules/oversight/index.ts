/** 电子监察: figures, findings and checks over published views. */
export { recountFromEvents, type RecountedEvent } from './recount.ts';
export { openDueReports } from './open-monthly-report.ts';
export { verifyCases, type CaseMismatch } from './verify-cases.ts';
