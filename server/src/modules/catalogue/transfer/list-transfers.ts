import type { Queryable } from '#platform';
import { readTransfers } from './transfers.store.ts';

/** 权力下放、承接台账 (CAT-13): every recorded transfer, newest first. */
export async function listTransfers(db: Queryable) {
  return { transfers: await readTransfers(db, null) };
}
