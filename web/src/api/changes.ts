import type { LightName } from './cases.ts';
import { read, write } from './client.ts';

/** 公开得是否及时: `inTime` and `late` are public; `open` is not due yet, `overdue` should be public. */
export type ChangeStanding = 'open' | 'overdue' | 'inTime' | 'late';
export type ItemChange = {
  workorderId: string;
  number: string;
  item: string;
  itemName: string;
  what: string;
  basis: string;
  effectiveOn: string;
  dueOn: string;
  publishedOn: string | null;
  registeredOn: string;
  authorityName: string;
  standing: ChangeStanding;
  light: LightName;
};
export type ItemChanges = { counts: Record<ChangeStanding, number>; rows: ItemChange[] };
export type SentChange = { item: string; what: string; basis: string; effectiveOn: string };

export const listChanges = (): Promise<ItemChanges> => read('/api/oversight/changes');
export const registerChange = (sent: SentChange, key: string): Promise<{ number: string; dueOn: string }> =>
  write('POST', '/api/oversight/changes', sent, key);
