import type { CompiledRelease } from '../../api/studio.ts';
import styles from './plan.module.css';
import { daysWords } from './days-words.ts';
import type { Standing } from './plan-standing.ts';
import { words } from './strings.ts';

const text = words.plan;
type Props = { release: CompiledRelease; standings: ReadonlyMap<string, Standing>; onOpen: (member: string) => void };

/** 逐项看: the same as the graph, in words, from first to last; every relation with its reason. */
export function PlanList({ release, standings, onOpen }: Props) {
  const names = new Map(release.nodes.map((node) => [node.id, node.name]));
  return (
    <ol className={styles.planList}>
      {release.nodes.map((node) => {
        const standing = standings.get(node.id);
        const before = release.edges.filter((edge) => edge.to === node.id);
        return (
          <li key={node.id} data-included={String(standing?.included ?? null)} data-critical={standing?.critical}>
            <div className={styles.planHead}>
              <button type="button" className={styles.planName} onClick={() => onOpen(node.id)} title={text.openMember}>
                {node.name}
              </button>
              <span className={styles.chip} data-tone={standing?.included === true ? 'in' : 'out'}>
                {text.inSituation[String(standing?.included ?? null)]}
              </span>
              {standing?.critical && (
                <span className={styles.chip} data-tone="critical">
                  {text.legend.critical}
                </span>
              )}
              {node.mayOptOut && <span className={styles.chip}>{text.optOut}</span>}
            </div>
            <p className="secondary">
              {node.authorityName} · {text.node[node.node]} · {standing && daysWords(standing)}
            </p>
            {node.when && <p>{node.when}</p>}
            {before.map((edge) => (
              <p key={edge.from} className={styles.waits}>
                {text.waits(names.get(edge.from) ?? edge.from)}
                <span className="secondary"> {edge.reason}</span>
              </p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
