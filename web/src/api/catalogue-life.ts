import type { DefinitionKind } from '@yijian/core/contract';
import { type SavedDraft } from './catalogue.ts';
import { read, write } from './client.ts';

/** 送审记录: who asked when and why, and what became of it (null: it waits). `mine`: I saved the draft last. */
export type Review = {
  kind: DefinitionKind;
  code: string;
  name: string;
  version: number;
  submittedAt: string;
  submittedBy: string;
  reason: string;
  legalBasis: string | null;
  outcome: 'published' | 'returned' | 'changed' | null;
  decidedAt: string | null;
  decidedBy: string | null;
  opinion: string | null;
  mine: boolean;
};
export type ToldChange = { place: string; before: string | null; after: string | null };
/** 待审: with how many places it changes, and the first of them. */
export type WaitingReview = Review & { isNew: boolean; changed: number; changes: ToldChange[] };

const at = (kind: string, code: string): string =>
  `/api/catalogue/${encodeURIComponent(kind)}/${encodeURIComponent(code)}`;

export const listWaiting = (): Promise<{ reviews: WaitingReview[] }> => read('/api/catalogue/reviews');
export const listReviews = (kind: string, code: string): Promise<{ reviews: Review[] }> =>
  read(`${at(kind, code)}/reviews`);
export const submitDraft = (
  kind: string,
  code: string,
  sent: { reason: string; legalBasis?: string },
  key: string,
): Promise<unknown> => write('POST', `${at(kind, code)}/submit`, sent, key);
export const returnDraft = (kind: string, code: string, opinion: string, key: string): Promise<unknown> =>
  write('POST', `${at(kind, code)}/return`, { opinion }, key);
export const restoreVersion = (
  kind: string,
  code: string,
  sent: { version: number; expectedHash: string | null },
  key: string,
): Promise<SavedDraft> => write('POST', `${at(kind, code)}/restore`, sent, key);
/** `stopsOn` null takes it back. */
export const setStopDay = (
  kind: string,
  code: string,
  sent: { stopsOn: string | null; reason: string },
  key: string,
): Promise<unknown> => write('POST', `${at(kind, code)}/stop-day`, sent, key);
