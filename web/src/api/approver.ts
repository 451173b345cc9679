import type { PlannedMaterial } from '@yijian/core/contract';
import type { Action, CaseDocument, LightName, SignedPlace, StrandView } from './cases.ts';
import { read, write } from './client.ts';
import type { Fees } from './fees.ts';
import type { Urging } from './lead.ts';

export type ApproverList = 'todo' | 'doing' | 'done' | 'dueSoon' | 'incoming' | 'invited';
export type ApproverRow = {
  caseId: string;
  member: string;
  number: string | null;
  receiptNo: string;
  trial: boolean;
  itemName: string;
  bundleName: string;
  applicant: string;
  status: string;
  statusName: string;
  receivedAt: string;
  startedOn: string | null;
  /** until when the window must have answered the applicant; counts while the strand waits for acceptance */
  receiptDue: string | null;
  due: string | null;
  remaining: number;
  overdue: number;
  light: LightName;
  finishedAt: string | null;
  /** of a clock in working hours */
  dueAt?: string | null;
  minutesLeft?: number;
  minutesOver?: number;
  /** of an invitation: which, and who asks */
  conferralId?: string;
  askedBy?: string;
  /** the lead department waits for an answer */
  urged: boolean;
};
export type ApproverQueue = { counts: Record<ApproverList, number>; rows: ApproverRow[] };

type StrandCore = Omit<StrandView, 'documents' | 'licence'> & {
  finishedAt: string | null;
  stage?: { name: string; due: string } | null;
};
export type FormBox = {
  field: string;
  label: string;
  section: string;
  value: string | string[];
  source?: string | null;
  why?: string | null;
};
export type StrandMaterial = PlannedMaterial & {
  bound: { kind: string; label: string } | null;
  files?: { fileId: string; name: string; size?: number; verdict?: string | null; fromFile?: string | null }[];
  signed?: SignedPlace[];
};
export type StrandPoint = { kind: string; ref: string; label: string; problem: string; explanation: string | null };
export type Opinion = { at: string; kind: string; proposal: string | null; who?: string; text: string };
export type Predecessor = StrandCore & { documents: (CaseDocument & { member?: string | null })[] };
/** 协同邀请: a written question to another department and its answer. */
export type Conferral = {
  conferralId: string;
  authorityName: string;
  askedAt: string;
  askedBy: string;
  question: string;
  purpose: string;
  fields: { label: string; value: string }[];
  due: string;
  light: LightName;
  remaining: number;
  overdue: number;
  answer: { at: string; by: string; text: string } | null;
};
export type ConferralPage = Conferral & {
  caseId: string;
  itemName: string;
  bundleName: string;
  askingAuthorityName: string;
  action: Action;
};
export type ConferQuestion = { authority: string; question: string; purpose: string; fields: string[]; days: number };
export type DemandKind = 'material' | 'condition' | 'field';

/** 子件 as its department sees it: only what its grant covers, each value with the reason why it is shown. */
export type ApproverStrand = {
  strand: StrandCore;
  case: {
    caseId: string;
    receiptNo: string;
    trial: boolean;
    bundleName: string;
    status: string;
    receivedAt: string;
    acceptedOn: string | null;
    bundleDue: string | null;
    channel: string;
  };
  applicant?: string;
  steps: { id: string; kind: string; name: string; days: number; standard?: string }[];
  originalForm: FormBox[];
  materials: StrandMaterial[];
  checks?: { name: string; result: string }[];
  predecessors: Predecessor[];
  others: { member: string; itemName: string; authorityName: string; status: string; statusName: string }[];
  documents: CaseDocument[];
  opinions: Opinion[];
  conferrals: Conferral[];
  urgings: Urging[];
  mustAnswerUrging: boolean;
  /** whom this strand may ask and what it may show them; null once it is decided */
  conferChoices: {
    authorities: { code: string; name: string }[];
    fields: { key: string; label: string; section: string }[];
  } | null;
  points: StrandPoint[];
  noObjection: boolean;
  /** null where the item is free */
  fees: Fees | null;
  publishedDemands: Record<DemandKind, { ref: string; label: string }[]>;
  actions: Action[];
  seq: number;
};

export type DemandProblem = 'missing' | 'wrong' | 'outdated';
export type DemandPoint = { kind: DemandKind; ref: string; problem: DemandProblem; explanation?: string };

const at = (caseId: string, member: string): string =>
  `/api/cases/${encodeURIComponent(caseId)}/strands/${encodeURIComponent(member)}`;

export const readApproverQueue = (list: ApproverList): Promise<ApproverQueue> => read('/api/approver/queue', { list });
export const readApproverStrand = (caseId: string, member: string): Promise<ApproverStrand> =>
  read(`/api/approver/cases/${encodeURIComponent(caseId)}/${encodeURIComponent(member)}`);

export const readConferral = (caseId: string, conferralId: string): Promise<ConferralPage> =>
  read(`/api/approver/conferrals/${encodeURIComponent(caseId)}/${encodeURIComponent(conferralId)}`);
export const answerConferral = (caseId: string, conferralId: string, answer: string, key: string): Promise<unknown> =>
  write(
    'POST',
    `/api/cases/${encodeURIComponent(caseId)}/conferrals/${encodeURIComponent(conferralId)}/answer`,
    { answer },
    key,
  );

/** The department's moves on a strand. */
export const strandActions = (caseId: string, member: string) => ({
  points: (points: readonly DemandPoint[], key: string): Promise<unknown> =>
    write('POST', `${at(caseId, member)}/points`, { points }, key),
  noObjection: (key: string): Promise<unknown> => write('POST', `${at(caseId, member)}/no-objection`, {}, key),
  review: (sent: { proposal: 'grant' | 'deny'; opinion?: string }, key: string): Promise<unknown> =>
    write('POST', `${at(caseId, member)}/review`, sent, key),
  giveBack: (opinion: string, key: string): Promise<unknown> =>
    write('POST', `${at(caseId, member)}/return`, { opinion }, key),
  confer: (sent: ConferQuestion, key: string): Promise<unknown> =>
    write('POST', `${at(caseId, member)}/confer`, sent, key),
  sendBack: (reason: string, key: string): Promise<unknown> =>
    write('POST', `${at(caseId, member)}/send-back`, { reason }, key),
  decide: (sent: { outcome: 'granted' | 'denied'; reason?: string; opinion?: string }, key: string): Promise<unknown> =>
    write('POST', `${at(caseId, member)}/decide`, sent, key),
});
