import type { OversightFilter } from '../api/oversight.ts';

/** 办件列表的地址 with these filters; what is not set is left out. */
export function casesAddress(filter: OversightFilter): string {
  const set = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(set as [string, string][]).toString();
  return text === '' ? '/overseer/cases' : `/overseer/cases?${text}`;
}

export const caseAddress = (caseId: string): string => `/overseer/cases/${encodeURIComponent(caseId)}`;
export const orderAddress = (id: string): string => `/overseer/workorders/${encodeURIComponent(id)}`;
