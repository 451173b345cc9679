import { defineRefusals } from '#platform';

/** 身份模块的拒绝: a closed list. */
export const refusals = defineRefusals('identity', {
  wrongCredentials: {
    status: 401,
    reason: '账号或密码不对',
    remedy: '请核对后再试；忘记密码的，请带身份证到政务服务窗口重置',
  },
  tooManyAttempts: {
    status: 429,
    reason: '登录失败次数太多，暂时不能登录',
    remedy: '请等提示的时间过后再试；急用的可到政务服务窗口办理',
  },
  mayNotActFor: {
    status: 403,
    reason: '您现在不能代表这个单位或个人办理',
    remedy: '请由法定代表人办理，或请法定代表人给您一份有效的委托',
  },
  mandateRevoked: {
    status: 409,
    reason: '这份委托已经撤销',
    remedy: '不需要再操作；要继续代办的，请法定代表人重新委托',
  },
  personUnknown: { status: 422, reason: '没有找到对应的人员', remedy: '请先导入这个人员，或改正人员代码' },
  organisationUnknown: { status: 422, reason: '没有找到对应的单位', remedy: '请先导入这个单位，或改正单位代码' },
  idNumberTaken: {
    status: 409,
    reason: '这个身份证号码已登记在另一个人员名下',
    remedy: '请核对号码；确属重复登记的，请合并后再导入',
  },
  usccTaken: {
    status: 409,
    reason: '这个统一社会信用代码已登记在另一个单位名下',
    remedy: '请核对代码；确属重复登记的，请合并后再导入',
  },
  ownPost: {
    status: 403,
    reason: '自己的岗位不能由自己授予、定期限或终止',
    remedy: '请由另一位授权管理员办理',
  },
  postOutOfScope: {
    status: 403,
    reason: '这个岗位不在您管理的区域内',
    remedy: '请由当地的授权管理员办理',
  },
  noStaffAccount: {
    status: 422,
    reason: '这个人还没有工作账号',
    remedy: '请先为他开通工作账号，再授予岗位',
  },
  authorityUnknown: { status: 422, reason: '没有这个机构', remedy: '请从列出的机构中选择；新机构请先导入目录' },
  termOver: { status: 422, reason: '截止日期已经过去', remedy: '请选今天或以后的日期；要立即终止的，不填截止日期' },
  postEnded: { status: 409, reason: '这个岗位已经终止', remedy: '不需要再操作；要恢复的，请重新授予' },
  lastPost: {
    status: 409,
    reason: '这是这个机构这一岗位的最后一个人，终止后没有人办件',
    remedy: '请先授予别人同样的岗位；确实不再需要的，请勾选“知道没有人接替”后再终止',
  },
  lastAdministrator: {
    status: 409,
    reason: '这是最后一位授权管理员，终止后没有人能再授权',
    remedy: '请先授予另一个人授权管理岗',
  },
  loginTaken: { status: 409, reason: '这个账号名已被别人使用', remedy: '请换一个账号名' },
  provinceNotConnected: {
    status: 503,
    reason: '这里还没有接通省统一身份认证',
    remedy: '请用账号和密码登录，或带身份证到政务服务窗口办理',
  },
  provinceUnreachable: {
    status: 503,
    reason: '省统一身份认证暂时连不上',
    remedy: '请过几分钟再试；急用的可用账号和密码登录，或到政务服务窗口办理',
  },
  provinceCancelled: {
    status: 409,
    reason: '您在省统一身份认证取消了登录',
    remedy: '要登录的，请回到登录页再来一次；不登录也可以查事项、看指南',
  },
  provinceMismatch: {
    status: 409,
    reason: '这次登录的来去对不上，为了安全没有让它通过',
    remedy: '请回到登录页，在同一个浏览器窗口里重新登录',
  },
  provinceExpired: {
    status: 409,
    reason: '这次登录用的时间太长，或者已经用过了',
    remedy: '请回到登录页重新登录，十分钟内完成',
  },
  provinceIncomplete: {
    status: 422,
    reason: '省统一身份认证没有给全登录需要的信息',
    remedy: '请先在省统一身份认证完成实名认证再来；仍不行的，请带身份证到政务服务窗口办理',
  },
  provinceNameDiffers: {
    status: 409,
    reason: '省里登记的姓名和这里登记的不一样',
    remedy: '改过姓名的，请带身份证到政务服务窗口更正后再登录',
  },
  provinceOtherPerson: {
    status: 409,
    reason: '省统一身份认证认出的是另一个人',
    remedy: '请先退出现在的账号，再由本人登录；是本人的，请带身份证到政务服务窗口核对',
  },
  provinceStaffUnbound: {
    status: 403,
    reason: '工作人员账号还没有绑定省统一身份认证',
    remedy: '请先用账号和密码登录，在“我的账号”里点“绑定省统一身份认证”，以后就可以直接登录',
  },
  provinceAccountClosed: {
    status: 403,
    reason: '您的账号已经停用',
    remedy: '请联系政务服务窗口；工作人员请联系本单位管理员',
  },
  provinceOrganisationDiffers: {
    status: 409,
    reason: '省里登记的法定代表人和这里登记的不一样',
    remedy: '请先以个人身份登录；单位刚变更过的，请到政务服务窗口核对后再以单位身份登录',
  },
});
