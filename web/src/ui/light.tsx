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

/** 期限: the light and the sentence with days left, date and basis. Nothing when no clock runs. */
export function DueText({ due }: { due: Due | null }) {
  if (!due) return null;
  return (
    <span className={styles.due}>
      <Light light={due.light} />
      <span>{due.sentence}</span>
    </span>
  );
}
