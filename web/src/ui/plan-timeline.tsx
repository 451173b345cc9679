import type { Timeline } from '@yijian/core/contract';
import styles from './plan-timeline.module.css';
import { words } from './strings.ts';

type Props = {
  timeline: Timeline;
  names: ReadonlyMap<string, { name: string; by: string }>;
  /** names are buttons that open their item */
  onOpen?: (member: string) => void;
};

/** 并联计划图: one bar per item on a ruler of working days after acceptance; the bars that decide the length are marked in words too. */
export function PlanTimeline({ timeline, names, onOpen }: Props) {
  const days = Math.max(1, timeline.promiseDays, timeline.criticalPathDays);
  const marks = ruler(days);
  return (
    <div className={styles.plan}>
      <ol className={styles.rows}>
        {timeline.strands.map((strand) => {
          const named = names.get(strand.member);
          const isInstant = strand.endOffset === strand.startOffset;
          return (
            <li key={strand.member} className={styles.row}>
              <span className={styles.label}>
                {onOpen ? (
                  <button type="button" className={styles.open} onClick={() => onOpen(strand.member)}>
                    {named?.name ?? strand.member}
                  </button>
                ) : (
                  (named?.name ?? strand.member)
                )}
                <small>{named?.by}</small>
              </span>
              <span className={styles.track}>
                <span
                  className={styles.bar}
                  data-critical={strand.critical && !isInstant}
                  data-instant={isInstant}
                  style={{
                    left: `${(100 * strand.startOffset) / days}%`,
                    width: isInstant ? undefined : `${(100 * (strand.endOffset - strand.startOffset)) / days}%`,
                  }}
                />
                <span
                  className={styles.days}
                  style={
                    strand.endOffset / days > 0.6
                      ? { right: `${100 - (100 * strand.endOffset) / days}%` }
                      : { left: `${(100 * strand.endOffset) / days}%` }
                  }
                  data-inside={strand.endOffset / days > 0.6 && !isInstant}
                >
                  {words.workingDay(strand.plannedDays)}
                  {strand.critical && !isInstant && `，${words.critical}`}
                </span>
              </span>
            </li>
          );
        })}
      </ol>
      <div className={styles.ruler} aria-hidden="true">
        {marks.map((mark) => (
          <span key={mark} style={{ left: `${(100 * mark) / days}%` }} data-end={mark === days}>
            {words.dayMark(mark)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** At most four marks, so that they never run into each other on a phone. */
function ruler(days: number): number[] {
  const step = Math.max(1, Math.ceil(days / 2));
  return [...new Set([0, ...(days > 3 ? [step] : []), days])];
}
