import { defineRefusals } from '#platform';

/** 消息的拒绝清单. */
export const refusals = defineRefusals('notices', {
  receiptNotSigned: {
    status: 401,
    reason: '短信回执的签名不对，或者已经过时',
    remedy: '请核对网关与平台的共享密钥和时间后重新发送回执',
  },
});
