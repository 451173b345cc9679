import { defineRefusals } from '#platform';

/** 好差评的拒绝清单. */
export const refusals = defineRefusals('ratings', {
  notOpen: {
    status: 404,
    reason: '评价链接无效，或者已经过了评价时间',
    remedy: '请登录后从「我的办件」进入评价；仍有意见的，可以拨打 12345',
  },
  alreadyRated: {
    status: 409,
    reason: '这件事您已经评价过了，一件事只评一次',
    remedy: '还有补充意见的，可以拨打 12345',
  },
  unknownDetail: { status: 422, reason: '选择的评价内容不在清单里', remedy: '请刷新页面，从列出的内容里选择' },
});
