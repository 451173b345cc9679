import { defineRefusals } from '#platform';

/** 办件的拒绝清单: the closed list of ways the case engine says no. */
export const refusals = defineRefusals('cases', {
  caseNotFound: {
    status: 404,
    reason: '没有找到这个办件，或者您无权查看',
    remedy: '请核对编号，或从「我的办件」「待办」进入',
  },
  notNow: { status: 409, reason: '办件现在的状态不能进行这项操作', remedy: '页面已更新为最新状态，请按最新状态处理' },
  strandNotYours: { status: 403, reason: '这个事项不由您的部门办理', remedy: '请由承办部门相应岗位的人员办理' },
  ownCase: { status: 403, reason: '这是您自己的申请，依法应当回避', remedy: '请交由同岗位的其他人员(A/B 岗)办理' },
  unknownMember: { status: 422, reason: '办件中没有这个事项', remedy: '请刷新页面，从办件中的事项里选择' },
  sameHand: { status: 409, reason: '受理、审查、决定要由不同的人办理', remedy: '请交由同岗位的其他人员(A/B 岗)办理' },
  unpublishedDemand: {
    status: 422,
    reason: '只能要求办事指南已公布的材料、条件和表单内容',
    remedy: '请从清单中选择；确需增加的，先按程序修改并公布办事指南',
  },
  secondSupplement: {
    status: 409,
    reason: '已经一次性告知过补正内容，不能再次要求补正',
    remedy: '确需再次补正的，请主管人员批准后办理，并记入监察',
  },
  nothingToSupplement: { status: 422, reason: '没有任何部门提出补正内容', remedy: '请直接受理；或等部门提出补正内容' },
  reasonNeeded: { status: 422, reason: '不予许可、不予受理必须写明理由', remedy: '请选择理由并填写说明' },
  noSupplementOpen: { status: 409, reason: '这个办件没有待补正的内容', remedy: '请刷新页面查看最新状态' },
  unknownAuthority: { status: 422, reason: '没有这个部门', remedy: '请从部门清单中选择' },
  wrongQueryCode: { status: 404, reason: '受理号或查询码不对', remedy: '请核对收件凭证上的受理号和查询码(不分大小写)' },
  supplementIncomplete: { status: 422, reason: '补正内容还没有全部补齐', remedy: '请按补正告知书逐项补齐后一并提交' },
});
