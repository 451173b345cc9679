import Button from 'antd/es/button';
import { useState } from 'react';
import { type CounterCase, redirectStrand } from '../api/counter.ts';
import type { ApiProblem } from '../api/problem.ts';
import { useWrite } from '../api/use-write.ts';
import { Section } from '../ui/section.tsx';
import styles from './counter.module.css';
import { words } from './strings.ts';

type Props = { found: CounterCase; onSettled: (problem: ApiProblem | null) => Promise<void> };

/** 重新分派: strands that a department sent back because they are not its matter. */
export function SentBack({ found, onSettled }: Props) {
  return (
    <Section title={words.sentBackTitle} note={words.sentBackNote}>
      <ul className={styles.points}>
        {found.sentBack.map((one) => (
          <Row key={one.member} caseId={found.caseId} one={one} onSettled={onSettled} />
        ))}
      </ul>
    </Section>
  );
}

type RowProps = { caseId: string; one: CounterCase['sentBack'][number]; onSettled: Props['onSettled'] };

function Row({ caseId, one, onSettled }: RowProps) {
  const [authority, setAuthority] = useState('');
  const send = useWrite((to: string, key: string) => redirectStrand(caseId, one.member, to, key), {
    onDone: () => onSettled(null),
    onProblem: (problem: ApiProblem) => void onSettled(problem),
  });
  return (
    <li data-state="raised">
      <p className={styles.pointHead}>
        <b>{one.itemName}</b>
        <span className="secondary">{words.sentBackBy(one.authorityName)}</span>
      </p>
      {one.reason && <p className={styles.point}>{one.reason}</p>}
      <div className={styles.redirect}>
        <label>
          {words.redirectTo}
          <select value={authority} onChange={(event) => setAuthority(event.target.value)}>
            <option value="">{words.redirectChoose}</option>
            {one.authorities.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Button
          type="primary"
          disabled={authority === ''}
          loading={send.isBusy}
          onClick={() => void send.run(authority)}
        >
          {words.redirectButton}
        </Button>
      </div>
    </li>
  );
}
