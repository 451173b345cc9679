/** Words of searching. */
export const findWords = {
  find: {
    suggestionCount: (count: number): string => `${count} 条建议，按上下方向键选，按回车打开`,
    found: (total: number): string => `找到 ${total} 件`,
    nearest: '也许您要找的是',
    popular: '大家常办的',
    narrowed: (unnarrowed: number): string => `不限条件的话，有 ${unnarrowed} 件。`,
    clear: '清除全部条件',
    more: '再看一些',
    filters: '缩小范围',
    facets: { audience: '面向', stage: '人生和经营阶段', topic: '主题', group: '特殊群体', department: '部门' },
    values: { person: '个人', enterprise: '企业和个体户' } as Record<string, string>,
    allOf: (count: number): string => `全部 ${count} 个`,
    fewer: '收起',
    call: (name: string, phone: string): string => `还是找不到？打${name}的电话 ${phone}，说一说您的情况。`,
    partOf: '可以一起办：',
    all: '全部能办的事',
  },
} as const;
