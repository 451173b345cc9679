import { defineRefusals } from '#platform';

/** 收件的拒绝清单: the closed list of ways intake says no. */
export const refusals = defineRefusals('intake', {
  applicationNotFound: { status: 404, reason: '没有找到这份申请，或者您无权查看', remedy: '请从「我的办件」进入' },
  applicationChanged: { status: 409, reason: '这份申请已在别处修改', remedy: '页面已换成最新内容，请核对后再保存' },
  alreadySubmitted: { status: 409, reason: '这份申请已经提交，不用再交一次', remedy: '请到「我的办件」查看进度' },
  releaseChanged: {
    status: 409,
    reason: '这件事的办理要求刚刚更新',
    remedy: '已填内容都在；请看一下更新的地方，补上后再提交',
  },
  badAnswers: { status: 422, reason: '有的情形问题回答得不对', remedy: '请按提示重新选择' },
  badFile: { status: 422, reason: '这个文件不能用', remedy: '请按提示换一个文件再上传' },
  unknownMaterial: { status: 422, reason: '申请里没有这份材料', remedy: '请从材料清单中选择要上传的材料' },
  notReady: { status: 422, reason: '还有内容没有准备好，暂时不能提交', remedy: '请按列出的各项补齐，已填内容都已保存' },
  bundleNotOffered: { status: 404, reason: '没有这件事，或者已经停止办理', remedy: '请回首页搜索' },
  applicantKind: {
    status: 422,
    reason: '办这件事的主体不对',
    remedy: '个人事项请切换到「本人」，企业事项请切换到要办事的企业',
  },
  mandateScope: { status: 403, reason: '您的委托不包括办这件事', remedy: '请由法定代表人办理，或请企业扩大委托范围' },
  noAnswerOpen: { status: 409, reason: '这个办件现在不需要补正', remedy: '请刷新页面查看最新状态' },
});
