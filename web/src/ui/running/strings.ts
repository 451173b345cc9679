/** Words of how a bundle runs month by month (运行监测). */
export const runningWords = {
  title: '运行情况',
  heading: (name: string): string => `${name}：运行情况`,
  note: '近 12 个月，按月。数字从每一件的记录算出，口径见表下。',
  toBoard: '回看板',
  chart: '每月办件量和办结量',
  legend: { received: '办件量', concluded: '办结量' },
  table: '按月的运行数字',
  month: '月份',
  formulas: '怎么算的',
  none: '还没有办件',
  noneText: '有人申请以后，这里按月显示办了多少、用了多久、省了多少。',
  rate: (value: number | null): string => (value === null ? '—' : `${Math.round(value * 1000) / 10}%`),
  days: (value: number | null): string => (value === null ? '—' : `${value} 个工作日`),
  rated: (share: string, count: number): string => (count === 0 ? '—' : `${share}（${count} 次评价）`),
} as const;
