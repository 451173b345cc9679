import { read } from './client.ts';

/** 制度文库: norms in force, one of them with its versions, and the clauses that something rests on. */
export type ListedNorm = {
  code: string;
  name: string;
  number: string | null;
  issuer: string;
  validFrom: string;
  scope: string;
  version: number;
};
export type NormClause = {
  norm: string;
  normName: string;
  number: string | null;
  clause: string;
  article: string;
  text: string;
  rules: string[];
};
type Standing = 'published' | 'scheduled' | 'superseded' | 'withdrawn';
export type ShownNorm = {
  norm: {
    code: string;
    name: string;
    number?: string;
    issuer: string;
    validFrom: string;
    scope: string;
    clauses: { id: string; article: string; text: string }[];
  };
  version: number;
  standing: Standing;
  versions: { version: number; standing: Standing; from: string | null; until: string | null }[];
};

export const readNorms = async (): Promise<ListedNorm[]> => (await read<{ norms: ListedNorm[] }>('/api/norms')).norms;
export const readNorm = (code: string, version: string | null): Promise<ShownNorm> =>
  read(`/api/norms/${encodeURIComponent(code)}`, { version });
export const readItemClauses = async (code: string): Promise<NormClause[]> =>
  (await read<{ clauses: NormClause[] }>(`/api/items/${encodeURIComponent(code)}/norms`)).clauses;
export const readRuleClauses = async (): Promise<NormClause[]> =>
  (await read<{ clauses: NormClause[] }>('/api/norm-clauses')).clauses;
export const clauseAddress = ({ norm, clause }: Pick<NormClause, 'norm' | 'clause'>): string =>
  `/citizen/norms/${encodeURIComponent(norm)}#${clause}`;
