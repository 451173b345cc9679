import type { DataElement } from '@yijian/core/contract';
import { read, upload, write } from './client.ts';

export type LightName = 'green' | 'yellow' | 'red' | 'grey';

/** 期限: `sentence` says it in words with its basis; `remaining` and `overdue` are working days. */
export type Due = {
  due: string;
  remaining: number;
  overdue?: number;
  light: LightName;
  sentence: string;
  /** of a promise in working hours */
  dueAt?: string;
  minutesLeft?: number;
  minutesOver?: number;
};

/** 可办操作: what the server allows this person now; a forbidden one tells why and what to do instead. */
export type Action = { name: string; title?: string; allowed: boolean; because: string | null; remedy: string | null };

export type CaseDocument = {
  documentId: string;
  title: string;
  kind: string;
  member?: string | null;
  number?: string | null;
  at?: string;
};

/** 子件: one item's handling by one department. */
export type StrandView = {
  member: string;
  number: string | null;
  item: string;
  itemName: string;
  node: 'strand' | 'check' | 'community' | 'gather';
  authorityName: string;
  status: string;
  statusName: string;
  startedOn: string | null;
  due: Due | null;
  waitingFor: string[];
  decision: { number: string | null; outcome: string; decidedOn: string; reason?: string | null } | null;
  /** 备案: filed at once, without a decision */
  filing?: { number: string; filedOn: string } | null;
  holder: string | null;
  /** a grant puts a licence into 我的证照 */
  givesLicence?: boolean;
  documents?: CaseDocument[];
  licence?: { licenceId: string; name: string } | null;
};

export type TimelineEntry = {
  at: string;
  title: string;
  member: string | null;
  item?: string | null;
  detail?: string | null;
};

export type SupplementPoint = {
  member: string;
  itemName: string;
  kind: string;
  label: string;
  problem: string;
  explanation: string | null;
  ref: string;
  /** of a field: what kind of value it takes */
  definition?: DataElement;
};
export type Supplement = { supplementId: string; answerBy: string; points: SupplementPoint[] };

/** 办件 as its applicant sees it; the counter's view adds to it. */
export type CaseView = {
  caseId: string;
  receiptNo: string;
  trial: boolean;
  queryCode?: string;
  bundle: string;
  bundleName: string;
  status: string;
  statusName: string;
  outcome: string | null;
  receivedAt: string;
  acceptedOn: string | null;
  deemedAccepted: boolean;
  bundleDue: Due | null;
  light: LightName;
  strands: StrandView[];
  edges: { from: string; to: string }[];
  timeline: TimelineEntry[];
  supplement: Supplement | null;
  documents: CaseDocument[];
  /** what was signed, and the form as it was signed (签好的表) */
  signed?: { places: SignedPlace[]; form: { fileId: string; sha256: string } | null };
  actions: Action[];
  next?: string;
  receiptDue?: string | null;
  saved?: { materials: number; days: number; visits: number } | null;
};

/** A case in a list: `done` of `total` strands are over. */
export type CaseRow = {
  caseId: string;
  receiptNo: string;
  trial: boolean;
  bundleName: string;
  status: string;
  statusName: string;
  receivedOn: string;
  receiptDue: string | null;
  bundleDue: string | null;
  light: LightName;
  remaining: number;
  overdue: number;
  done: number;
  total: number;
};

const at = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}`;

export const listCases = (): Promise<CaseRow[]> => read('/api/cases');
export const readCase = (caseId: string): Promise<CaseView> => read(at(caseId));
export const withdrawCase = (caseId: string, member: string | undefined, key: string): Promise<unknown> =>
  write('POST', `${at(caseId)}/withdraw`, member === undefined ? {} : { member }, key);
/** 已接收的文件: as the server answered an upload; goes back unchanged with the answer to the supplement. */
export type ReceivedFile = { name: string; size: number } & Record<string, unknown>;
export const answerSupplement = (
  caseId: string,
  sent: {
    values: Readonly<Record<string, string | string[]>>;
    files: readonly { material: string; file: ReceivedFile }[];
  },
  key: string,
): Promise<unknown> => write('POST', `${at(caseId)}/supplement`, sent, key);
export const uploadCaseFile = (
  caseId: string,
  sent: { file: File; material: string; onProgress?: (share: number) => void },
  key: string,
): Promise<ReceivedFile> =>
  upload(`${at(caseId)}/files`, { ...sent, name: sent.file.name, fields: { material: sent.material } }, key);
export const documentPath = (caseId: string, documentId: string): string =>
  `${at(caseId)}/documents/${encodeURIComponent(documentId)}`;
/** 签署处: one place of one material that was signed. */
export type SignedPlace = { material: string; place: string; label: string; way: string; at: string; hash: string };
export const caseFilePath = (caseId: string, fileId: string): string =>
  `${at(caseId)}/files/${encodeURIComponent(fileId)}`;
