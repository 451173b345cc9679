import { useState } from 'react';
import { withdrawDefinition } from '../../api/catalogue.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { ImpactBox } from './impact-box.tsx';
import styles from './registers.module.css';
import { words } from './strings.ts';

type Props = { kind: string; code: string; name: string; onDone: () => Promise<void>; onClose: () => void };
const text = words.withdraw;
const LEAST = 2;

/** 取消框: shows what the withdrawal touches before it is confirmed; what still uses it is refused by the server, too. */
export function WithdrawDialog({ kind, code, name, onDone, onClose }: Props) {
  const [reason, setReason] = useState('');
  const withdraw = useWrite((why: string, key: string) => withdrawDefinition(kind, code, why, key), {
    onDone: async () => {
      onClose();
      await onDone();
    },
  });
  return (
    <ConfirmDialog
      title={text.title(name)}
      effect={text.effect}
      confirm={text.confirm}
      danger
      isBusy={withdraw.isBusy}
      blocked={reason.trim().length < LEAST ? text.needReason : null}
      onConfirm={() => void withdraw.run(reason.trim())}
      onClose={onClose}
    >
      <ImpactBox kind={kind} code={code} />
      <label className={styles.field}>
        {text.reason}
        <textarea rows={2} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <Problem problem={withdraw.problem} />
    </ConfirmDialog>
  );
}
