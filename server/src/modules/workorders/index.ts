/** 工单: one engine for assign, sign, handle, answer, verify, close. */
export { openWorkorder, takeWorkorderNumbers, type NewWorkorder, type OpenedWorkorder } from './open-workorder.ts';
export { orderStatusName } from './types.ts';
export { dueWork } from './due-work.ts';
export { verifyWorkorders } from './verify-workorders.ts';
