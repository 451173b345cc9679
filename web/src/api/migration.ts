import { read, write } from './client.ts';

/** 在办件迁移: `next` null = nothing is offered; `mayConfirm`: the reader did not publish it. */
export type Migration = {
  next: { hash: string; version: number } | null;
  mayConfirm: boolean;
  cases: OpenCase[];
  moved: { caseId: string; receiptNo: string; at: string; reason: string; legalBasis: string; changes: string[] }[];
};
export type OpenCase = {
  caseId: string;
  receiptNo: string;
  statusName: string;
  receivedOn: string;
  version: number;
  movable: boolean;
  changes: string[];
  mapping: { from: string; to: string }[];
  reasons: { reason: string; words: string }[];
};

export const readMigration = (bundle: string): Promise<Migration> =>
  read(`/api/studio/bundles/${encodeURIComponent(bundle)}/open-cases`);
export const amendPlan = (
  caseId: string,
  sent: { release: string; reason: string; legalBasis: string },
): Promise<unknown> => write('POST', `/api/cases/${encodeURIComponent(caseId)}/plan-amendments`, sent);
