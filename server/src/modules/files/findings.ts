/** 文件问题: one thing that keeps a file from being taken, in words for the person who uploads it. */
export type FileFinding = { code: FileFindingCode; reason: string; remedy: string };
export type FileFindingCode =
  | 'empty'
  | 'tooLarge'
  | 'unknownType'
  | 'disguised'
  | 'badName'
  | 'longName'
  | 'damaged'
  | 'encrypted'
  | 'active'
  | 'pixelBomb'
  | 'archiveBomb'
  | 'infected';

const texts: Readonly<Record<FileFindingCode, { reason: string; remedy: string }>> = {
  empty: { reason: '文件是空的，没有内容', remedy: '请检查原文件能否打开，再重新上传' },
  tooLarge: { reason: '文件超过 20 MB', remedy: '请压缩图片、降低扫描分辨率(300 dpi 足够),或分成几个文件上传' },
  unknownType: { reason: '不支持这种文件', remedy: '请上传 PDF、JPG、PNG 或 OFD 文件;Word 文档请先另存为 PDF' },
  disguised: {
    reason: '文件名的后缀和文件内容不一致',
    remedy: '请不要改文件后缀；用原来的软件打开后另存为 PDF 或 JPG 再上传',
  },
  badName: { reason: '文件名里有不能使用的字符', remedy: '请改一个普通的文件名，例如「身份证.jpg」，再重新上传' },
  longName: { reason: '文件名太长', remedy: '请把文件名改到 120 个字以内' },
  damaged: { reason: '文件不完整或者已损坏，打不开', remedy: '请检查原文件能否打开，重新扫描或下载后再上传' },
  encrypted: { reason: '文件设置了密码或者限制，办理人员打不开', remedy: '请去掉密码后另存为新的文件再上传' },
  active: {
    reason: '文件里带有脚本或自动运行的内容，可能不安全',
    remedy: '请打印成新的 PDF(打印时选「另存为 PDF」)再上传',
  },
  pixelBomb: { reason: '图片尺寸过大，无法打开', remedy: '请把图片的长和宽都缩小到 12000 像素以内再上传' },
  infected: {
    reason: '文件里查出了病毒',
    remedy: '请在自己的电脑上杀毒，或重新扫描一份原件再上传；已经填写和上传的其他内容都还在',
  },
  archiveBomb: { reason: '文件展开后过大或者结构异常', remedy: '请用原来的软件重新导出 OFD,或改为上传 PDF' },
};

/** The finding of a code; `more` is appended to the reason. */
export const finding = (code: FileFindingCode, more = ''): FileFinding => ({
  code,
  reason: texts[code].reason + more,
  remedy: texts[code].remedy,
});
