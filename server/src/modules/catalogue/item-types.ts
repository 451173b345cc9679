/** 事项类型 by the two digits of the national list (standards.md: S for those seen in real exchange tables). */
const names: Readonly<Record<string, string>> = {
  '01': '行政许可',
  '02': '行政处罚',
  '03': '行政强制',
  '04': '行政征收',
  '05': '行政给付',
  '06': '行政检查',
  '07': '行政确认',
  '08': '行政奖励',
  '09': '行政裁决',
  '10': '其他行政权力',
  '20': '公共服务',
  '00': '办理环节(不单列事项)',
};

/** 事项类型的名称; the code itself where the list has no such type. */
export const itemTypeName = (type: string): string => names[type] ?? type;
