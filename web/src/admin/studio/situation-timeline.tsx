import type { Timeline } from '@yijian/core/contract';
import type { PlanNode } from '../../api/studio.ts';
import { daysWords } from './days-words.ts';
import styles from './situation-timeline.module.css';
import { words } from './strings.ts';

type Props = { timeline: Timeline; nodes: readonly PlanNode[] };

/** 并联时间: one bar per item on working days after acceptance; the promise stands as a line through all of them. */
export function SituationTimeline({ timeline, nodes }: Props) {
  const named = new Map(nodes.map((node) => [node.id, node]));
  const days = Math.max(1, timeline.promiseDays, timeline.criticalPathDays);
  const percent = (day: number): string => `${(100 * day) / days}%`;
  if (timeline.strands.length === 0) return null;
  return (
    <figure className={styles.figure}>
      <figcaption className="visually-hidden">{words.situations.timeline}</figcaption>
      <ol className={styles.rows}>
        {timeline.strands.map((strand) => {
          const isInstant = strand.plannedDays === 0;
          const critical = strand.critical && timeline.criticalPathDays > 0 && !isInstant;
          return (
            <li key={strand.member} className={styles.row}>
              <span className={styles.label}>
                <span>{named.get(strand.member)?.name ?? strand.member}</span>
                <small>{daysWords(strand)}</small>
              </span>
              <span className={styles.track}>
                <span
                  className={styles.bar}
                  data-critical={critical}
                  data-instant={isInstant}
                  style={{
                    left: percent(strand.startOffset),
                    width: isInstant ? undefined : percent(strand.plannedDays),
                  }}
                >
                  {!isInstant && strand.plannedDays / days > 0.06 && strand.plannedDays}
                </span>
                <span
                  className={styles.promise}
                  style={{ left: percent(timeline.promiseDays) }}
                  data-late={!timeline.fits}
                />
              </span>
            </li>
          );
        })}
      </ol>
      <p className={styles.ruler} aria-hidden="true">
        <span className={styles.label} />
        <span className={styles.scale}>
          <span
            className={styles.mark}
            data-edge={
              timeline.promiseDays / days > 0.75 ? 'end' : timeline.promiseDays / days < 0.15 ? 'start' : 'middle'
            }
            data-late={!timeline.fits}
            style={{ left: percent(timeline.promiseDays) }}
          >
            {words.situations.promiseMark(timeline.promiseDays)}
          </span>
        </span>
      </p>
    </figure>
  );
}
