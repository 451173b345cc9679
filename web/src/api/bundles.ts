import type { Answers, Figure, Figures, Notice, Preview, Question } from '@yijian/core/contract';
import { ask, read } from './client.ts';

/** 一件事 as listed; `figures` are those of its fullest situation. */
export type BundleSummary = {
  code: string;
  name: string;
  summary: string;
  audience: 'person' | 'enterprise';
  lifeStage: string;
  departments: string[];
  items: { name: string; authority: string; always: boolean }[];
  promiseDays: { least: number; most: number };
  figures: Record<keyof Figures, Pick<Figure, 'name' | 'before' | 'after' | 'unit'>>;
};

/** 一件事 before any answer. */
export type BundleDetail = Pick<BundleSummary, 'code' | 'name' | 'summary' | 'audience' | 'lifeStage'> & {
  version: number;
  eligibility: { id: string; text: string }[];
  questions: Question[];
  members: { id: string; item: string; name: string; authority: string; when: string | null; mayOptOut: boolean }[];
  faq?: { id: string; question: string; answer: string; item: string }[];
};

export type FoundItem = { code: string; name: string; authority: string; typeName: string; promisedDays: number };
export type SearchResult = { bundles: BundleSummary[]; items: FoundItem[] };

export type PreviewAnswer = { preview: Preview; notice: Notice };

/** 搜索 over bundles and single items, best matches first. */
export async function search(q: string): Promise<SearchResult> {
  const [found, single] = await Promise.all([
    read<{ bundles: BundleSummary[] }>('/api/bundles', { q, limit: 10 }),
    read<{ items: FoundItem[] }>('/api/items', { q, limit: 10 }),
  ]);
  return { bundles: found.bundles, items: single.items };
}
export async function listBundles(audience?: string): Promise<BundleSummary[]> {
  return (await read<{ bundles: BundleSummary[] }>('/api/bundles', { audience })).bundles;
}
export const readBundle = (code: string): Promise<BundleDetail> => read(`/api/bundles/${encodeURIComponent(code)}`);
export const previewBundle = (code: string, answers: Answers): Promise<PreviewAnswer> =>
  ask(`/api/bundles/${encodeURIComponent(code)}/preview`, { answers });

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

/** 办事指南 of one published item, in words. */
export type ItemGuide = {
  code: string;
  name: string;
  typeName: string;
  taskCode: string | null;
  audience: string[];
  authority: { code: string; name: string; address: string; phone: string };
  supervisor: string | null;
  basis: string[];
  conditions: { id: string; text: string; basis: string[] }[];
  limits: { statutory: string | null; promised: string; reductionRate: number | null };
  steps: { id: string; name: string; days: number; standard: string }[];
  fees: { totalFen: number; list: { id: string; name: string; amountFen: number; basis: string[] }[] };
  visits: { times: number; reason: string | null };
  place: string;
  openHours: string;
  phone: string;
  complaintPhone: string;
  materials: {
    id: string;
    name: string;
    necessity: 'required' | 'optional' | 'deferrable';
    when: string | null;
    form: string;
    format: string;
    content: string;
    signature: string;
    originals: number;
    copies: number;
    basis: string[];
    spared: { way: string; words: string }[];
    keepReason: string | null;
  }[];
  result: { name: string; kind: string; licence: string | null; delivery: string[] };
  receipt: string | null;
  remedies: { name: string; text: string; basis: string }[];
  faq: { id: string; question: string; answer: string }[];
};
export const readGuide = (code: string): Promise<ItemGuide> => read(`/api/items/${encodeURIComponent(code)}/guide`);
