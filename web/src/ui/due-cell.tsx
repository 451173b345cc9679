import type { LightName } from '../api/cases.ts';
import { leftText } from './days-left.ts';
import { shanghaiTime } from './shanghai-time.ts';
import { Light } from './light.tsx';
import { staffWords } from './staff-strings.ts';
import styles from './staff.module.css';

type Props = {
  light: LightName;
  due: string | null;
  remaining?: number | null;
  overdue?: number | null;
  dueAt?: string | null;
  minutesLeft?: number;
  minutesOver?: number;
};

/** 期限格: light, working days left in words, and the day; for one cell of a list. */
export function DueCell({ light, due, dueAt, ...left }: Props) {
  if (!due) return <span className="secondary">{staffWords.noClock}</span>;
  return (
    <span className={styles.dueCell}>
      {light !== 'grey' && <Light light={light} word={leftText({ light, ...left })} />}
      <span className="secondary number">{staffWords.dueBefore(dueAt ? shanghaiTime(dueAt) : due)}</span>
    </span>
  );
}
