import type {
  Answers,
  DataElement,
  FieldKey,
  MaterialKey,
  PlannedMaterial,
  Preview,
  SignaturePlace,
} from '@yijian/core/contract';
import { read, upload, write } from './client.ts';
import { isPhone } from './is-phone.ts';

export type FieldValue = string | string[] | null;
export type FieldSourceKind = 'applicant' | 'history' | 'licence' | 'register' | 'account' | 'output' | 'answer';

/** 表单字段 of an application: merged over all items of the situation, with value and where it came from. */
export type ApplicationField = {
  key: FieldKey;
  label: string;
  section: string;
  definition: DataElement;
  required: boolean;
  value: FieldValue;
  source: FieldSourceKind;
  sourceText: string;
  editable: boolean;
  changed?: boolean;
  uses: { member: string; item: string; label: string; purpose: string }[];
  problem: ApplicationFinding | null;
};

/** What keeps an application from being handed in: `place` is `field:…`, `material:…`, `answer:…`, `check:…` or `signature:…`. */
export type ApplicationFinding = { place: string; label?: string; message: string; remedy: string };

export type ApplicationFile = {
  fileId: string;
  name: string;
  size: number;
  verdict: string | null;
  /** `waiting`: kept apart until the virus scanner has looked at it */
  scan?: 'unscanned' | 'clean' | 'waiting' | 'infected';
};
export type ApplicationMaterial = PlannedMaterial & {
  bound: { kind: string; label: string } | null;
  files: ApplicationFile[];
  committed: boolean;
  received: Received | null;
  gap: boolean;
  kept: { is: 'brought' | 'leftOut' | 'expired' | 'noTerm'; papers: KeptPaper[] } | null;
  problem: ApplicationFinding | null;
};

/** 以前交过的一份 (材料库). */
export type KeptPaper = {
  fileId: string;
  caseId: string;
  name: string;
  handedInOn: string;
  from: { caseId: string; receiptNo: string; bundleName: string };
  validUntil: string | null;
};

/** 笔迹: lines of points on a field of 1000 × 400. */
export type Drawing = [number, number][][];
export type SigningHow =
  | { way: 'drawn'; drawing: Drawing }
  | { way: 'typed'; name: string }
  | { way: 'scan' | 'paper' | 'withdrawn' };
/** 签署: one place to sign, with what became of it. */
export type SigningTask = {
  material: MaterialKey;
  materialName: string;
  place: SignaturePlace;
  content: 'form' | 'file' | 'nothing';
  contentHash: string;
  status: 'signed' | 'unsigned' | 'changed';
  after: string | null;
  signature: {
    way: 'drawn' | 'typed' | 'scan' | 'paper';
    at: string;
    drawing: Drawing | null;
    name: string | null;
  } | null;
};

/** 告知承诺 of one item: read and confirmed before the application is handed in. */
export type ApplicationPledge = {
  key: string;
  itemName: string;
  informs: string;
  pledge: string;
  committed: boolean;
  problem: ApplicationFinding | null;
};

/** 收件清点 of one material: paper that was seen and kept, or that it is missing. */
export type Received = { missing: true } | { missing: false; originals: number; copies: number };

/** 申请 before it is handed in (and, afterwards, what was handed in). `version` guards against two tabs. */
export type Application = {
  applicationId: string;
  bundle: string;
  bundleName: string;
  version: number;
  status: 'draft' | 'submitted';
  caseId: string | null;
  answers: Answers;
  optedOut: string[];
  /** earlier applications of the applicant may fill in what nothing better is known for */
  usesHistory: boolean;
  preview: Preview;
  fields: ApplicationField[];
  materials: ApplicationMaterial[];
  /** materials for which nothing of 我的材料 goes along */
  leftOut: MaterialKey[];
  signing: SigningTask[];
  pledges: ApplicationPledge[];
  staleSince: { message: string; questions: string[] } | null;
  /** everything that keeps it from being handed in, checks of the system included */
  findings?: ApplicationFinding[];
  /** registers that could not be read just now */
  unavailable?: string[];
};

export type ApplicationRow = {
  applicationId: string;
  bundle: string;
  bundleName: string;
  updatedAt: string;
  step: string;
};
export type CheckResult = { ready: boolean; findings: ApplicationFinding[] };
export type Submitted = { caseId: string; receiptNo: string; queryCode: string };

const at = (id: string): string => `/api/applications/${encodeURIComponent(id)}`;

/** A write may answer with the application or only with its new version; the page always needs the whole. */
async function whole(id: string, answer: Promise<unknown>): Promise<Application> {
  const told = (await answer) as Partial<Application> | null;
  return told?.fields ? (told as Application) : readApplication(id);
}

export async function openApplication(
  sent: { bundle: string; answers: Answers; optedOut?: readonly string[] },
  key: string,
): Promise<Pick<Application, 'applicationId'>> {
  return write('POST', '/api/applications', { ...sent, mobile: isPhone() }, key);
}
export const listApplications = (): Promise<ApplicationRow[]> => read('/api/applications');
export const readApplication = (id: string): Promise<Application> => read(at(id));
export const deleteApplication = (id: string, key: string): Promise<unknown> => write('DELETE', at(id), undefined, key);
export const putAnswers = (
  id: string,
  sent: { bundle: string; answers: Answers; optedOut?: readonly string[]; version: number },
  key: string,
): Promise<Application> => whole(id, write('PUT', `${at(id)}/answers`, sent, key));
export const putValues = (
  id: string,
  sent: { values: Readonly<Record<FieldKey, FieldValue>>; version: number },
  key: string,
): Promise<Application> => whole(id, write('PUT', `${at(id)}/values`, sent, key));
export const putCommitments = (
  id: string,
  sent: { materials: readonly MaterialKey[]; version: number },
  key: string,
): Promise<Application> => whole(id, write('PUT', `${at(id)}/commitments`, sent, key));
export const putReceiving = (
  id: string,
  sent: { materials: Readonly<Record<MaterialKey, Received | null>>; version: number },
  key: string,
): Promise<Application> => whole(id, write('PUT', `${at(id)}/receiving`, sent, key));
export const putHistory = (id: string, sent: { on: boolean; version: number }, key: string): Promise<Application> =>
  whole(id, write('PUT', `${at(id)}/history`, sent, key));
export const putLeftOut = (
  id: string,
  sent: { materials: readonly MaterialKey[]; version: number },
  key: string,
): Promise<Application> => whole(id, write('PUT', `${at(id)}/left-out`, sent, key));
export const postSignature = (
  id: string,
  sent: { material: MaterialKey; place: string; how: SigningHow; version: number },
  key: string,
): Promise<Application> => whole(id, write('POST', `${at(id)}/signatures`, sent, key));
export const uploadMaterial = (
  id: string,
  sent: { file: File; material: MaterialKey; onProgress?: (share: number) => void },
  key: string,
): Promise<Application> =>
  whole(id, upload(`${at(id)}/files`, { ...sent, name: sent.file.name, fields: { material: sent.material } }, key));
export const deleteMaterialFile = (id: string, fileId: string, key: string): Promise<Application> =>
  whole(id, write('DELETE', `${at(id)}/files/${encodeURIComponent(fileId)}`, undefined, key));
export const checkApplication = (id: string, key: string): Promise<CheckResult> =>
  write('POST', `${at(id)}/check`, {}, key);
export const submitApplication = (id: string, version: number, key: string): Promise<Submitted> =>
  write('POST', `${at(id)}/submit`, { version }, key);
