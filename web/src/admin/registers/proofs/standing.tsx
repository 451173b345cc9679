import type { ProofStanding } from '../../../api/proofs.ts';
import styles from './proofs.module.css';
import { words as text } from './strings.ts';

/** 判定到哪一步: a draft says what it will be once it is published. */
export function Standing({ proof: { standing, conclusion } }: { proof: ProofStanding }) {
  const told = standing === 'drafted' && conclusion !== null ? text.draftedAs[conclusion] : text.standings[standing];
  return (
    <span className={styles.mark} data-standing={standing}>
      {told}
    </span>
  );
}
