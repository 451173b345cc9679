import type { Action, CaseRow, Due, LightName } from './cases.ts';
import { read, write } from './client.ts';

/** 催办 of a strand by the lead department, and what was answered. */
export type Urging = {
  urgingId: string;
  authorityName: string;
  urgedAt: string;
  urgedBy: string;
  reason: string;
  answer: { at: string; by: string; text: string } | null;
};
export type LedList = 'open' | 'done';
export type LedRow = CaseRow & {
  receiptNo: string;
  bundle: string;
  /** the most urgent light of the whole chain */
  worst: LightName;
  late: number;
  urged: number;
  trial: boolean;
  receivedOn: string;
};
export type LedStrand = {
  member: string;
  number: string | null;
  itemName: string;
  authorityName: string;
  isOwn: boolean;
  status: string;
  statusName: string;
  holder: string | null;
  waitingFor: string[];
  startedOn: string | null;
  finishedAt: string | null;
  due: Due | null;
  stage: { name: string; due: string } | null;
  urgings: Urging[];
  urge: Action;
};
/** 全链视图: every strand of a case of a bundle that one's department leads, without forms, materials or people. */
export type LedCase = {
  caseId: string;
  receiptNo: string;
  bundleName: string;
  statusName: string;
  status: string;
  trial: boolean;
  receivedAt: string;
  acceptedOn: string | null;
  concludedAt: string | null;
  bundleDue: Due | null;
  strands: LedStrand[];
  timeline: { at: string; title: string; item: string | null }[];
};

const strandAt = (caseId: string, member: string): string =>
  `/api/cases/${encodeURIComponent(caseId)}/strands/${encodeURIComponent(member)}`;

export const listLedCases = (list: LedList): Promise<{ counts: Record<LedList, number>; rows: LedRow[] }> =>
  read('/api/approver/led', { list });
export const readLedCase = (caseId: string): Promise<LedCase> =>
  read(`/api/approver/led/${encodeURIComponent(caseId)}`);
export const urgeStrand = (at: { caseId: string; member: string; reason: string }, key: string): Promise<unknown> =>
  write('POST', `${strandAt(at.caseId, at.member)}/urge`, { reason: at.reason }, key);
export const answerUrging = (at: { caseId: string; member: string; answer: string }, key: string): Promise<unknown> =>
  write('POST', `${strandAt(at.caseId, at.member)}/answer-urging`, { answer: at.answer }, key);
