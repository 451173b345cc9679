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
  loginTaken: { status: 409, reason: '这个账号名已被别人使用', remedy: '请换一个账号名' },
});
