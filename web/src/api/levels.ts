import type { Finding } from '@yijian/core/contract';
import type { Difference, MergeConflict } from '@yijian/core/definitions';
import { read, write } from './client.ts';

type Above = { code: string; name: string; from: number; to: number };
/** 上级变更: an item behind the level above; `conflicts` 0 = taken over with one click. */
export type MergeOffer = {
  code: string;
  name: string;
  authority: string;
  region: string;
  regionName: string;
  above: Above;
  hasDraft: boolean;
  taken: number;
  conflicts: number;
};
/** 一项上级变更 with its cards; `body`: the merge as far as it is settled. */
export type MergeDetail = {
  code: string;
  name: string;
  above: Above;
  draft: string | null;
  body: unknown;
  conflicts: MergeConflict[];
  taken: Difference[];
  overruled: Difference[];
};
export type Choice = { place: string; take: 'theirs' | 'ours' };
type Tally = { compared: number; same: number };
/** 要素一致率, as the server counts it. */
export type DriftReport = {
  list: { code: string; name: string; elements: number } | null;
  compared: number;
  common: Tally;
  elements: (Tally & { element: string; name: string; class: 'common' | 'local' | 'own'; sameSource: boolean })[];
  levels: (Tally & { level: number })[];
  drifts: {
    item: string;
    itemName: string;
    above: string;
    element: string;
    name: string;
    level: number;
    region: string;
    places: string[];
  }[];
};

const merges = '/api/catalogue/merges';
export const listMerges = (): Promise<MergeOffer[]> => read(merges);
export const openMerge = (code: string): Promise<MergeDetail> => read(`${merges}/${encodeURIComponent(code)}`);
/** `to`: the version of the item above that was looked at. The result is a draft. */
export const takeOver = (
  code: string,
  sent: { to: number; choices?: Choice[] },
  key: string,
): Promise<{ code: string; version: number; hash: string; findings: Finding[] }> =>
  write('POST', `${merges}/${encodeURIComponent(code)}`, sent, key);
export const readDrift = (): Promise<DriftReport> => read('/api/catalogue/drift');
