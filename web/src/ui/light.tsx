import type { Due, LightName } from '../api/cases.ts';
import styles from './blocks.module.css';
import { words } from './strings.ts';

/** 红黄绿灯: always colour, shape and word together. `word` replaces the usual one. */
export function Light({ light, word }: { light: LightName; word?: string }) {
  return (
    <span className={styles.light} data-light={light}>
      <span className={styles.dot} aria-hidden="true" />
      {word ?? words.light[light]}
    </span>
  );
}

/** 期限: the light, what is left in words, and how the date came about. Nothing when no clock runs. `folds`: the reckoning on demand. */
export function DueText({ due, folds = false }: { due: Due | null; folds?: boolean }) {
  if (!due) return null;
  const isRunning = due.light !== 'grey';
  return (
    <span className={styles.due}>
      {isRunning && <Light light={due.light} />}
      {isRunning && <b>{leftWords(due)}</b>}
      {folds ? (
        <details className={styles.reckoning}>
          <summary>{words.dueWhy}</summary>
          {due.sentence}
        </details>
      ) : (
        <span>{due.sentence}</span>
      )}
    </span>
  );
}

/** 还剩几天: `今天到期`, `还剩 3 个工作日，应于 2026-03-26 前办结`, `已超期 2 个工作日，应于 …`. */
export function leftWords({
  due,
  remaining,
  overdue = 0,
  light,
}: Pick<Due, 'due' | 'remaining' | 'overdue' | 'light'>): string {
  if (light === 'red') return words.dueOver(due, overdue);
  return remaining === 0 ? words.dueToday(due) : words.dueLeft(due, remaining);
}
