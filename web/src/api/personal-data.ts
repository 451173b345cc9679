import { read, write } from './client.ts';

/** 我的办件被谁看过: one row an hour and reader; `officer` masked, null when the reader's account is unknown. */
export type CaseOpening = {
  at: string;
  caseId: string;
  receiptNo: string;
  bundleName: string;
  what: string;
  authorityName: string;
  officer: string | null;
  purpose: string;
};
export type Mandate = {
  mandateId: string;
  organisation: string;
  agent: string;
  mine: boolean;
  bundles: string[] | null;
  from: string;
  to: string;
  revokedAt: string | null;
};
/** 注销结果: `keptUntil` the last day on which concluded case files are kept. */
export type Closed = { closed: boolean; keptUntil: string | null; retention: string };

export const listOpenings = async (): Promise<CaseOpening[]> =>
  (await read<{ items: CaseOpening[] }>('/api/my/openings')).items;
export const listMandates = (): Promise<Mandate[]> => read<Mandate[]>('/api/mandates');
export const revokeMandate = (mandateId: string, key: string): Promise<unknown> =>
  write('POST', `/api/mandates/${encodeURIComponent(mandateId)}/revoke`, {}, key);
export const closeAccount = (password: string): Promise<Closed> =>
  write<Closed>('POST', '/api/my/account/close', { password });
