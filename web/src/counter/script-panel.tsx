import styles from './counter.module.css';
import { words } from './strings.ts';

type Props = { lines: readonly { say: string | null; check: string | null }[] };

/** 话术栏: what to say and what to check now, in order, so that nothing has to be remembered. */
export function ScriptPanel({ lines }: Props) {
  if (lines.length === 0) return null;
  return (
    <section className={`${styles.script} no-print`} aria-labelledby="script-title">
      <h2 id="script-title">{words.script}</h2>
      <ol>
        {lines.map((line, index) => (
          <li key={`${index} ${line.say ?? line.check}`}>
            {line.say && (
              <p className={styles.say}>
                <b>{words.say}</b>
                <span>{line.say}</span>
              </p>
            )}
            {line.check && (
              <p className={styles.check}>
                <b>{words.check}</b>
                <span>{line.check}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
