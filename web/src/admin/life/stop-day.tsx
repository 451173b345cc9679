import Button from 'antd/es/button';
import { useState } from 'react';
import { setStopDay } from '../../api/catalogue-life.ts';
import { useClock } from '../../api/session.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import styles from './life.module.css';
import { LEAST } from './reason-fields.tsx';
import { useCatalogueRefresh } from './refresh.ts';
import { words } from './strings.ts';

const text = words.stop;
type At = { kind: string; code: string; name: string; stopsOn: string | null };

/** 停办日: shown, set and taken back; not a withdrawal. */
export function StopDay(at: At) {
  const [asking, setAsking] = useState<'set' | 'back' | null>(null);
  return (
    <section className={styles.box} aria-label={text.title}>
      <h2>{text.title}</h2>
      <p className={at.stopsOn ? styles.stops : 'secondary'}>{at.stopsOn ? text.shown(at.stopsOn) : text.none}</p>
      <div className={styles.actions}>
        <Button onClick={() => setAsking('set')}>{at.stopsOn ? text.change : text.set}</Button>
        {at.stopsOn && <Button onClick={() => setAsking('back')}>{text.takeBack}</Button>}
      </div>
      {asking && <Dialog {...at} isBack={asking === 'back'} onClose={() => setAsking(null)} />}
    </section>
  );
}

function Dialog({ kind, code, name, stopsOn, isBack, onClose }: At & { isBack: boolean; onClose: () => void }) {
  const today = useClock().data?.today ?? '';
  const [day, setDay] = useState(stopsOn ?? '');
  const [reason, setReason] = useState('');
  const refresh = useCatalogueRefresh();
  const stop = useWrite(
    (sent: { stopsOn: string | null; reason: string }, key: string) => setStopDay(kind, code, sent, key),
    {
      onDone: async () => {
        onClose();
        await refresh();
      },
    },
  );
  const noDay = !isBack && (day === '' || day < today);
  return (
    <ConfirmDialog
      title={isBack ? text.backDialog(name) : text.dialog(name)}
      effect={isBack ? text.backEffect : text.effect(day || text.day)}
      confirm={isBack ? text.backConfirm : text.confirm}
      isBusy={stop.isBusy}
      blocked={noDay ? text.needDay : reason.trim().length < LEAST ? text.needReason : null}
      onConfirm={() => void stop.run({ stopsOn: isBack ? null : day, reason: reason.trim() })}
      onClose={onClose}
    >
      {!isBack && (
        <label className={styles.field}>
          {text.day}
          <input type="date" min={today} value={day} onChange={(event) => setDay(event.target.value)} />
        </label>
      )}
      <label className={styles.field}>
        {text.reason}
        <textarea rows={2} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <Problem problem={stop.problem} />
    </ConfirmDialog>
  );
}
