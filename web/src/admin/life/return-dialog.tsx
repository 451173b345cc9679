import { useState } from 'react';
import { returnDraft } from '../../api/catalogue-life.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import styles from './life.module.css';
import { LEAST } from './reason-fields.tsx';
import { words } from './strings.ts';

const text = words.giveBack;
type Props = { kind: string; code: string; name: string; onDone: () => unknown; onClose: () => void };

/** 退回框: the opinion goes back to the author with the draft. */
export function ReturnDialog({ kind, code, name, onDone, onClose }: Props) {
  const [opinion, setOpinion] = useState('');
  const giveBack = useWrite((told: string, key: string) => returnDraft(kind, code, told, key), {
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
      isBusy={giveBack.isBusy}
      blocked={opinion.trim().length < LEAST ? text.needOpinion : null}
      onConfirm={() => void giveBack.run(opinion.trim())}
      onClose={onClose}
    >
      <label className={styles.field}>
        {text.opinion}
        <textarea
          rows={3}
          maxLength={300}
          value={opinion}
          placeholder={text.opinionHint}
          onChange={(event) => setOpinion(event.target.value)}
        />
      </label>
      <Problem problem={giveBack.problem} />
    </ConfirmDialog>
  );
}
