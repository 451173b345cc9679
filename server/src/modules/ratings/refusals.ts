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
  stillAsking: {
    status: 409,
    reason: '评价器还在请上一位评价',
    remedy: '请等上一位评价完，或者等两分钟，再结束下一次服务',
  },
  wrongCode: {
    status: 404,
    reason: '配对码不对，或者已经过了十分钟',
    remedy: '请窗口人员重新点「配对评价器」，把新的配对码输进来',
  },
  deviceUnknown: {
    status: 404,
    reason: '这台评价器没有和窗口配对，或者窗口已经换了一台',
    remedy: '请窗口人员点「配对评价器」，在这台设备上输入配对码',
  },
  unknownDetail: { status: 422, reason: '选择的评价内容不在清单里', remedy: '请刷新页面，从列出的内容里选择' },
});
