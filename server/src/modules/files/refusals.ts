import { defineRefusals } from '#platform';

/** 材料文件的拒绝清单. */
export const refusals = defineRefusals('files', {
  fileRefused: {
    status: 422,
    reason: '这个文件不能接收',
    remedy: '请按提示处理后重新上传；已经填写和上传的内容都还在',
  },
  fileWaiting: {
    status: 409,
    reason: '这个文件还没有做完病毒检查，暂时不能打开',
    remedy: '检查恢复后会自动补查，请过一会儿再打开；急办的请申请人到窗口出示原件',
  },
  fileInfected: {
    status: 409,
    reason: '这个文件查出了病毒，已经隔离，不能打开',
    remedy: '请申请人重新上传一份；需要的，可以要求补正这份材料',
  },
});
