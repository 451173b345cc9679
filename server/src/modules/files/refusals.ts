import { defineRefusals } from '#platform';

/** 材料文件的拒绝清单. */
export const refusals = defineRefusals('files', {
  fileRefused: {
    status: 422,
    reason: '这个文件不能接收',
    remedy: '请按提示处理后重新上传；已经填写和上传的内容都还在',
  },
});
