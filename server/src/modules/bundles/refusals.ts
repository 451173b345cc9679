import { defineRefusals } from '#platform';

/** 一件事的拒绝清单: the closed list of ways bundles say no. */
export const refusals = defineRefusals('bundles', {
  unknownBundle: { status: 404, reason: '没有这件事', remedy: '请看看列出的相近事项，或换个说法搜索' },
  notOpen: {
    status: 409,
    reason: '这件事现在不能申请：已经停办，或其中有事项取消了',
    remedy: '请搜索相近的事项，或到综合窗口咨询',
  },
  badAnswers: { status: 422, reason: '有些回答不符合题目', remedy: '请重新回答列出的问题' },
  malformedBundle: { status: 422, reason: '一件事的定义格式有问题', remedy: '请按列出的位置逐项改正' },
  notPublishable: { status: 422, reason: '这件事还不能发布', remedy: '请按列出的位置逐项改正；标为提醒的不影响发布' },
  unchanged: {
    status: 409,
    reason: '内容与正在使用的发布版完全相同，没有需要发布的',
    remedy: '请先修改草稿；事项更新后也可以重新发布',
  },
  draftChanged: {
    status: 409,
    reason: '草稿刚被别人改过，和您看到的不一样',
    remedy: '请刷新页面，核对最新内容后再操作',
  },
  unknownMember: { status: 422, reason: '这件事里没有这个成员事项', remedy: '请刷新页面，从列出的成员中选择' },
  notYourMember: {
    status: 403,
    reason: '这个事项的时限只能由承办部门的决定岗确认',
    remedy: '请由承办部门决定岗登录后确认',
  },
  limitOutOfRange: { status: 422, reason: '确认的天数不在允许范围内', remedy: '请填 1 到承诺天数之间的工作日数' },
  noDraft: {
    status: 409,
    reason: '没有草稿，没有什么可以试办的',
    remedy: '请先把要试的改动存成草稿；已发布的内容直接照常办理',
  },
  noPlan: {
    status: 409,
    reason: '这件事还没有写实施方案，没有可以备案的',
    remedy: '请先写明业务协同、系统整合、数据共享三部分，再登记备案号',
  },
  ownPlan: {
    status: 403,
    reason: '自己编的实施方案不能自己登记备案',
    remedy: '请送审，由另一位目录管理人员登记备案号后发布',
  },
  noTrial: { status: 409, reason: '这件事没有在试办，不需要结束', remedy: '请刷新页面查看最新状态' },
  trialOnly: {
    status: 409,
    reason: '试办的一件事不出具、不发送告知单',
    remedy: '请在页面上查看要准备什么；正式上线以后就可以下载和发送',
  },
  channelsUnchanged: {
    status: 409,
    reason: '这些渠道本来就是这样，没有要改的',
    remedy: '请刷新页面，核对各渠道现在的状态',
  },
  notOnChannel: {
    status: 409,
    reason: '这件事现在不在这个渠道办',
    remedy: '请换一个列出的渠道办理；已经提交的照常办理',
  },
  notOffered: { status: 409, reason: '这件事没有正在使用的发布版，不需要取消', remedy: '请刷新页面查看最新状态' },
});
