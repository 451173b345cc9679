import { tellDifferences } from '@yijian/core/definitions';
import { useMemo } from 'react';
import type { ToldChange } from '../../api/catalogue-life.ts';
import styles from './life.module.css';
import { words } from './strings.ts';

type Told = { changes: (count: number) => string; same: string };

/** 逐项比较 of two definitions, in words; `told`: how many places, and that there are none. */
export function Comparison({ before, after, told = words.review }: { before: unknown; after: unknown; told?: Told }) {
  const changes = useMemo(() => tellDifferences(before, after), [before, after]);
  if (changes.length === 0) return <p className="secondary">{told.same}</p>;
  return (
    <div>
      <p className="secondary">{told.changes(changes.length)}</p>
      <ChangesList changes={changes} />
    </div>
  );
}

/** 变更清单: each place with what it was and what it is now. */
export function ChangesList({ changes }: { changes: readonly ToldChange[] }) {
  return (
    <ul className={styles.changes}>
      {changes.map((change, at) => (
        <li key={`${change.place} ${at}`}>
          <span className={styles.place}>
            {change.place}
            {change.before === null && <b className={styles.kind}>{words.changes.added}</b>}
            {change.after === null && <b className={styles.kind}>{words.changes.removed}</b>}
          </span>
          {change.before !== null && <del aria-label={words.changes.before}>{change.before}</del>}
          {change.after !== null && <ins aria-label={words.changes.after}>{change.after}</ins>}
        </li>
      ))}
    </ul>
  );
}
