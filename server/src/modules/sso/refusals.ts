import { defineRefusals } from '#platform';

/** 单点登录模块的拒绝: a closed list. */
export const refusals = defineRefusals('sso', {
  relyingPartyUnknown: {
    status: 404,
    reason: '没有登记过这个应用',
    remedy: '请从“我的账号”里列出的应用进入；应用没有列出的，请联系它的运营单位登记',
  },
  notAgreed: {
    status: 409,
    reason: '您没有同意过这个应用取得信息，或者已经撤回',
    remedy: '不需要再操作；要使用这个应用的，打开它时再同意',
  },
});
