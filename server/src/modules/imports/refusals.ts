import { defineRefusals } from '#platform';

/** 导入导出的拒绝清单: a closed list. */
export const refusals = defineRefusals('imports', {
  unknownList: { status: 404, reason: '没有这种清单', remedy: '请从页面上的清单中选择' },
  unknownBatch: { status: 404, reason: '没有这个导入批次', remedy: '请从导入记录中打开' },
  fileTooLarge: { status: 413, reason: '文件太大，超过 10 MB', remedy: '请分成几个文件导入' },
  unreadableFile: {
    status: 422,
    reason: '只能导入 xlsx、CSV 和 JSON 文件',
    remedy: '请在 Excel 或 WPS 中另存为 .xlsx 后再传；旧版 .xls 不能直接导入',
  },
  fileGone: { status: 409, reason: '这份文件没有收到', remedy: '请重新上传' },
  hasWrongRows: {
    status: 422,
    reason: '还有不对的行，您选了「全部正确才导入」，所以一行都没有导入',
    remedy: '请改正后重新上传，或选择「只导入正确的行」',
  },
  nothingToTake: { status: 409, reason: '没有要导入的行，正确的行都和现有内容一致', remedy: '不需要再操作' },
  outdated: {
    status: 409,
    reason: '检查以后，目录里的内容有了变化，这份检查结果不能再用',
    remedy: '请重新上传同一份文件，核对新的检查结果',
  },
  alreadyTaken: { status: 409, reason: '这个批次已经导入过了', remedy: '请刷新页面查看结果' },
  notTaken: { status: 409, reason: '这个批次没有导入，或者已经撤回', remedy: '请刷新页面查看结果' },
  notUndoable: {
    status: 409,
    reason: '导入的草稿中，有的已经公布或者被改过，不能整批撤回',
    remedy: '请到目录里逐项处理列出的各项',
  },
  notComparable: {
    status: 422,
    reason: '只有上级清单可以和本级对照',
    remedy: '请导入「基本目录（上级清单）」后再对照',
  },
  unknownRegion: { status: 422, reason: '没有这个区划', remedy: '请从列表中选择已公布的区划' },
  notAPack: { status: 422, reason: '这个批次不是一件事主题包，没有要对应的', remedy: '请导入主题包后再对应' },
  unknownTarget: { status: 422, reason: '选的对应在本地不存在', remedy: '请从列表中选择本地已公布的内容' },
  unknownBundle: { status: 404, reason: '没有这件事，或者它没有公布', remedy: '请核对编码，公布以后再导出' },
});
