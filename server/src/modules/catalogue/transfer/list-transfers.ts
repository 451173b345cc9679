import type { ServiceItem } from '@yijian/core/contract';
import { describeAccounts } from '#identity';
import { type Actor, actorRef, type Environment } from '#platform';
import { loadPublished } from '../load-published.ts';
import { readTransfers, type Transfer } from './transfers.store.ts';

/** 台账一行: names in place of codes and accounts; `mine`: who asks registered it and cannot confirm it (四眼). */
export type ListedTransfer = Omit<Transfer, 'registeredBy' | 'confirmedBy'> & {
  itemName: string;
  fromName: string;
  toName: string | null;
  mine: boolean;
  registeredBy: string | null;
  confirmedBy: string | null;
};

/** 权力下放、承接、取消台账 (CAT-13): every recorded transfer, newest first. */
export async function listTransfers(
  { db, keys }: Pick<Environment, 'db' | 'keys'>,
  actor: Actor,
): Promise<{ transfers: ListedTransfer[] }> {
  const rows = await readTransfers(db, null);
  const { catalogue, byKind } = await loadPublished(db);
  const people = rows.flatMap(({ registeredBy, confirmedBy }) => [registeredBy, ...(confirmedBy ? [confirmedBy] : [])]);
  const accounts = await describeAccounts(db, keys, people);
  const personOf = (account: string | null): string | null => {
    const found = account === null ? undefined : accounts.get(account);
    return found ? [found.posts[0]?.name, found.name].filter(Boolean).join(' ') : null;
  };
  const authorityName = (code: string): string => catalogue.authorities.get(code)?.name ?? code;
  return {
    transfers: rows.map((row) => ({
      ...row,
      itemName: (byKind.item.get(row.item)?.definition as ServiceItem | undefined)?.name ?? row.item,
      fromName: authorityName(row.from),
      toName: row.to === null ? null : authorityName(row.to),
      mine: row.registeredBy === actorRef(actor),
      registeredBy: personOf(row.registeredBy),
      confirmedBy: personOf(row.confirmedBy),
    })),
  };
}
