import type { Answers, Figures, Notice, Preview, Question } from '@yijian/core/contract';
import { ask, download, read } from './client.ts';

/** 一件事 as listed. `figures` are null where no situation can be shown without asking first. */
export type BundleSummary = {
  code: string;
  name: string;
  summary: string;
  audience: 'person' | 'enterprise';
  lifeStage: string;
  authorities: string[];
  items: string[];
  promiseDays: { min: number; max: number };
  figures: Partial<Figures> | null;
};

/** 一件事 before any answer. */
export type BundleDetail = {
  code: string;
  name: string;
  summary: string;
  release: string;
  version: number;
  audience: 'person' | 'enterprise';
  eligibility: { id: string; text: string }[];
  questions: Question[];
  members: { id: string; name: string; authorityName: string; when: string | null; mayOptOut: boolean }[];
  lead: { code?: string; name: string; shortName?: string; phone?: string; address?: string } | string;
};

export type SearchResult = {
  bundles: { code: string; name: string; summary: string }[];
  items: { code: string; name: string; authorityName: string }[];
};

export type PreviewAnswer = { preview: Preview; notice: Notice };

export const search = (q: string): Promise<SearchResult> => read('/api/search', { q });
export const listBundles = (audience?: string): Promise<BundleSummary[]> => read('/api/bundles', { audience });
export const readBundle = (code: string): Promise<BundleDetail> => read(`/api/bundles/${encodeURIComponent(code)}`);
export const previewBundle = (code: string, answers: Answers): Promise<PreviewAnswer> =>
  ask(`/api/bundles/${encodeURIComponent(code)}/preview`, { answers });
export const downloadNotice = (code: string, answers: Answers): Promise<{ name: string; content: Blob }> =>
  download(`/api/bundles/${encodeURIComponent(code)}/notice`, { answers });

/** 公开进度: what receipt number and query code show without signing in. */
export type PublicProgress = {
  receiptNo: string;
  bundleName: string;
  status: string;
  statusName: string;
  receivedOn: string;
  bundleDue: string | null;
  strands: { name: string; authorityName: string; statusName: string; due: string | null }[];
};
export const track = (no: string, code: string): Promise<PublicProgress> => read('/api/track', { no, code });
