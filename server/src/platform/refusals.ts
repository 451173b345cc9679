import { defineRefusals } from './refusal.ts';

/** The platform's own ways to say no: about the request itself, never about the matter. */
export const refusals = defineRefusals('platform', {
  malformedInput: {
    status: 400,
    reason: '提交的内容格式不对',
    remedy: '请按提示逐项改正后再提交；已填写的内容不会丢失',
  },
  notPermitted: {
    status: 403,
    reason: '您当前的身份不能进行这项操作',
    remedy: '请换用有相应岗位的账号登录，或请有权限的人员办理',
  },
  signInNeeded: { status: 401, reason: '请先登录', remedy: '登录后会回到刚才的页面' },
  keyReused: { status: 422, reason: '同一个提交编号用在了不同的内容上', remedy: '请刷新页面后重新提交' },
  keyMissing: {
    status: 400,
    reason: '缺少提交编号(Idempotency-Key)',
    remedy: '请刷新页面后重新提交；调用接口时请在请求头中带上 Idempotency-Key',
  },
  busy: { status: 503, reason: '系统正忙，这次操作没有生效', remedy: '请稍等几秒再试一次，重复提交不会办成两件' },
  outcomeUnknown: {
    status: 503,
    reason: '没有收到系统的确认，这次操作可能已经生效',
    remedy: '请刷新页面看一下；没有生效的再办一次，重复提交不会办成两件',
  },
  notFound: { status: 404, reason: '没有找到，或者您无权查看', remedy: '请核对编号，或从「我的办件」进入' },
  crossSite: { status: 403, reason: '页面安全凭证失效', remedy: '请刷新页面后再试一次' },
  tooMany: { status: 429, reason: '操作太频繁', remedy: '请稍后再试' },
  bodyTooLarge: {
    status: 413,
    reason: '提交的内容太大',
    remedy: '表单请控制在 1 MB 以内，单个文件请控制在 20 MB 以内',
  },
  unsupportedMedia: {
    status: 415,
    reason: '不支持这种提交格式',
    remedy: '请以 application/json(UTF-8)提交；上传文件请用页面上的上传按钮',
  },
});
