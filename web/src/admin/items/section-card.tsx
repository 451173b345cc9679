import type { ReactNode } from 'react';
import { FoundCount } from './found-here.tsx';
import styles from './items.module.css';
import type { SectionName } from './item-sections.ts';
import { words } from './strings.ts';
import type { Finding } from '@yijian/core/contract';

type Props = { section: SectionName; found: readonly Finding[]; children: ReactNode };

export const anchorOf = (section: SectionName): string => `section-${section}`;

/** 分区卡: heading, what it is for, how much was found in it. */
export function SectionCard({ section, found, children }: Props) {
  return (
    <section className={styles.card} id={anchorOf(section)} aria-label={words.sections[section]} tabIndex={-1}>
      <div className={styles.cardHead}>
        <h2>{words.sections[section]}</h2>
        <FoundCount found={found} told={words.found(found.length)} />
      </div>
      <p className={styles.help}>{words.notes[section]}</p>
      {children}
    </section>
  );
}
