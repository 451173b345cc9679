import { defineRefusals } from '#platform';

/** 事项目录的拒绝清单: the closed list of ways the catalogue says no. */
export const refusals = defineRefusals('catalogue', {
  malformedDefinition: { status: 422, reason: '定义的格式有问题，没有保存', remedy: '请按列出的位置逐项改正后再保存' },
  unknownDefinition: { status: 404, reason: '没有这个定义', remedy: '请核对种类和编码，或从目录清单中选择' },
  unknownItem: { status: 404, reason: '没有这个事项，或者它没有公布', remedy: '请核对事项编码，或换个说法搜索' },
  unknownNorm: { status: 404, reason: '没有这项制度，或者没有这一版', remedy: '请从制度文库的清单里选' },
  noForm: {
    status: 404,
    reason: '这个事项没有申请表',
    remedy: '这个事项不用填表；还有疑问的，请打指南上的咨询电话',
  },
  noDraft: { status: 409, reason: '没有可以发布的草稿', remedy: '请先保存草稿；如果别人已经发布，刷新页面即可看到' },
  draftChanged: {
    status: 409,
    reason: '草稿刚被别人改过，和您看到的不一样',
    remedy: '请刷新页面，核对最新内容后再操作',
  },
  ownerChanged: {
    status: 422,
    reason: '同一编码的归属部门不能改变',
    remedy: '权力下放、承接或划转的，请登记承接并由另一人确认，到生效日自动换过去',
  },
  commonElement: {
    status: 409,
    reason: '这些内容由上级统一，本级不能改',
    remedy: '请恢复列出的各处；确有需要的，请上级修改，改后会自动同步下来',
  },
  nothingToMerge: { status: 409, reason: '这个事项和上级的版本一致，没有要合并的', remedy: '请刷新「上级变更」清单' },
  mergeOutdated: { status: 409, reason: '上级刚又发布了新的一版', remedy: '请重新打开这项变更，核对后再合并' },
  conflictsOpen: { status: 422, reason: '还有两边都改过的地方没有选', remedy: '请逐处选定用上级的还是本级的，再合并' },
  ownDraft: { status: 403, reason: '自己编的草稿不能自己审核', remedy: '请送审，由另一位目录管理人员审核公布' },
  alreadySubmitted: {
    status: 409,
    reason: '这份草稿已经送审',
    remedy: '请等待审核；要修改的，直接保存新内容，送审随即撤回',
  },
  notSubmitted: { status: 409, reason: '这份草稿没有在送审', remedy: '请刷新待审清单' },
  alreadyScheduled: {
    status: 409,
    reason: '已有一版排在以后生效',
    remedy: '请等那一版生效，或让这一版立即生效',
  },
  notScheduled: { status: 409, reason: '没有到日生效的版本', remedy: '请刷新页面查看最新状态' },
  effectiveDayPast: { status: 422, reason: '生效日已经过去', remedy: '请选今天以后的日子，或留空立即生效' },
  stopDayPast: { status: 422, reason: '停办日已经过去', remedy: '请选今天或以后的日子；要立即停办，请办理取消' },
  notPublishable: { status: 422, reason: '还不能发布', remedy: '请按列出的位置逐项改正；标为提醒的不影响发布' },
  compileInstead: {
    status: 422,
    reason: '一件事不在这里发布和取消',
    remedy: '请到「一件事」页面办理，发布前系统会检查每一种情形',
  },
  notAProof: {
    status: 422,
    reason: '这个材料类型没有登记为证明事项',
    remedy: '请先在材料类型里登记开具单位，再判定',
  },
  notPublished: { status: 409, reason: '没有已发布的版本，不需要取消', remedy: '请刷新页面查看最新状态' },
  notTransferable: {
    status: 409,
    reason: '现在不能这样登记承接：承接单位不对，或者已有一项等着确认',
    remedy: '请核对承接单位（已公布、和现在的不同）；已有登记的，请另一位目录管理人员先确认',
  },
  noTransfer: {
    status: 404,
    reason: '这个事项没有等着确认的承接登记',
    remedy: '请先登记；登记后办理主体又变了的，请重新登记',
  },
  stillUsed: { status: 409, reason: '还有已发布的内容用到它，不能取消', remedy: '请先修改或取消列出的内容' },
});
