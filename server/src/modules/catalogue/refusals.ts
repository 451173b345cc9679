import { defineRefusals } from '#platform';

/** 事项目录的拒绝清单: the closed list of ways the catalogue says no. */
export const refusals = defineRefusals('catalogue', {
  malformedDefinition: { status: 422, reason: '定义的格式有问题，没有保存', remedy: '请按列出的位置逐项改正后再保存' },
  unknownDefinition: { status: 404, reason: '没有这个定义', remedy: '请核对种类和编码，或从目录清单中选择' },
  unknownItem: { status: 404, reason: '没有这个事项，或者它没有公布', remedy: '请核对事项编码，或换个说法搜索' },
  noDraft: { status: 409, reason: '没有可以发布的草稿', remedy: '请先保存草稿；如果别人已经发布，刷新页面即可看到' },
  draftChanged: {
    status: 409,
    reason: '草稿刚被别人改过，和您看到的不一样',
    remedy: '请刷新页面，核对最新内容后再操作',
  },
  ownerChanged: {
    status: 422,
    reason: '同一编码的归属部门不能改变',
    remedy: '换了实施部门的，请用新的编码另建一项，再取消原来的一项',
  },
  notPublishable: { status: 422, reason: '还不能发布', remedy: '请按列出的位置逐项改正；标为提醒的不影响发布' },
  compileInstead: {
    status: 422,
    reason: '一件事不在这里发布和取消',
    remedy: '请到「一件事」页面办理，发布前系统会检查每一种情形',
  },
  notPublished: { status: 409, reason: '没有已发布的版本，不需要取消', remedy: '请刷新页面查看最新状态' },
  stillUsed: { status: 409, reason: '还有已发布的内容用到它，不能取消', remedy: '请先修改或取消列出的内容' },
});
