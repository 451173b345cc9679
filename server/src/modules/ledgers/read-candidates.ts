import { shanghaiDay, shiftDay } from '@yijian/core/calendar';
import { loadPublished } from '#catalogue';
import type { Environment } from '#platform';
import { type Candidate, rankCandidates } from './candidates.ts';
import { countVolumes, listItemPairs } from './ledgers.store.ts';

/**
 * 选题分析 (THG-14): pairs of items that the same applicants ask for one by one within 30 days and that no bundle in force joins yet.
 * By co-occurrence, then breadth (different applicants), then demand (cases of both items in a year). Only counts, and none below
 * five applicants, ever get here (`cases.v_item_pair`).
 */
export async function readCandidates({ db, now }: Pick<Environment, 'db' | 'now'>): Promise<Candidate[]> {
  const since = shiftDay(shanghaiDay(await now()), -365);
  return rankCandidates(await listItemPairs(db), await countVolumes(db, since), await loadPublished(db));
}
