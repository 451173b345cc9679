import { defineRefusals } from '#platform';

/** 数据共享的拒绝清单. */
export const refusals = defineRefusals('exchange', {
  registerReadOnly: {
    status: 403,
    reason: '登记库的内容只能由登记机关修改',
    remedy: '请由登记机关在其系统中办理变更，办结后本平台读到的就是新内容',
  },
});
