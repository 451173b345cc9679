import type { ReactNode } from 'react';
import styles from './section.module.css';

type Props = { title: string; id?: string; aside?: ReactNode; note?: ReactNode; plain?: boolean; children: ReactNode };

/** 分区: a headed white block; `aside` stands at the right of the heading, `note` beneath it. `plain`: without the block. */
export function Section({ title, id, aside, note, plain = false, children }: Props) {
  return (
    <section className={plain ? styles.plain : styles.section} id={id}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {note && <div className={styles.note}>{note}</div>}
      {children}
    </section>
  );
}
