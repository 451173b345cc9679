import { read } from './client.ts';

/** 候选组合: two items that the same applicants ask for one by one; counts only. */
export type Candidate = {
  items: { code: string; name: string; authorityName: string; volume: number }[];
  together: number;
  applicants: number;
  demand: number;
};
export const readCandidates = (): Promise<Candidate[]> => read('/api/ledgers/candidates');
