import type { Finding } from '@yijian/core/contract';
import type { ReactNode } from 'react';
import styles from './findings.module.css';
import { NormLinks } from './norm-link.tsx';
import { words } from './strings.ts';

type Props = {
  findings: readonly Finding[];
  /** the place in words, perhaps as a link or button that leads there */
  where: (finding: Finding) => ReactNode;
  /** the answers of the situation in which it bites, in words */
  situation?: (finding: Finding) => string | null;
};

/** 检查结果: what must be put right and what is only pointed out, each with its place and what to do. */
export function Findings({ findings, where, situation }: Props) {
  return (
    <ul className={styles.findings}>
      {findings.map((finding, index) => {
        const told = situation?.(finding);
        return (
          <li
            key={`${finding.place} ${finding.code} ${index}`}
            className={styles.finding}
            data-severity={finding.severity}
          >
            <div className={styles.head}>
              <span className={styles.severity}>{words.finding[finding.severity]}</span>
              <span className={styles.place}>{where(finding)}</span>
            </div>
            <p>{finding.message}</p>
            {told && (
              <p className={styles.situation}>
                {words.finding.situation}
                {told}
              </p>
            )}
            <p className={styles.remedy}>
              {words.finding.remedy}
              {finding.remedy}
            </p>
            <NormLinks rule={finding.code} />
          </li>
        );
      })}
    </ul>
  );
}
