import { words } from '../strings.ts';
import styles from './steps.module.css';

const text = words.bundle;
const STEPS = [text.stepAsk, text.stepTold, text.stepFill, text.stepSubmit];

/** 步骤: where one is on the way from question to receipt. */
export function Steps({ at }: { at: number }) {
  return (
    <ol className={`${styles.steps} no-print`}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          data-state={index < at ? 'done' : index === at ? 'now' : 'later'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className={styles.mark} aria-hidden="true">
            {index < at ? '✓' : index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
