import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { endTrial, startTrial, type TrialRow } from '../../api/studio.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { words } from './offer-strings.ts';
import styles from './plan.module.css';

const text = words.trial;
const LEAST = 2;
const DAYS = 7;
const DAYS_MAX = 60;

/** 试办: the code that is running with the two pages it opens; starting, starting anew, taking back. */
export function TrialBox(props: { bundle: string; trials: readonly TrialRow[]; hasDraft: boolean }) {
  const [asking, setAsking] = useState<'start' | 'end' | null>(null);
  const running = props.trials.find((trial) => trial.isRunning);
  const close = () => setAsking(null);
  return (
    <section className={styles.box}>
      <h3>{text.title}</h3>
      <p className="secondary">{text.hint}</p>
      {running && <Running trial={running} />}
      <p className={styles.boxActions}>
        {props.hasDraft && <Button onClick={() => setAsking('start')}>{running ? text.again : text.start}</Button>}
        {running && (
          <Button danger onClick={() => setAsking('end')}>
            {text.end}
          </Button>
        )}
      </p>
      {!props.hasDraft && !running && <p className="secondary">{text.noDraft}</p>}
      <Earlier trials={props.trials.filter((trial) => !trial.isRunning)} />
      {asking === 'start' && <Start bundle={props.bundle} onClose={close} />}
      {asking === 'end' && <End bundle={props.bundle} onClose={close} />}
    </section>
  );
}

const Running = ({ trial }: { trial: TrialRow }) => (
  <div className={styles.trial}>
    <p className={styles.trialLine}>
      <span>{text.code}</span>
      <strong className={styles.trialCode}>{trial.code}</strong>
      <span className="secondary">{text.until(trial.endsOn)}</span>
    </p>
    <p className={styles.trialLinks}>
      <PageLink to={`/citizen/bundles/${trial.address}`}>{text.citizen}</PageLink>
      <PageLink to={`/counter/new?bundle=${trial.address}`}>{text.counter}</PageLink>
    </p>
  </div>
);

function Earlier({ trials }: { trials: readonly TrialRow[] }) {
  if (trials.length === 0) return null;
  return (
    <ul className={styles.history}>
      {trials.map((trial) => (
        <li key={trial.trialId}>
          <span className="number">{trial.startedAt.slice(0, 10)}</span>
          <span className={styles.chip}>{text.ended[trial.endedBecause ?? ''] ?? text.over}</span>
          {trial.reason}
        </li>
      ))}
    </ul>
  );
}

/** After a change everything that is shown of the bundle is read anew, but not compiled anew. */
function useFresh(onDone: () => void) {
  const cache = useQueryClient();
  return {
    onDone: async () => {
      onDone();
      await cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'compile' });
    },
  };
}

function Start({ bundle, onClose }: { bundle: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [days, setDays] = useState(String(DAYS));
  const start = useWrite(
    (sent: { reason: string; days: number }, key: string) => startTrial(bundle, sent, key),
    useFresh(onClose),
  );
  const count = Number(days);
  const isFine = Number.isInteger(count) && count >= 1 && count <= DAYS_MAX;
  const blocked = reason.trim().length < LEAST ? text.needReason : isFine ? null : text.badDays;
  return (
    <ConfirmDialog
      title={text.start}
      effect={text.startEffect}
      confirm={text.start}
      isBusy={start.isBusy}
      blocked={blocked}
      onConfirm={() => void start.run({ reason: reason.trim(), days: count })}
      onClose={onClose}
    >
      <label className={styles.reason}>
        {text.reason}
        <textarea rows={2} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <label className={styles.reason}>
        {text.days}
        <input inputMode="numeric" maxLength={2} value={days} onChange={(event) => setDays(event.target.value)} />
      </label>
      <Problem problem={start.problem} />
    </ConfirmDialog>
  );
}

function End({ bundle, onClose }: { bundle: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const end = useWrite((why: string, key: string) => endTrial(bundle, why, key), useFresh(onClose));
  return (
    <ConfirmDialog
      title={text.endTitle}
      effect={text.endEffect}
      confirm={text.end}
      danger
      isBusy={end.isBusy}
      blocked={reason.trim().length < LEAST ? text.needReason : null}
      onConfirm={() => void end.run(reason.trim())}
      onClose={onClose}
    >
      <label className={styles.reason}>
        {text.endReason}
        <textarea rows={2} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <Problem problem={end.problem} />
    </ConfirmDialog>
  );
}
