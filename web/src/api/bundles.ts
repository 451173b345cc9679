import type { Answers, Figure, Figures, Notice, Preview, Question } from '@yijian/core/contract';
import type { ProcessNode } from '@yijian/core/procedures';
import { ask, read } from './client.ts';
import { isPhone } from './is-phone.ts';

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
  /** opened with a trial code (THG-16) */
  trial?: true;
  /** published as a pilot (THG-18) */
  pilot: boolean;
  eligibility: { id: string; text: string }[];
  questions: Question[];
  members: { id: string; item: string; name: string; authority: string; when: string | null; mayOptOut: boolean }[];
  faq?: { id: string; question: string; answer: string; item: string }[];
};

export type PreviewAnswer = { preview: Preview; notice: Notice };

export async function listBundles(audience?: string): Promise<BundleSummary[]> {
  return (await read<{ bundles: BundleSummary[] }>('/api/bundles', { audience, mobile: isPhone() })).bundles;
}
export const readBundle = (code: string): Promise<BundleDetail> =>
  read(`/api/bundles/${encodeURIComponent(code)}`, { mobile: isPhone() });
/** 后续可办: what often comes after. */
export type FollowUp = { bundle: string; name: string; summary: string; when: string | null; inHand: string[] };
export const readFollowUps = async (code: string): Promise<FollowUp[]> =>
  (await read<{ followUps: FollowUp[] }>(`/api/bundles/${encodeURIComponent(code)}/follow-ups`)).followUps;
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
  materials: {
    received: { name: string; form: string; copies: number }[];
    missing: { name: string; how: string; required: boolean }[];
  };
};
export const track = (no: string, code: string): Promise<PublicProgress> => read('/api/track', { no, code });

/** 办事指南 of one published item, in words. */
export type ItemGuide = {
  code: string;
  name: string;
  version: number;
  typeName: string;
  taskCode: string | null;
  audience: string[];
  authority: { code: string; name: string; address: string; phone: string };
  supervisor: string | null;
  basis: string[];
  conditions: { id: string; text: string; basis: string[] }[];
  limits: { statutory: string | null; promised: string; reductionRate: number | null };
  steps: { id: string; name: string; days: number; standard: string }[];
  process: ProcessNode[];
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
  fields: { total: number };
  /** 停办日: the last day on which it can be applied for; null = no end. */
  stopsOn: string | null;
  reform: string | null;
};

/** 一版 of an item as the public reads it; `changes` in words, empty for the first one. */
export type ItemVersion = {
  version: number;
  status: string;
  effectiveFrom: string | null;
  reason: string | null;
  changes: { place: string; before: string | null; after: string | null }[];
};
export const readItemHistory = (code: string): Promise<{ versions: ItemVersion[] }> =>
  read(`/api/items/${encodeURIComponent(code)}/history`);
export const readGuide = (code: string): Promise<ItemGuide> => read(`/api/items/${encodeURIComponent(code)}/guide`);
