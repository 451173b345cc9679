import type { Answers, DataElement, PlannedMaterial } from '@yijian/core/contract';
import type { Application, ApplicationFile } from './applications.ts';
import type { Action, CaseDocument, Due, LightName, SignedPlace, StrandView, Supplement } from './cases.ts';
import { read, write } from './client.ts';
import type { Fees } from './fees.ts';

export type CounterList = 'received' | 'supplementing' | 'accepted' | 'toHandOver' | 'done';
/** One line of the window's queue. `receiptDue` runs until the case is accepted, `bundleDue` after that. */
export type CounterRow = {
  caseId: string;
  receiptNo: string;
  trial: boolean;
  bundleName: string;
  applicant: string;
  channel: string;
  status: string;
  statusName: string;
  receivedAt: string;
  receiptDue: string | null;
  bundleDue: string | null;
  light: LightName;
  remaining: number;
  overdue: number;
  done: number;
  total: number;
  points: number;
  /** departments that have not answered yet */
  silent: number;
};
export type CounterQueue = { counts: Record<CounterList, number>; rows: CounterRow[] };
export type CounterApplicant =
  | { kind: 'person'; idNumber: string }
  | { kind: 'organisation'; uscc: string; agentIdNumber?: string };

export type CounterPoint = {
  member: string;
  itemName: string;
  kind: string;
  ref: string;
  label: string;
  problem: string;
  explanation: string | null;
  /** of a field: what kind of value it takes */
  definition?: DataElement;
};

/** 办件 as the window sees it: everything handed in, what departments ask for, and the script. */
export type CounterCase = {
  caseId: string;
  receiptNo: string;
  trial: boolean;
  bundleName: string;
  applicant: string;
  status: string;
  statusName: string;
  outcome: string | null;
  channel: string;
  receivedAt: string;
  receiptDue: string | null;
  acceptedOn: string | null;
  deemedAccepted: boolean;
  concludedAt: string | null;
  bundleDue: Due | null;
  promiseDays: number;
  light: LightName;
  next: string;
  strands: (Omit<StrandView, 'documents' | 'licence'> & { handedOverAt: string | null })[];
  edges: { from: string; to: string }[];
  documents: (CaseDocument & { member?: string | null })[];
  supplement: (Omit<Supplement, 'points' | 'answerBy'> & { answerBy: string | null; points: CounterPoint[] }) | null;
  parties: { role: string; roleName: string; kind: string; name?: string }[];
  fields: { key: string; label: string; section: string; value: string; source: string; sourceText?: string }[];
  materials: (PlannedMaterial & {
    bound: { kind: string; label: string } | null;
    files: ApplicationFile[];
    signed?: SignedPlace[];
  })[];
  strandPoints: {
    member: string;
    itemName: string;
    authorityName: string;
    points: CounterPoint[];
    noObjection: boolean;
  }[];
  /** of members that are not free */
  fees: (Fees & { member: string; itemName: string })[];
  sentBack: {
    member: string;
    itemName: string;
    authorityName: string;
    reason: string;
    authorities: { code: string; name: string }[];
  }[];
  /** 即办件 that this officer may accept and decide in one step */
  atOnce: { member: string; itemName: string; authorityName: string }[];
  events: { at: string; title: string; item: string | null }[];
  script: { say: string | null; check: string }[];
  actions: Action[];
};

export type AtOnce = { members: string[]; outcome: 'granted' | 'denied'; opinion: string; reason?: string };
export type HandOverManner = 'counter' | 'post' | 'electronic';

const at = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}`;

export const readCounterQueue = (list: CounterList, q: string): Promise<CounterQueue> =>
  read('/api/counter/queue', { list, q });
export const openCounterApplication = (
  sent: { bundle: string; answers: Answers; applicant: CounterApplicant },
  key: string,
): Promise<Pick<Application, 'applicationId'>> => write('POST', '/api/applications', sent, key);
export const readCounterCase = (caseId: string): Promise<CounterCase> =>
  read(`/api/counter/cases/${encodeURIComponent(caseId)}`);
export const acceptCase = (caseId: string, key: string): Promise<unknown> =>
  write('POST', `${at(caseId)}/accept`, {}, key);
export const decideAtOnce = (caseId: string, sent: AtOnce, key: string): Promise<unknown> =>
  write('POST', `${at(caseId)}/decide-at-once`, sent, key);
export const declineCase = (
  caseId: string,
  sent: { reason: string; explanation: string; members?: string[] },
  key: string,
): Promise<unknown> => write('POST', `${at(caseId)}/decline`, sent, key);
export const redirectStrand = (caseId: string, member: string, authority: string, key: string): Promise<unknown> =>
  write('POST', `${at(caseId)}/strands/${encodeURIComponent(member)}/redirect`, { authority }, key);
export const sendSupplementNotice = (caseId: string, key: string): Promise<unknown> =>
  write('POST', `${at(caseId)}/supplement-notice`, {}, key);
export const handOver = (
  caseId: string,
  sent: { member: string; manner: HandOverManner },
  key: string,
): Promise<unknown> => write('POST', `${at(caseId)}/hand-over`, sent, key);
