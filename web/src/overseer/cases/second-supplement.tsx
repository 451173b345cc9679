import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { approveSecondSupplement } from '../../api/oversight.ts';
import { useWrite } from '../../api/use-write.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { words } from '../strings.ts';
import styles from './case.module.css';
import type { OverseenCase } from './overseen-case.ts';

const text = words.one;
const NAME = 'second-supplement';
const MOST = 500;

/** 批准再次补正 (ITK-08): the only second notice there is; counted and shown as a yellow card. */
export function SecondSupplement({ one }: { one: OverseenCase }) {
  const cache = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const approve = useWrite((why: string, key: string) => approveSecondSupplement(one.caseId, why, key), {
    onDone: async () => {
      setAsking(false);
      await cache.invalidateQueries({ queryKey: ['oversight'] });
    },
  });
  // Before a first notice there is nothing to approve: the button would only puzzle.
  const action = one.actions.find(({ name, allowed }) => name === NAME && (allowed || one.status === 'received'));
  if (!action) return null;
  return (
    <div className={styles.actions}>
      <ActionBar actions={[action]} shown={{ [NAME]: { label: text.secondTitle, run: () => setAsking(true) } }} />
      {isAsking && (
        <ConfirmDialog
          title={text.secondTitle}
          effect={text.secondEffect}
          confirm={text.secondConfirm}
          isBusy={approve.isBusy}
          blocked={reason.trim() === '' ? text.secondNeeds : null}
          onConfirm={() => void approve.run(reason.trim())}
          onClose={() => setAsking(false)}
        >
          <label className={styles.reason}>
            {text.secondReason}
            <textarea rows={3} maxLength={MOST} value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
          <Problem problem={approve.problem} />
        </ConfirmDialog>
      )}
    </div>
  );
}
