import { defineRefusals } from '#platform';

/** 电子印章的拒绝清单. */
export const refusals = defineRefusals('seals', {
  noSeal: {
    status: 409,
    reason: '这个机构还没有配置电子印章',
    remedy: '请系统管理员导入该机构由持牌证书机构签发的签名证书后再用印',
  },
});
