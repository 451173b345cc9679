import { read, write } from './client.ts';

/** 数据共享需求: a register or a licence that the items of a bundle read. */
export type DataNeed = {
  source: string;
  kind: 'register' | 'licence';
  code: string;
  name: string;
  uses: { item: string; itemName: string; what: string }[];
  isAvailable: boolean;
  because: string;
};
/** 供需对接单 about one source. */
export type DataOrder = { source: string; workorderId: string; number: string; due: string | null; statusName: string };

export const readDataNeeds = (bundle: string): Promise<{ needs: DataNeed[] }> =>
  read(`/api/studio/bundles/${encodeURIComponent(bundle)}/data-needs`);
export const listDataOrders = (bundle: string): Promise<{ items: DataOrder[] }> =>
  read('/api/oversight/data-orders', { bundle });
export const openDataOrder = (sent: { bundle: string; source: string }, key: string): Promise<unknown> =>
  write('POST', '/api/oversight/data-orders', sent, key);
