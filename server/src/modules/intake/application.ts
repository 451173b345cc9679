import type { Answers, FieldKey, MaterialKey } from '@yijian/core/contract';
import type { Channel } from '@yijian/core/channel';
import type { FieldValue } from '@yijian/core/forms';

/** 收件清点 of one material: originals that were seen and given back, paper copies that were kept; or that it is missing. */
export type Received = { missing: false; originals: number; copies: number } | { missing: true };
/** 收件清点 by material, as the clerk ticked them (ITK-06). */
export type Receiving = Readonly<Record<MaterialKey, Received>>;

/** 申请 Application before submit. `readings`: role -> reading of the register. Values are in `cipher`, under the principal's key. */
export type Application = {
  applicationId: string;
  accountId: string;
  personId: string | null;
  principalKind: 'person' | 'organisation';
  principalId: string;
  channel: Channel;
  /** code of the hall, outlet, desk or kiosk where it is taken in */
  place: string | null;
  region: string;
  bundle: string;
  release: string;
  answers: Answers;
  optedOut: string[];
  commitments: MaterialKey[];
  receiving: Receiving;
  /** materials for which nothing of 材料库 goes along */
  leftOut: MaterialKey[];
  readings: Record<string, string>;
  cipher: Buffer | null;
  /** earlier applications of the applicant may fill in what nothing better is known for */
  usesHistory: boolean;
  version: number;
  status: 'draft' | 'submitted';
  caseId: string | null;
  updatedAt: string;
};
export type Values = Record<FieldKey, FieldValue>;
