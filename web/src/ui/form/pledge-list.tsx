import { useState } from 'react';
import type { ApplicationPledge } from '../../api/applications.ts';
import { Section } from '../section.tsx';
import { anchorOf } from './anchors.ts';
import styles from './application-form.module.css';
import { words } from './strings.ts';
import type { ApplicationState } from './use-application.ts';

type Props = {
  state: ApplicationState;
  showsMissing: boolean /** words beside the box, of whoever ticks it */;
  tick?: string;
};

/** 告知承诺 (CAT-16): what the office tells, what is promised, one box each; before the application is handed in. */
export function PledgeList({ state, showsMissing, tick = words.pledge.tick }: Props) {
  const pledges = state.application?.pledges ?? [];
  if (pledges.length === 0) return null;
  const open = pledges.filter(({ problem }) => problem !== null).length;
  return (
    <Section title={words.pledge.title} id="pledges" aside={words.pledge.open(open)} note={words.pledge.lead}>
      <ul>
        {pledges.map((pledge) => (
          <Pledge key={pledge.key} pledge={pledge} state={state} showsMissing={showsMissing} tick={tick} />
        ))}
      </ul>
    </Section>
  );
}

function Pledge({ pledge, state, showsMissing, tick }: Required<Props> & { pledge: ApplicationPledge }) {
  // The tick answers the hand at once; the server's word replaces it when it comes.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const change = (isOn: boolean): void => {
    setWanted(isOn);
    void state.commit(pledge.key, isOn).finally(() => setWanted(null));
  };
  const isBad = showsMissing && pledge.problem !== null;
  return (
    <li className={styles.material} id={anchorOf(pledge.key)} data-bad={isBad}>
      <div className={styles.materialHead}>
        <h3>{pledge.itemName}</h3>
      </div>
      <div className={styles.commitment}>
        <p className={styles.commitTitle}>{words.pledge.informs}</p>
        <p className={styles.told}>{pledge.informs}</p>
        <p className={styles.commitTitle}>{words.commitText}</p>
        <p className={styles.told}>{pledge.pledge}</p>
        <label>
          <input
            type="checkbox"
            checked={wanted ?? pledge.committed}
            onChange={(event) => change(event.target.checked)}
          />
          {tick}
        </label>
      </div>
      {isBad && (
        <p className={styles.problem} role="alert">
          {pledge.problem?.message}。{pledge.problem?.remedy}
        </p>
      )}
    </li>
  );
}
