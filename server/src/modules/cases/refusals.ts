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
  notInstant: {
    status: 409,
    reason: '这个事项不能当场办结',
    remedy: '只有公布为即办件、并且不用等其他事项的才可以；请按一般程序受理',
  },
  pointsOpen: { status: 409, reason: '部门对这个事项提出了补正内容', remedy: '请先发出补正告知，或请部门撤回意见' },
  unpublishedDemand: {
    status: 422,
    reason: '只能要求办事指南已公布的材料、条件和表单内容',
    remedy: '请从清单中选择；确需增加的，先按程序修改并公布办事指南',
    recorded: ['region', 'caseId', 'member', 'item', 'authority', 'demanded'],
  },
  sharedDemand: {
    status: 422,
    reason: '这份材料能从电子证照、共享数据或者前一项的结果取得，不得要求申请人提供',
    remedy: '请按本页列出的核验结果审查；取到的数据有疑问的，请找数据提供单位核实，或者就表单内容提出补正',
    recorded: ['region', 'caseId', 'member', 'item', 'authority', 'demanded'],
  },
  unpublishedFee: {
    status: 422,
    reason: '办事指南没有公布这项收费，不能收',
    remedy: '请从公布的收费项目里选择；没有公布的一律不得收取，已经收的请立即退还',
    recorded: ['region', 'caseId', 'member', 'item', 'authority', 'demanded'],
  },
  secondSupplement: {
    status: 409,
    reason: '已经一次性告知过补正内容，不能再次要求补正',
    remedy: '确需再次补正的，请主管人员批准后办理，并记入监察',
  },
  nothingToSupplement: { status: 422, reason: '没有任何部门提出补正内容', remedy: '请直接受理；或等部门提出补正内容' },
  materialMissing: {
    status: 409,
    reason: '收件时就缺的材料还没有补来，不能受理',
    remedy: '请发出一次性补正告知，申请人补齐后再受理',
  },
  reasonNeeded: { status: 422, reason: '不予许可、不予受理必须写明理由', remedy: '请选择理由并填写说明' },
  noSupplementOpen: { status: 409, reason: '这个办件没有待补正的内容', remedy: '请刷新页面查看最新状态' },
  cannotMove: {
    status: 409,
    reason: '这个办件不能迁移到新版，仍按原来的方案办理',
    remedy: '原因已逐条列出；对申请人只能减、不能加，时限只能提前',
  },
  releaseChanged: { status: 409, reason: '新版已经又有变化', remedy: '请重新预览，核对变化以后再确认迁移' },
  samePublisher: {
    status: 403,
    reason: '公布这一版的人不能同时确认迁移在办件',
    remedy: '请由另一位目录管理人员预览后确认',
  },
  unknownAuthority: { status: 422, reason: '没有这个部门', remedy: '请从部门清单中选择' },
  notGranted: { status: 403, reason: '只能出示本部门依授权看得到的内容', remedy: '请从本事项的表单里选择要出示的内容' },
  conferralOpen: { status: 409, reason: '已经邀请过这个部门，正在等它答复', remedy: '请等答复，或者邀请其他部门' },
  notLead: {
    status: 403,
    reason: '只有这件事的牵头部门可以催办',
    remedy: '请办好本部门自己的事项；需要催办其他部门的，请联系牵头部门',
  },
  ownStrandUrged: { status: 409, reason: '这是本部门自己的事项，不用催办', remedy: '请从「我的工作」打开，直接办理' },
  urgingOpen: {
    status: 409,
    reason: '已经催办过，正在等这个部门答复',
    remedy: '请等答复；已经超期的，可以请监察人员督办',
  },
  urgingNotFound: { status: 404, reason: '没有等答复的催办', remedy: '可能已经有同事答复了，请刷新页面查看' },
  wrongQueryCode: { status: 404, reason: '受理号或查询码不对', remedy: '请核对收件凭证上的受理号和查询码(不分大小写)' },
  supplementIncomplete: { status: 422, reason: '补正内容还没有全部补齐', remedy: '请按补正告知书逐项补齐后一并提交' },
  wrongPassword: {
    status: 403,
    reason: '密码不对，账号没有注销',
    remedy: '请重新输入登录密码；忘记密码的，请带身份证到政务服务窗口重置',
  },
  caseRunning: {
    status: 409,
    reason: '您还有没有办结的办件，现在不能注销',
    remedy: '请等办结后再注销；不想继续办的，可以先在「我的办件」里撤回申请',
  },
  onlyRepresentative: {
    status: 409,
    reason: '您是单位唯一的法定代表人或经营者，注销后没有人能代表它办事',
    remedy: '请先办理法定代表人变更或者单位注销登记，再注销账号',
  },
  notInVault: { status: 404, reason: '「我的材料」里没有这份材料', remedy: '请刷新「我的材料」页面后再选' },
  badValidity: {
    status: 422,
    reason: '有效期写得不对，要写成日期，并且不早于提交的那天',
    remedy: '请按材料上印的日期选择；材料上没有写有效期的，不用填',
  },
  worksHere: {
    status: 409,
    reason: '您还有另一个没有停用的账号（例如工作账号），现在不能注销',
    remedy: '请先注销另一个账号；工作账号请所在单位停用，再注销这个账号',
  },
});
