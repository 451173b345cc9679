import type { Queryable } from '#platform';
import { emptyRoot } from './merkle.ts';
import { type Checkpoint, findCheckpoint as findStored } from './journal.store.ts';

/** 最新检查点: number of leaves and root; the empty log has its own root. */
export const findCheckpoint = async (db: Queryable): Promise<Checkpoint | { size: 0; root: string; at: null }> =>
  (await findStored(db)) ?? { size: 0, root: emptyRoot, at: null };
