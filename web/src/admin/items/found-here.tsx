import type { Finding } from '@yijian/core/contract';
import { words as admin } from '../strings.ts';
import styles from './items.module.css';

/** 就地检查结果: how bad it is, what it is, and what to do about it, beside the box. */
export function FoundHere({ found }: { found: readonly Finding[] }) {
  if (found.length === 0) return null;
  return (
    <ul className={styles.found}>
      {found.map((finding, at) => (
        <li key={`${finding.code} ${at}`} data-severity={finding.severity}>
          <b>{admin.finding[finding.severity]}</b> {finding.message}
          <span className={styles.remedy}>
            {admin.finding.remedy}
            {finding.remedy}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** 还有几处: the count of what was found within something that is closed, by how bad the worst is. */
export function FoundCount({ found, told }: { found: readonly Finding[]; told: string }) {
  if (found.length === 0) return null;
  const isBad = found.some((finding) => finding.severity === 'block');
  return (
    <span className={styles.count} data-severity={isBad ? 'block' : 'warn'}>
      {isBad ? admin.finding.block : admin.finding.warn} {told}
    </span>
  );
}
