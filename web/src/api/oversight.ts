import type { LightName } from './cases.ts';
import { read, write } from './client.ts';

export type BoardRow = {
  authority?: string;
  bundle?: string;
  channel?: string;
  name: string;
  open: number;
  red: number;
  yellow: number;
  averageDays: number | null;
  done: number;
};
export type RedStrand = {
  caseId: string;
  receiptNo: string;
  bundleName: string;
  member: string;
  itemName: string;
  authorityName: string;
  due: string;
  overdueDays: number;
};
/** 监察看板: every number is a count that opens its cases. */
export type Board = {
  today: string;
  totals: {
    open: number;
    red: number;
    yellow: number;
    green: number;
    concludedThisMonth: number;
    averageDays: number | null;
    onTimeRate: number | null;
  };
  byAuthority: BoardRow[];
  byBundle: BoardRow[];
  byChannel: { channel: string; name?: string; count?: number; open?: number; done?: number }[];
  red: RedStrand[];
  secondSupplements: number;
  deemedAcceptances: number;
  ratings: { count: number; average: number | null; bad: number };
  rectifications: { open: number; overdue: number; closed: number };
};
export type OversightCase = {
  caseId: string;
  receiptNo: string;
  bundleName: string;
  applicant?: string;
  status: string;
  statusName: string;
  receivedOn?: string;
  bundleDue?: string | null;
  light: LightName;
};
export type CaseEvent = {
  seq: number;
  at: string;
  type: string;
  title: string;
  member: string | null;
  actor: string | null;
  law: string | null;
  data: Record<string, unknown>;
};
export type WorkOrder = { id: string; kind: string; status: string; title?: string; dueOn?: string | null } & Record<
  string,
  unknown
>;

export const readBoard = (): Promise<Board> => read('/api/oversight/board');
export const listOversightCases = (filter: {
  light?: string;
  authority?: string;
  bundle?: string;
  status?: string;
  after?: string;
}): Promise<{ rows: OversightCase[]; next: string | null }> => read('/api/oversight/cases', filter);
export const readCaseEvents = (caseId: string): Promise<CaseEvent[]> =>
  read(`/api/oversight/cases/${encodeURIComponent(caseId)}/events`);
export const permitSecondSupplement = (caseId: string, reason: string, key: string): Promise<unknown> =>
  write('POST', `/api/cases/${encodeURIComponent(caseId)}/second-supplement`, { reason }, key);
export const listWorkOrders = (filter: { kind?: string; status?: string }): Promise<WorkOrder[]> =>
  read('/api/workorders', filter);
export const readWorkOrder = (id: string): Promise<WorkOrder> => read(`/api/workorders/${encodeURIComponent(id)}`);
export const moveWorkOrder = (
  id: string,
  move: 'verify' | 'plan' | 'complete' | 'follow-up' | 'close',
  body: Record<string, unknown>,
  key: string,
): Promise<unknown> => write('POST', `/api/workorders/${encodeURIComponent(id)}/${move}`, body, key);
