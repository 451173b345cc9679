import { defineRefusals } from '#platform';

/** 电子证照的拒绝清单. */
export const refusals = defineRefusals('licences', {
  licenceNotFound: {
    status: 404,
    reason: '没有找到这个证照，或者您无权查看',
    remedy: '请核对编号，或从「我的证照」进入',
  },
  unknownType: { status: 422, reason: '证照目录里没有这种证照', remedy: '请先在证照目录中发布这种证照类型' },
  unknownAuthority: { status: 422, reason: '机构目录里没有这个发证机构', remedy: '请先在机构目录中登记发证机构' },
  unknownAttributes: { status: 422, reason: '照面上没有这些内容', remedy: '请按证照目录公布的照面要素填写' },
  notIssuer: { status: 403, reason: '这个证照不是您的机构发的', remedy: '请由发证机关的决定或制证岗位人员办理' },
  notNow: { status: 409, reason: '证照现在的状态不能进行这项操作', remedy: '页面已更新为最新状态，请按最新状态处理' },
});
