import type { Answers, FieldKey, MaterialKey } from '@yijian/core/contract';
import type { FieldValue } from '@yijian/core/forms';

/** 申请 Application before submit. `readings`: role -> reading of the register. Values are in `cipher`, under the principal's key. */
export type Application = {
  applicationId: string;
  accountId: string;
  personId: string | null;
  principalKind: 'person' | 'organisation';
  principalId: string;
  channel: 'portal' | 'counter';
  region: string;
  bundle: string;
  release: string;
  answers: Answers;
  optedOut: string[];
  commitments: MaterialKey[];
  readings: Record<string, string>;
  cipher: Buffer | null;
  version: number;
  status: 'draft' | 'submitted';
  caseId: string | null;
  updatedAt: string;
};
export type Values = Record<FieldKey, FieldValue>;
