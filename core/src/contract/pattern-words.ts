/** 写法说明: how a text of a definition must be written, for people; a test holds that no pattern of a schema lacks its words. */
const words: Readonly<Record<string, string>> = {
  '^[a-z][A-Za-z0-9-]{0,63}$': '编号以小写字母开头，只用字母、数字和连字符，最多 64 个',
  '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$': '编码以字母或数字开头，只用字母、数字、点、下划线和连字符，最多 64 个',
  '^\\d{4}-\\d{2}-\\d{2}$': '日期请写成 2026-01-31 的样子',
  '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$': '时间请写成 09:30 的样子',
  '^\\d{12}$': '基本编码是 12 位数字，请加引号',
  '^\\d{6}(\\d{6})?$': '区划代码是 6 位或 12 位数字，请加引号',
  '^[0-9A-Z]{18}$': '请写 18 位数字或大写字母',
  '^[0-9A-Z]{18}[0-9A-Z]{3}$': '证照类型代码是 21 位数字或大写字母（GB/T 36904）',
  '^[0-9A-Z]{18}[1-6]\\d{12}$': '实施编码是 31 位：18 位主体代码、1 位层级、12 位基本编码',
  '^(0[1-9]|10|20)$': '事项类型请写两位代码：01 行政许可、02 行政处罚……10 其他行政权力、20 公共服务',
  '^(0[1-9]|10|20|00)$': '事项类型请写两位代码：01 行政许可、02 行政处罚……10 其他行政权力、20 公共服务；00 是办理环节',
  '^[a-z][a-z-]{0,63}$': '规则编号只用小写字母和连字符，最多 64 个',
  '^[A-Za-z]+:[^\\s]{1,200}$': '请写成“种类:编码”的样子，例如 item:food-permit',
  '^\\d{2}$': '请写两位数字，例如 01，请加引号',
  '^(conditions|questions|fields|materials|steps|fees)/[a-z][A-Za-z0-9-]{0,63}$':
    '请写成“哪一列/编号”的样子，例如 materials/licence',
  '^([A-Za-z]+|\\*)(/([A-Za-z]+|\\*))*$': '位置请写成 materials/*/copies 的样子',
};

/** 写法说明 of a pattern; undefined when it has none. */
export const patternWords = (pattern: string): string | undefined => words[pattern];
