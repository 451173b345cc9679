/** 统计时段: first and last day, both counted; empty = the server's own (the last 30 days). */
export type NamedPeriod = { id: string; name: string; from: string; to: string };

/** 时段 that supervisors ask for, as seen on a business day `YYYY-MM-DD`. */
export function periodsBefore(today: string): NamedPeriod[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const quarter = month - ((month - 1) % 3);
  const last = month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
  return [
    { id: 'recent', name: '近 30 天', from: '', to: '' },
    { id: 'month', name: '本月', from: dayOf(year, month, 1), to: today },
    {
      id: 'lastMonth',
      name: '上月',
      from: dayOf(last.year, last.month, 1),
      to: dayOf(last.year, last.month, lengthOf(last.year, last.month)),
    },
    { id: 'quarter', name: '本季度', from: dayOf(year, quarter, 1), to: today },
    { id: 'year', name: '今年', from: dayOf(year, 1, 1), to: today },
  ];
}

const two = (value: number): string => String(value).padStart(2, '0');
const dayOf = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`;
const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
