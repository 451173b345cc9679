import { defineRefusals } from '#platform';

/** 工作日历的拒绝清单. */
export const refusals = defineRefusals('calendars', {
  yearRefused: {
    status: 422,
    reason: '这一年的放假安排有问题，没有导入',
    remedy: '请对照国务院办公厅通知逐项改正后再导入',
  },
});
