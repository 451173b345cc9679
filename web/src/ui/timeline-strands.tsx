import type { ReactNode } from 'react';
import { type Order, stagesOf } from './stages.ts';
import styles from './timeline-strands.module.css';

export type StrandState = 'waiting' | 'running' | 'needsYou' | 'done' | 'failed' | 'stopped';
export type ShownStrand = {
  id: string;
  title: string;
  sub: string;
  state: StrandState;
  stateName: string;
  body?: ReactNode;
};
type Props = {
  strands: readonly ShownStrand[];
  edges: readonly Order[];
  stageName: (index: number, count: number) => string;
};

/** 并联时间轴: stages from top to bottom, what runs at the same time side by side; on phones one below the other. */
export function TimelineStrands({ strands, edges, stageName }: Props) {
  const byId = new Map(strands.map((strand) => [strand.id, strand]));
  const stages = stagesOf([...byId.keys()], edges);
  return (
    <ol className={styles.stages}>
      {stages.map((ids, index) => (
        <li key={ids.join()} className={styles.stage}>
          <p className={styles.stageName}>{stageName(index, ids.length)}</p>
          <ul className={styles.lanes}>
            {ids.map((id) => (
              <Lane key={id} strand={byId.get(id)!} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Lane({ strand }: { strand: ShownStrand }) {
  return (
    <li className={styles.lane} data-state={strand.state}>
      <div className={styles.head}>
        <h3>{strand.title}</h3>
        <span className={styles.state}>{strand.stateName}</span>
      </div>
      <p className="secondary">{strand.sub}</p>
      {strand.body}
    </li>
  );
}
