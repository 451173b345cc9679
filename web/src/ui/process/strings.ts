/** Words of the process chart. */
export const words = {
  title: '审批流程图',
  drawnFrom: (version: number): string => `按现行第 ${version} 版的环节自动画出；版本变了，图随之变。`,
  inWords: '流程图的文字说明',
  branch: (when: string, name: string): string => `${when}的，${name}`,
  back: '之后回到本环节',
  ends: '办理到此结束',
} as const;
