import type { LightName } from '../api/cases.ts';
import { Light } from './light.tsx';
import { staffWords } from './staff-strings.ts';
import styles from './staff.module.css';

type Props = { light: LightName; due: string | null; remaining?: number | null; overdue?: number | null };

/** 期限格: light, working days left in words, and the day; for one cell of a list. */
export function DueCell({ light, due, remaining, overdue }: Props) {
  if (!due) return <span className="secondary">{staffWords.noClock}</span>;
  return (
    <span className={styles.dueCell}>
      {light !== 'grey' && <Light light={light} word={leftText({ light, remaining, overdue })} />}
      <span className="secondary number">{staffWords.dueBefore(due)}</span>
    </span>
  );
}

/** 剩余天数 in words; undefined where the server told no number: the light's own word then stands. */
export function leftText(at: Omit<Props, 'due'>): string | undefined {
  if (at.overdue) return staffWords.daysOver(at.overdue);
  if (at.remaining === null || at.remaining === undefined) return undefined;
  if (at.remaining < 0) return staffWords.daysOver(-at.remaining);
  if (at.light === 'red') return undefined;
  return at.remaining === 0 ? staffWords.lastDay : staffWords.daysLeft(at.remaining);
}
