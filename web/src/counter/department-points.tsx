import type { CounterCase } from '../api/counter.ts';
import { Section } from '../ui/section.tsx';
import styles from './counter.module.css';
import { words } from './strings.ts';

/** 各部门意见: who asks for what, who sees nothing missing, who has not answered; before the one notice goes out. */
export function DepartmentPoints({ found }: { found: CounterCase }) {
  const silent = found.strandPoints.filter((one) => !one.noObjection && one.points.length === 0);
  return (
    <Section title={words.pointsTitle} note={silent.length > 0 ? words.pointsSilentNote : undefined}>
      <ul className={styles.points}>
        {found.strandPoints.map((one) => {
          const isSentBack = found.sentBack.some((other) => other.member === one.member);
          const state = one.points.length > 0 ? 'raised' : one.noObjection ? 'none' : 'silent';
          return (
            <li key={one.member} data-state={state}>
              <p className={styles.pointHead}>
                <b>{one.authorityName}</b>
                <span className="secondary">{one.itemName}</span>
                <span className={styles.pointState}>
                  {state === 'raised'
                    ? words.pointsCount(one.points.length)
                    : state === 'none'
                      ? words.pointsNone
                      : isSentBack
                        ? words.pointsSentBack
                        : words.pointsSilent}
                </span>
              </p>
              {one.points.map((point) => (
                <p key={`${point.kind} ${point.ref}`} className={styles.point}>
                  <b>{point.label}</b>：{point.problem}
                  {point.explanation && `。${point.explanation}`}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
