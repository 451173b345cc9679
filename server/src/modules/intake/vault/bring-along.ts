import type { KeptPaper } from '#cases';
import { readMaterialKey } from '@yijian/core/compile';
import type { MaterialKey } from '@yijian/core/contract';

/** 材料库里的材料 about the party of this role. */
export type OwnPaper = KeptPaper & { role: string };

/**
 * 材料库带入: what became of a paper that was handed in before. `brought` goes along; `leftOut` the applicant does without it;
 * `expired` has to be brought anew; `noTerm` nobody said how long it counts, so it does not go by itself.
 */
export type Kept = { is: 'brought' | 'leftOut' | 'expired' | 'noTerm'; papers: readonly OwnPaper[] };

/**
 * 以前交过的这份材料 (FRM-11, pure): of the same kind, of the same party and the same place as asked for now; null when there is none.
 * What belongs to a period is asked anew each time. All files of the last time, or none.
 */
export function findKept(key: MaterialKey, papers: readonly OwnPaper[], leftOut: readonly MaterialKey[]): Kept | null {
  const wanted = readMaterialKey(key);
  if (wanted.period !== null) return null;
  const found = papers.filter(
    (paper) =>
      paper.latest &&
      paper.materialType === wanted.materialType &&
      paper.path === wanted.path &&
      paper.period === null &&
      paper.role === wanted.holder &&
      paper.verdict !== 'invalid' &&
      paper.scan !== 'waiting' &&
      paper.scan !== 'infected',
  );
  if (found.length === 0) return null;
  if (found.some((paper) => paper.validity.is === 'expired')) return { is: 'expired', papers: found };
  if (found.some((paper) => paper.validity.is === 'noTerm')) return { is: 'noTerm', papers: found };
  return { is: leftOut.includes(key) ? 'leftOut' : 'brought', papers: found };
}
