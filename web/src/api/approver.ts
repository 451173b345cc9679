import type { Action, CaseDocument, LightName, StrandView } from './cases.ts';
import { read, write } from './client.ts';

export type ApproverList = 'todo' | 'doing' | 'done' | 'dueSoon' | 'incoming';
export type ApproverRow = {
  caseId: string;
  member: string;
  number: string | null;
  itemName: string;
  bundleName: string;
  applicant: string;
  status: string;
  statusName: string;
  startedOn: string | null;
  due: string | null;
  remaining: number | null;
  light: LightName;
};
export type ApproverQueue = { counts: Record<ApproverList, number>; rows: ApproverRow[] };

/** 子件 as its department sees it: only what its grant covers, each value with the reason why it is shown. */
export type ApproverStrand = {
  strand: StrandView;
  case: { receiptNo: string; bundleName: string; receivedOn: string; bundleDue: string | null };
  originalForm: { field: string; label: string; value: string | string[] | null; source: string; why: string }[];
  materials: {
    key: string;
    name: string;
    disposition: 'exempt' | 'bring';
    bound: { kind: string; label: string } | null;
    files: { fileId: string; name: string }[];
    content: string;
  }[];
  checks: { name: string; result: string }[];
  predecessors: {
    itemName: string;
    authorityName: string;
    statusName: string;
    decision: StrandView['decision'];
    documents: CaseDocument[];
  }[];
  others: { itemName: string; authorityName: string; statusName: string }[];
  opinions: { at: string; who: string; kind: string; text: string }[];
  publishedDemands: Record<'material' | 'condition' | 'field', { ref: string; label: string }[]>;
  actions: Action[];
};

export type DemandPoint = { kind: 'material' | 'condition' | 'field'; ref: string; problem: string; explanation: string };

const at = (caseId: string, member: string): string =>
  `/api/cases/${encodeURIComponent(caseId)}/strands/${encodeURIComponent(member)}`;

export const readApproverQueue = (list: ApproverList): Promise<ApproverQueue> => read('/api/approver/queue', { list });
export const readApproverStrand = (caseId: string, member: string): Promise<ApproverStrand> =>
  read(`/api/approver/cases/${encodeURIComponent(caseId)}/${encodeURIComponent(member)}`);

/** The department's moves on a strand. */
export const strandActions = (caseId: string, member: string) => ({
  points: (points: DemandPoint[], key: string): Promise<unknown> =>
    write('POST', `${at(caseId, member)}/points`, { points }, key),
  noObjection: (key: string): Promise<unknown> => write('POST', `${at(caseId, member)}/no-objection`, {}, key),
  review: (sent: { proposal: string; opinion?: string }, key: string): Promise<unknown> =>
    write('POST', `${at(caseId, member)}/review`, sent, key),
  giveBack: (opinion: string, key: string): Promise<unknown> =>
    write('POST', `${at(caseId, member)}/return`, { opinion }, key),
  decide: (sent: { outcome: string; reason?: string; opinion?: string }, key: string): Promise<unknown> =>
    write('POST', `${at(caseId, member)}/decide`, sent, key),
});
