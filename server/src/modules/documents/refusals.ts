import { defineRefusals } from '#platform';

/** 文书的拒绝清单. */
export const refusals = defineRefusals('documents', {
  noTemplate: {
    status: 409,
    reason: '还没有发布这种文书的模板，不能出具',
    remedy: '请目录管理员在「文书模板」里发布它，发布后系统会自动补出',
  },
});
