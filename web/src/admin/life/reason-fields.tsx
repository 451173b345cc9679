import styles from './life.module.css';
import { words } from './strings.ts';

type Props = {
  reason: string;
  legalBasis: string;
  onReason: (text: string) => void;
  onLegalBasis: (text: string) => void;
};

/** 理由和文号, as they stand on the version afterwards. */
export function ReasonFields({ reason, legalBasis, onReason, onLegalBasis }: Props) {
  return (
    <>
      <label className={styles.field}>
        {words.submit.reason}
        <textarea
          rows={2}
          maxLength={300}
          value={reason}
          placeholder={words.submit.reasonHint}
          onChange={(event) => onReason(event.target.value)}
        />
      </label>
      <label className={styles.field}>
        {words.submit.legalBasis}
        <input maxLength={200} value={legalBasis} onChange={(event) => onLegalBasis(event.target.value)} />
      </label>
    </>
  );
}

export const LEAST = 2;

/** As the server takes them: no empty legal basis. */
export const reasonOf = (reason: string, legalBasis: string): { reason: string; legalBasis?: string } => ({
  reason: reason.trim(),
  ...(legalBasis.trim().length >= LEAST && { legalBasis: legalBasis.trim() }),
});
