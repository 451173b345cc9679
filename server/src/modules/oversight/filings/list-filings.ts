import type { ServiceItem } from '@yijian/core/contract';
import { loadPublished } from '#catalogue';
import type { Actor, Environment } from '#platform';
import { readingNow } from '../read-board.ts';
import { recentSince, scopeOf } from '../reader.ts';
import { type FilingRow, listFilingRows } from './filings.store.ts';

/** 待监管的备案 (CAT-15): what was filed without approval, by whom it is to be supervised from now on. Nobody's data. */
export type Filing = FilingRow & { authorityName: string; supervisorName: string; basis: string };

/**
 * 备案转监管 (CAT-15): the year's filings, newest first; each stands here the moment its certificate is due, because it is read from
 * the case itself. Supervised by the department that the item names (监管部门), else by the one that took the filing.
 */
export async function listFilings(env: Environment, actor: Actor): Promise<Filing[]> {
  const { today } = await readingNow(env);
  const rows = await listFilingRows(env.db, { ...scopeOf(actor), since: recentSince(today) });
  const { byKind } = await loadPublished(env.db);
  const nameOf = (code: string): string =>
    (byKind.authority.get(code)?.definition as { shortName?: string } | undefined)?.shortName ?? code;
  return rows.map((row) => {
    const item = byKind.item.get(row.item)?.definition as ServiceItem | undefined;
    const basis = item?.recordOnly?.basis ?? item?.reform?.basis;
    return {
      ...row,
      authorityName: nameOf(row.authority),
      supervisorName: nameOf(item?.supervisor ?? row.authority),
      basis: basis === undefined ? '' : `《${basis.law}》${basis.article ?? ''}`,
    };
  });
}
