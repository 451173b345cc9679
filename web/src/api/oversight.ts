import type { Action, LightName } from './cases.ts';
import { read, write } from './client.ts';

/** How many open ones stand under which light; `grey`: no clock runs (waiting for the applicant). */
export type Lights = { open: number; red: number; yellow: number; green: number; grey: number };
export type BoardRow = Lights & { name: string; averageDays: number | null; done: number };
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
/** 监察看板: every number is a count that opens its cases. Rates between 0 and 1; null = nothing to count yet. */
export type Board = {
  today: string;
  since: string;
  totals: Lights & { concludedThisMonth: number; averageDays: number | null; onTimeRate: number | null };
  byAuthority: (BoardRow & { authority: string })[];
  byBundle: (BoardRow & { bundle: string })[];
  byChannel: { channel: string; name: string; count: number; open: number; done: number }[];
  red: RedStrand[];
  secondSupplements: number;
  deemedAcceptances: number;
  ratings: { count: number; average: number | null; bad: number; invited: number; rated: number };
  /** 清单外办件 (must be 0) and what was refused at the door */
  outside: { cases: number; applications: number; demands: number; fees: number };
  rectifications: { open: number; overdue: number; closed: number; named: number; namedDone: number };
};

export type OversightFilter = {
  light?: string;
  authority?: string;
  bundle?: string;
  status?: string;
  channel?: string;
  /** concluded in this month, `YYYY-MM` */
  month?: string;
};
export type OversightCase = {
  caseId: string;
  receiptNo: string;
  bundle: string;
  bundleName: string;
  channel: string;
  channelName: string;
  status: string;
  statusName: string;
  receivedOn: string;
  bundleDue: string | null;
  concludedOn: string | null;
  light: LightName;
  overdueDays: number;
  strands: {
    member: string;
    itemName: string;
    authorityName: string;
    status: string;
    due: string | null;
    light: LightName;
  }[];
};
export type CaseEvent = {
  seq: number;
  at: string;
  type: string;
  title: string;
  law: string;
  member: string | null;
  itemName: string | null;
  actor: string;
};
/** 黄红牌: found by reading, with the event it rests on. */
export type OversightFinding = {
  id: string;
  kind: string;
  kindName: string;
  area: string;
  areaName: string;
  rule: string;
  basis: string;
  detail: string | null;
  order: { workorderId: string; number: string; statusName: string; due: string | null } | null;
  card: 'yellow' | 'red';
  caseId: string | null;
  workorderId: string | null;
  receiptNo: string;
  bundleName: string | null;
  member: string | null;
  itemName: string | null;
  authorityName: string | null;
  day: string;
  overdueDays: number;
  seq: number | null;
};
export type FindingList = {
  counts: {
    kind: string;
    kindName: string;
    area: string;
    areaName: string;
    rule: string;
    basis: string;
    card: 'yellow' | 'red';
    count: number;
  }[];
  rows: OversightFinding[];
};
/** 待监管的备案: filed at once, supervised from then on; names nobody. */
export type Filing = {
  caseId: string;
  member: string;
  receiptNo: string;
  number: string;
  item: string;
  itemName: string;
  authorityName: string;
  supervisorName: string;
  basis: string;
  filedOn: string;
};
/** 被拒绝的尝试: who by post tried what, when, at which item; `demanded` holds codes, `?` for what was no code. */
export type Attempt = {
  attemptId: string;
  kind: string;
  kindName: string;
  at: string;
  who: string;
  byStaff: boolean;
  caseId: string | null;
  receiptNo: string | null;
  bundleName: string | null;
  itemName: string | null;
  authorityName: string | null;
  demanded: string[];
};
export type Indicators = {
  received: number;
  done: number;
  earlyRate: number | null;
  instantRate: number | null;
  returnRate: number | null;
  averageDays: number | null;
  overdueRate: number | null;
  plannedTrips: number | null;
  trips: number | null;
};
export type IndicatorSlice = 'authority' | 'item' | 'level' | 'channel';
export type IndicatorReport = {
  from: string;
  to: string;
  by: IndicatorSlice;
  definitions: { id: string; name: string; formula: string }[];
  total: Indicators;
  rows: (Indicators & { key: string; name: string })[];
};

export const readBoard = (): Promise<Board> => read('/api/oversight/board');
export const listOversightCases = (
  filter: OversightFilter & { after?: string },
): Promise<{ rows: OversightCase[]; next: string | null }> => read('/api/oversight/cases', filter);
export const readCaseEvents = (caseId: string): Promise<CaseEvent[]> =>
  read(`/api/oversight/cases/${encodeURIComponent(caseId)}/events`);
export const listOversightFindings = (): Promise<FindingList> => read('/api/oversight/findings');
export const listFilings = (): Promise<Filing[]> => read('/api/oversight/filings');
export const listAttempts = (): Promise<Attempt[]> => read('/api/oversight/attempts');
export const listUrgingAuthorities = (finding: string): Promise<{ authority: string; name: string }[]> =>
  read('/api/oversight/urging-authorities', { finding });
export const openUrging = (
  body: { finding: string; authority: string; instruction: string },
  key: string,
): Promise<{ workorderId: string; number: string }> => write('POST', '/api/oversight/urgings', body, key);
export const readIndicators = (asked: { from?: string; to?: string; by?: string }): Promise<IndicatorReport> =>
  read('/api/oversight/indicators', asked);
export const approveSecondSupplement = (caseId: string, reason: string, key: string): Promise<unknown> =>
  write('POST', `/api/cases/${encodeURIComponent(caseId)}/second-supplement`, { reason }, key);

/** 工单 in a list; `dueOn` is the day by which the present step must be done. */
export type WorkOrderRow = {
  id: string;
  number: string;
  kind: string;
  kindName: string;
  title: string;
  status: string;
  statusName: string;
  authority: string;
  authorityName: string;
  openedAt: string;
  dueOn: string | null;
  light: LightName;
  remaining: number;
  overdue: number;
  named: boolean;
  escalations: number;
  closedAt: string | null;
  outcome: string | null;
};
/** 工单: what it is about, what happened, what the reader may do. `caseId` and `contact` only for those who may see the rater. */
export type WorkOrder = WorkOrderRow & {
  facts: Record<string, unknown>;
  text: string | null;
  findingName: string | null;
  steps: { id: string; name: string }[];
  source: string;
  candidates: { authority: string; name: string }[];
  missing: { id: string; name: string }[];
  caseId: string | null;
  contact: { name: string; mobile: string | null } | null;
  days: { startWD: number; simpleWD: number; complexWD: number; followUpWD: number; confirmWD: number };
  timeline: { seq: number; at: string; type: string; title: string; text: string | null; due: string | null }[];
  actions: (Action & { title: string })[];
};
export const listWorkOrders = (filter: { kind?: string; status?: string }): Promise<WorkOrderRow[]> =>
  read('/api/workorders', filter);
export const readWorkOrder = (id: string): Promise<WorkOrder> => read(`/api/workorders/${encodeURIComponent(id)}`);
export const moveWorkOrder = (id: string, move: string, body: Record<string, unknown>, key: string): Promise<unknown> =>
  write('POST', `/api/workorders/${encodeURIComponent(id)}/${encodeURIComponent(move)}`, body, key);
