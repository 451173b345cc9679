import { defineRefusals } from '#platform';

/** 工单的拒绝清单. */
export const refusals = defineRefusals('workorders', {
  notFound: {
    status: 404,
    reason: '没有找到这张工单，或者不归您处理',
    remedy: '请从「工单」列表进入；应由其他部门办理的，请牵头部门改派',
  },
  notNow: { status: 409, reason: '工单现在的状态不能进行这项操作', remedy: '页面已更新为最新状态，请按最新状态处理' },
  accountIncomplete: {
    status: 422,
    reason: '核实情况没有写全',
    remedy: '请按提示补全：复杂的要写整改计划，认为没有依据的要写明依据',
  },
  missingSteps: { status: 409, reason: '还有步骤没有完成，不能办结', remedy: '请按列出的步骤逐项完成后再确认办结' },
  ownFollowUp: { status: 403, reason: '承办部门不能回访评价自己的人', remedy: '请由大厅其他窗口或监督人员回访' },
  unknownAuthority: { status: 422, reason: '只能改派给办理过这件事的部门', remedy: '请从列出的部门里选择' },
});
