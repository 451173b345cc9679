import { read, write } from './client.ts';

export type TransferKind = 'delegated' | 'accepted' | 'returned' | 'reassigned' | 'abolished';
/** 下放、承接、取消: `mine`: I registered it, so somebody else confirms it; `to` null where it is abolished. */
export type Transfer = {
  transferId: string;
  item: string;
  itemName: string;
  kind: TransferKind;
  fromName: string;
  to: string | null;
  toName: string | null;
  basis: string;
  assessment: string;
  effectiveOn: string;
  registeredAt: string;
  registeredBy: string | null;
  confirmedAt: string | null;
  confirmedBy: string | null;
  mine: boolean;
};
export type SentTransfer = {
  item: string;
  kind: TransferKind;
  to?: string;
  basis: string;
  assessment: string;
  effectiveOn: string;
};

export const listTransfers = (): Promise<{ transfers: Transfer[] }> => read('/api/catalogue/transfers');
export const registerTransfer = (sent: SentTransfer, key: string): Promise<{ transferId: string }> =>
  write('POST', '/api/catalogue/transfers', sent, key);
export const confirmTransfer = (item: string, key: string): Promise<{ effectiveOn: string }> =>
  write('POST', `/api/catalogue/transfers/${encodeURIComponent(item)}/confirm`, {}, key);
