import { download, read, upload, write } from './client.ts';

/** 电子证照 in the holder's space; an older version stays visible and says that it is no longer valid. */
export type LicenceCard = {
  licenceId: string;
  name: string;
  identifier: string;
  number?: string | null;
  version: number | string;
  status: string;
  statusName: string;
  holderName: string;
  issuerName: string;
  issuedOn: string;
  validTo: string | null;
  attributes?: { name: string; value: string }[];
};

/** 数据读取记录: which register was read about the person, by whom, what for. */
export type DataReading = {
  readingId?: string;
  at: string;
  registerName: string;
  subject?: string;
  purpose: string;
  reader: string;
  caseNo?: string | null;
  attributes: string[];
};

export const listLicences = (): Promise<LicenceCard[]> => read('/api/licences');
export const licencePath = (licenceId: string): string => `/api/licences/${encodeURIComponent(licenceId)}/file`;
export const listReadings = (): Promise<DataReading[]> => read('/api/my/readings');
export const downloadMyData = (): Promise<{ name: string; content: Blob }> => download('/api/my/data');

/** 核验结果: what is known about a document or licence from its code, or from the file itself. */
export type Verification = {
  valid: boolean;
  kindName?: string;
  title?: string;
  number?: string;
  status?: string;
  statusName?: string;
  holder?: string;
  issuer?: string;
  issuedOn?: string;
  validTo?: string | null;
  version?: number | string;
  sentence?: string;
  findings?: { name: string; passed: boolean; detail: string }[];
  signatures?: { signer: string; at: string | null; intact: boolean; covers?: string; reason?: string }[];
};
export const verifyToken = (token: string): Promise<Verification> => read(`/api/verify/${encodeURIComponent(token)}`);
export const verifyFile = (file: File, onProgress: (share: number) => void, key: string): Promise<Verification> =>
  upload('/api/verify', { file, name: file.name, onProgress }, key);

/** 好差评 invitation, opened through the applicant's own token. */
export type RatingInvitation = {
  caseNo: string;
  bundleName: string;
  concludedOn: string;
  rated: boolean;
  questions: { id: string; text: string }[];
};
export type RatingSent = { grade: 1 | 2 | 3 | 4 | 5; details: string[]; text?: string; named: boolean };
export const readRating = (token: string): Promise<RatingInvitation> =>
  read(`/api/ratings/${encodeURIComponent(token)}`);
export const sendRating = (token: string, rating: RatingSent, key: string): Promise<unknown> =>
  write('POST', `/api/ratings/${encodeURIComponent(token)}`, rating, key);
