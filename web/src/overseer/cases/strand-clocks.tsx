import { DueText } from '../../ui/light.tsx';
import { stagesOf } from '../../ui/stages.ts';
import { words } from '../strings.ts';
import styles from './case.module.css';
import { type OverseenCase, type OverseenStrand, usedOf } from './overseen-case.ts';

const text = words.one;

/** 各部门的时钟: stages from top to bottom, what runs at the same time side by side; each with its clock as a bar and as a sentence. */
export function StrandClocks({ one }: { one: OverseenCase }) {
  const byId = new Map(one.strands.map((strand) => [strand.member, strand]));
  const stages = stagesOf([...byId.keys()], one.edges);
  return (
    <ol className={styles.stages}>
      {stages.map((ids, index) => (
        <li key={ids.join()}>
          <p className={styles.stageName}>{text.stage(index, ids.length)}</p>
          <ul className={styles.lanes}>
            {ids.map((id) => (
              <Strand key={id} strand={byId.get(id)!} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Strand({ strand }: { strand: OverseenStrand }) {
  const light = strand.due?.light ?? 'grey';
  return (
    <li className={styles.strand} data-light={light}>
      <div className={styles.strandHead}>
        <b>{strand.itemName}</b>
        <span className={styles.status}>{strand.statusName}</span>
      </div>
      <p className="secondary">
        {[strand.authorityName, strand.startedOn && text.started(strand.startedOn)].filter(Boolean).join(' · ')}
      </p>
      {strand.number && <p className={styles.otherDues}>{strand.number}</p>}
      <ClockBar strand={strand} />
      {strand.due && strand.due.light !== 'grey' && <DueText due={strand.due} />}
      {strand.waitingFor.length > 0 && <p>{text.waits(strand.waitingFor.join('、'))}</p>}
      {strand.decision && (
        <p>
          <b>{text.outcomes[strand.decision.outcome] ?? strand.statusName}</b>{' '}
          {strand.decision.decidedOn && text.decided(strand.decision.number, strand.decision.decidedOn)}
        </p>
      )}
      {!strand.decision && (strand.promisedDue || strand.statutoryDue) && (
        <p className={styles.otherDues}>
          {[
            strand.promisedDue && text.promisedDue(strand.promisedDue),
            strand.statutoryDue && text.statutoryDue(strand.statutoryDue),
          ]
            .filter(Boolean)
            .join('，')}
        </p>
      )}
    </li>
  );
}

function ClockBar({ strand }: { strand: OverseenStrand }) {
  const used = usedOf(strand);
  if (!used) return null;
  return (
    <div className={styles.clock}>
      <span className={styles.clockTrack} aria-hidden="true">
        <span data-light={strand.due?.light} style={{ width: `${100 * used.share}%` }} />
      </span>
      <span className="number secondary">{text.used(used.used, used.planned)}</span>
    </div>
  );
}
