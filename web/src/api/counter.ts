import type { Answers } from '@yijian/core/contract';
import type { Application, ApplicationFile, FieldValue } from './applications.ts';
import type { CaseView, LightName } from './cases.ts';
import { read, write } from './client.ts';

export type CounterList = 'received' | 'supplementing' | 'accepted' | 'toHandOver';
export type CounterRow = {
  caseId: string;
  receiptNo: string;
  bundleName: string;
  applicant: string;
  channel: string;
  receivedAt: string;
  receiptDue: string | null;
  light: LightName;
  points: number;
};
export type CounterQueue = { counts: Record<CounterList, number>; rows: CounterRow[] };
export type CounterApplicant = {
  kind: 'person' | 'organisation';
  idNumber?: string;
  uscc?: string;
  agentIdNumber?: string;
};

/** 办件 as the window sees it: everything handed in, what departments ask for, and the script. */
export type CounterCase = CaseView & {
  parties: { role: string; roleName?: string; name: string; number?: string }[];
  fields: { key: string; label: string; section: string; value: FieldValue; source: string }[];
  materials: {
    key: string;
    name: string;
    disposition: 'exempt' | 'bring';
    bound: { kind: string; label: string } | null;
    files: ApplicationFile[];
  }[];
  strandPoints: {
    member: string;
    itemName: string;
    authorityName: string;
    points: { kind: string; ref: string; label?: string; problem: string; explanation: string }[];
    noObjection: boolean;
  }[];
  script: { say: string; check: string }[];
};

const at = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}`;

export const readCounterQueue = (status: CounterList, q: string): Promise<CounterQueue> =>
  read('/api/counter/queue', { status, q });
export const openCounterApplication = (
  sent: { bundle: string; answers: Answers; applicant: CounterApplicant },
  key: string,
): Promise<Application> => write('POST', '/api/counter/applications', sent, key);
export const readCounterCase = (caseId: string): Promise<CounterCase> =>
  read(`/api/counter/cases/${encodeURIComponent(caseId)}`);
export const acceptCase = (caseId: string, key: string): Promise<unknown> => write('POST', `${at(caseId)}/accept`, {}, key);
export const declineCase = (
  caseId: string,
  sent: { reason: string; explanation: string; members?: string[] },
  key: string,
): Promise<unknown> => write('POST', `${at(caseId)}/decline`, sent, key);
export const sendSupplementNotice = (caseId: string, key: string): Promise<unknown> =>
  write('POST', `${at(caseId)}/supplement-notice`, {}, key);
export const handOver = (caseId: string, member: string, key: string): Promise<unknown> =>
  write('POST', `${at(caseId)}/hand-over`, { member }, key);
