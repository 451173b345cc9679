import type { ReactNode } from 'react';
import styles from './blocks.module.css';

type Props = { title: string; children?: ReactNode; next?: ReactNode; level?: 1 | 2 };

/** 空白页: nothing here yet, and what to do next (`next`: a link or a button). */
export function Empty({ title, children, next, level = 2 }: Props) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={styles.empty}>
      <Heading className={styles.emptyTitle}>{title}</Heading>
      {children && <p className="secondary">{children}</p>}
      {next && <div className={styles.next}>{next}</div>}
    </div>
  );
}
