/** 收件·受理·补正: one intake for every channel. */
export { startApplication } from './start-application.ts';
export { saveAnswers, saveCommitments, saveValues } from './change-application.ts';
export { submitApplication } from './submit-application.ts';
export { submitSupplement } from './answer-supplement.ts';
export { findTerminal } from './terminals/find-terminal.ts';
export { viewApplication } from './application-view.ts';
