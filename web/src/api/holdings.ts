import { read, upload, write } from './client.ts';

/** 电子证照 in the holder's space; an older version stays visible and says that it is no longer valid. */
export type LicenceCard = {
  licenceId: string;
  typeName: string;
  number: string;
  identifier: string;
  version: string;
  holderName: string;
  issuerName: string;
  issuedOn: string;
  validityText: string;
  status: string;
  statusName: string;
  hasFile: boolean;
  flag: string | null;
};

/** 数据读取记录: which register was read about whom, by whom, what for. */
export type DataReading = {
  readingId: string;
  registerName: string;
  about: string;
  purpose: string;
  requester: string;
  outcomeName: string;
  readAt: string;
};

export async function listLicences(): Promise<LicenceCard[]> {
  return (await read<{ items: LicenceCard[] }>('/api/licences')).items;
}
export const licencePath = (licenceId: string): string => `/api/licences/${encodeURIComponent(licenceId)}/file`;
export async function listReadings(): Promise<DataReading[]> {
  return (await read<{ items: DataReading[] }>('/api/my/readings')).items;
}

/** 我的材料: a paper that was handed in with one of the own cases. */
export type VaultPaper = {
  fileId: string;
  caseId: string;
  material: string;
  name: string;
  size: number;
  handedInOn: string;
  from: { caseId: string; receiptNo: string; bundleName: string };
  usedIn: string[];
  openedBy: string[];
  latest: boolean;
  validity: { is: 'valid' | 'expired' | 'noTerm'; until: string | null; statedBy: 'type' | 'owner' | null };
};
export async function listVault(): Promise<VaultPaper[]> {
  return (await read<{ items: VaultPaper[] }>('/api/my/materials')).items;
}
const paperAt = (fileId: string): string => `/api/my/materials/${encodeURIComponent(fileId)}`;
export const stateValidity = (fileId: string, validUntil: string | null, key: string): Promise<unknown> =>
  write('PUT', paperAt(fileId), { validUntil }, key);
export const removeFromVault = (fileId: string, key: string): Promise<unknown> =>
  write('DELETE', paperAt(fileId), undefined, key);

/** 核验结论: from a code or from the file itself. */
export type Verification = {
  result: 'valid' | 'notInForce' | 'changed' | 'sealed' | 'unknown';
  text: string;
  advice: string;
  licence: {
    typeName: string;
    number: string;
    version: string;
    issuerName: string;
    holder: string;
    issuedOn: string;
    validity: string;
    statusName: string;
  } | null;
  signatures: { organization: string; signedAt: string | null; holds: boolean; problems: string[] }[];
};
export const verifyToken = (token: string): Promise<Verification> => read(`/api/verify/${encodeURIComponent(token)}`);
export const verifyFile = (
  sent: { file: File; onProgress?: (share: number) => void },
  key: string,
): Promise<Verification> => upload('/api/verify', { ...sent, name: sent.file.name }, key);

/** 好差评 invitation, opened through the applicant's own token. */
export type RatingInvitation = {
  about: 'case' | 'visit';
  caseNo: string;
  bundleName: string;
  concludedOn: string;
  rated: boolean;
  questions: { id: string; text: string }[];
};
/** 在哪里评的. */
export type RatingPlace = 'page' | 'message' | 'device' | 'kiosk';
export type RatingSent = {
  grade: 1 | 2 | 3 | 4 | 5;
  details: string[];
  text?: string;
  named: boolean;
  via?: RatingPlace;
};
type OwnRating = { token: string | null; rated: boolean; expiresOn: string | null };
/** 本人的评价链接 of a concluded case and of the visit at which it was handed in; a token is null while there is none and once it is used up. */
export const readCaseRating = (caseId: string): Promise<OwnRating & { visit: OwnRating }> =>
  read(`/api/cases/${encodeURIComponent(caseId)}/rating`);
export const readRating = (token: string): Promise<RatingInvitation> =>
  read(`/api/ratings/${encodeURIComponent(token)}`);
export const sendRating = (token: string, rating: RatingSent, key: string): Promise<unknown> =>
  write('POST', `/api/ratings/${encodeURIComponent(token)}`, rating, key);
