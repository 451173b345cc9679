import { read, write } from './client.ts';

export type RemovalStanding = 'open' | 'drafted' | 'begun' | 'above';
export type ProofRule = {
  rule: string;
  title: string;
  help: string;
  /** what the catalogue itself says for the rule; a person judges */
  suggestion: string | null;
  verdict: { applies: boolean; reason: string; by: string; on: string } | null;
};
/** 一项证明的清理: which items ask for it, what was judged, how far it has been taken out. */
export type ProofStanding = {
  code: string;
  name: string;
  issuer: string;
  purpose: string | null;
  basis: string | null;
  usedBy: { item: string; itemName: string; authorityName: string; basis: string[]; removal: RemovalStanding }[];
  standing: 'open' | 'drafted' | 'kept' | 'cancelled';
  conclusion: 'cancel' | 'keep' | null;
  rules: ProofRule[];
};
export type SentVerdicts = {
  verdicts: { rule: string; applies: boolean; reason: string }[];
  by: string;
  basis?: string;
  purpose?: string;
};
export type Removals = {
  drafted: { item: string; itemName: string; version: number }[];
  left: { item: string; itemName: string; why: 'begun' | 'above' }[];
};

const at = (material: string): string => `/api/catalogue/proofs/${encodeURIComponent(material)}`;

export const readProofLedger = (): Promise<{ proofs: ProofStanding[] }> => read('/api/catalogue/proofs');
export const judgeProof = (material: string, sent: SentVerdicts, key: string): Promise<{ version: number }> =>
  write('POST', `${at(material)}/verdicts`, sent, key);
export const draftRemovals = (material: string, key: string): Promise<Removals> =>
  write('POST', `${at(material)}/removals`, {}, key);
