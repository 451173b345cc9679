import { write } from './client.ts';

/** 收费 of a strand: the published standard and what was recorded, in 分. */
export type Fees = {
  published: { id: string; name: string; amountFen: number }[];
  recorded: { fee: string; name: string; amountFen: number; at: string }[];
  mayRecord: boolean;
};
/** `amount` in yuan, at most two decimals. */
export const recordFee = (
  at: { caseId: string; member: string },
  sent: { fee: string; amount: string },
  key: string,
): Promise<unknown> =>
  write('POST', `/api/cases/${encodeURIComponent(at.caseId)}/strands/${encodeURIComponent(at.member)}/fees`, sent, key);
