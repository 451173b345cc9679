import styles from './blocks.module.css';
import { words } from './strings.ts';

/** 测试件: said wherever a case or a page of a trial is shown, so that nobody takes it for real (THG-16). Nothing otherwise. */
export function TrialMark({ trial }: { trial: boolean | undefined }) {
  if (!trial) return null;
  return (
    <span className={styles.trial} title={words.trialHint}>
      {words.trial}
    </span>
  );
}
