import type { Finding } from '@yijian/core/contract';
import type { CompiledRelease } from '../../api/studio.ts';
import { Findings } from '../findings.tsx';
import { placeWords } from '../place-words.ts';
import styles from './plan.module.css';
import { words } from './strings.ts';

const text = words.proof;

/** 证明: over every situation nothing is missing, nothing is asked in vain, and departments do not contradict each other. */
export function ProofTab({ release: { proof } }: { release: CompiledRelease }) {
  return (
    <>
      <p className={styles.proofLead}>
        {text.classes} <b className="number">{proof.classes}</b> {text.unit}
      </p>
      <ul className={styles.proofs}>
        <Claim
          title={text.coverage}
          note={text.coverageNote}
          checked={proof.coverage.checked}
          verdict={text.holes(proof.coverage.holes.length)}
          findings={proof.coverage.holes}
        />
        <Claim
          title={text.minimality}
          note={text.minimalityNote}
          checked={proof.minimality.checked}
          verdict={text.surplus(proof.minimality.surplus.length)}
          findings={proof.minimality.surplus}
        />
        <Claim
          title={text.conflicts}
          note={text.conflictsNote}
          checked={null}
          verdict={text.conflictCount(proof.conflicts.length)}
          findings={proof.conflicts}
        />
      </ul>
    </>
  );
}

type ClaimProps = {
  title: string;
  note: string;
  checked: number | null;
  verdict: string;
  findings: readonly Finding[];
};

function Claim({ title, note, checked, verdict, findings }: ClaimProps) {
  return (
    <li data-holds={findings.every((finding) => finding.severity === 'warn')}>
      <h3>{title}</h3>
      <p className={styles.claimVerdict}>{verdict}</p>
      <p className="secondary">{note}</p>
      {checked !== null && <p className="secondary number">{text.checked(checked)}</p>}
      {findings.length > 0 && <Findings findings={findings} where={(finding) => placeWords(finding.place, '')} />}
    </li>
  );
}
