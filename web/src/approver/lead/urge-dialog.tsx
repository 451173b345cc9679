import { useState } from 'react';
import { type LedStrand, urgeStrand } from '../../api/lead.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import styles from '../approver.module.css';
import { words } from './strings.ts';

type Props = { caseId: string; strand: LedStrand; onDone: () => Promise<unknown>; onClose: () => void };
const REASON_MAX = 500;

/** 催办框: why, and what follows. */
export function UrgeDialog({ caseId, strand, onDone, onClose }: Props) {
  const [reason, setReason] = useState('');
  const send = useWrite((why: string, key: string) => urgeStrand({ caseId, member: strand.member, reason: why }, key), {
    onDone: async () => {
      await onDone();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={words.urgeTitle(strand.itemName)}
      effect={words.urgeEffect(strand.authorityName)}
      confirm={words.urgeSend}
      isBusy={send.isBusy}
      blocked={reason.trim() === '' ? words.needReason : null}
      onConfirm={() => void send.run(reason.trim())}
      onClose={onClose}
    >
      <label className={styles.textLabel}>
        <span>{words.urgeReason}</span>
        <textarea
          rows={3}
          maxLength={REASON_MAX}
          placeholder={words.urgeHint}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <Problem problem={send.problem} />
    </ConfirmDialog>
  );
}
