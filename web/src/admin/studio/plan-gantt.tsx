import type { Timeline } from '@yijian/core/contract';
import type { CompiledRelease } from '../../api/studio.ts';
import { PlanTimeline } from '../../ui/plan-timeline.tsx';
import styles from './plan.module.css';
import { words } from './strings.ts';

type Props = { release: CompiledRelease; timeline: Timeline; onOpen: (member: string) => void };
const text = words.gantt;

/** 甘特图 (THG-07): parallel items as bars on working days, the critical path in words and colour; each name opens its item. */
export function PlanGantt({ release, timeline, onOpen }: Props) {
  const names = new Map(release.nodes.map((node) => [node.id, { name: node.name, by: node.authorityName }]));
  const path = timeline.criticalPath.map((member) => names.get(member)?.name ?? member);
  if (timeline.strands.length === 0) return <p className="secondary">{text.none}</p>;
  return (
    <section className={styles.gantt} aria-label={text.label}>
      <p>
        {path.length > 0 && text.path(path, timeline.criticalPathDays)}
        <b data-late={!timeline.fits}>{text.promise(timeline.promiseDays, timeline.fits)}</b>
      </p>
      <PlanTimeline timeline={timeline} names={names} onOpen={onOpen} />
    </section>
  );
}
