import type { OversightFilter } from '../api/oversight.ts';

/** 办件列表的地址 with these filters; what is not set is left out. */
export const casesAddress = (filter: OversightFilter): string => withFilter('/overseer/cases', filter);
/** 导出的地址: the same filters as a table. */
export const exportAddress = (filter: OversightFilter): string => withFilter('/api/oversight/cases.csv', filter);

function withFilter(path: string, filter: OversightFilter): string {
  const set = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(set as [string, string][]).toString();
  return text === '' ? path : `${path}?${text}`;
}

export const caseAddress = (caseId: string): string => `/overseer/cases/${encodeURIComponent(caseId)}`;
export const orderAddress = (id: string): string => `/overseer/workorders/${encodeURIComponent(id)}`;
