import type { Answers, DataElement, FieldKey, MaterialKey, PlannedMaterial, Preview } from '@yijian/core/contract';
import { read, upload, write } from './client.ts';

export type FieldValue = string | string[] | null;
export type FieldSourceKind = 'applicant' | 'licence' | 'register' | 'account' | 'output' | 'answer';

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
  uses: { member: string; item: string; label: string; purpose: string }[];
  problem: string | null;
};

export type ApplicationFile = { fileId: string; name: string; size: number; verdict: string };
export type ApplicationMaterial = PlannedMaterial & {
  bound: { kind: string; label: string } | null;
  files: ApplicationFile[];
  committed: boolean;
  problem: string | null;
};

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
  preview: Preview;
  fields: ApplicationField[];
  materials: ApplicationMaterial[];
  staleSince: { message: string; questions: string[] } | null;
};

export type ApplicationRow = {
  applicationId: string;
  bundle: string;
  bundleName: string;
  updatedAt: string;
  step: string;
};
export type CheckFinding = { place: string; message: string; remedy: string };
export type CheckResult = { ready: boolean; findings: CheckFinding[] };
export type Submitted = { caseId: string; receiptNo: string; queryCode: string };

const at = (id: string): string => `/api/applications/${encodeURIComponent(id)}`;

export const openApplication = (
  sent: { bundle: string; answers: Answers; optedOut?: readonly string[] },
  key: string,
): Promise<Application> => write('POST', '/api/applications', sent, key);
export const listApplications = (): Promise<ApplicationRow[]> => read('/api/applications');
export const readApplication = (id: string): Promise<Application> => read(at(id));
export const deleteApplication = (id: string, key: string): Promise<unknown> => write('DELETE', at(id), undefined, key);
export const putAnswers = (id: string, sent: { answers: Answers; version: number }, key: string): Promise<Application> =>
  write('PUT', `${at(id)}/answers`, sent, key);
export const putValues = (
  id: string,
  sent: { values: Readonly<Record<FieldKey, FieldValue>>; version: number },
  key: string,
): Promise<Application> => write('PUT', `${at(id)}/values`, sent, key);
export const putCommitments = (
  id: string,
  sent: { materials: readonly MaterialKey[]; version: number },
  key: string,
): Promise<Application> => write('PUT', `${at(id)}/commitments`, sent, key);
export const uploadMaterial = (
  id: string,
  sent: { file: File; material: MaterialKey; onProgress?: (share: number) => void },
  key: string,
): Promise<Application> =>
  upload(`${at(id)}/files`, { ...sent, name: sent.file.name, fields: { material: sent.material } }, key);
export const deleteMaterialFile = (id: string, fileId: string, key: string): Promise<Application> =>
  write('DELETE', `${at(id)}/files/${encodeURIComponent(fileId)}`, undefined, key);
export const checkApplication = (id: string, key: string): Promise<CheckResult> =>
  write('POST', `${at(id)}/check`, {}, key);
export const submitApplication = (id: string, version: number, key: string): Promise<Submitted> =>
  write('POST', `${at(id)}/submit`, { version }, key);
