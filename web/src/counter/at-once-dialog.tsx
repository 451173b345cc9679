import { useState } from 'react';
import type { AtOnce, CounterCase } from '../api/counter.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import styles from './counter.module.css';
import { words } from './strings.ts';

type Props = { found: CounterCase; isBusy: boolean; onConfirm: (sent: AtOnce) => void; onClose: () => void };

const TEXT_MAX = 2000;
const text = words.atOnce;

/** 当场办结 (ITK-08): accept and decide in one step; the officer says yes or no and why, for the items ticked. */
export function AtOnceDialog({ found, isBusy, onConfirm, onClose }: Props) {
  const [members, setMembers] = useState<readonly string[]>(found.atOnce.map((one) => one.member));
  const [outcome, setOutcome] = useState<AtOnce['outcome']>('granted');
  const [reason, setReason] = useState('');
  const [opinion, setOpinion] = useState('');
  const chosen = found.atOnce.filter((one) => members.includes(one.member));
  const isDenied = outcome === 'denied';
  return (
    <ConfirmDialog
      title={text.title}
      effect={text.effect(
        chosen.map((one) => one.itemName),
        isDenied,
        found.strandPoints.length - chosen.length,
      )}
      confirm={isDenied ? text.confirmDeny : text.confirm}
      danger={isDenied}
      isBusy={isBusy}
      blocked={blockOf({ chosen: chosen.length, isDenied, reason, opinion })}
      onConfirm={() =>
        onConfirm({
          members: chosen.map((one) => one.member),
          outcome,
          opinion: opinion.trim(),
          ...(isDenied && { reason }),
        })
      }
      onClose={onClose}
    >
      {found.atOnce.length > 1 && (
        <fieldset className={styles.choices}>
          <legend>{text.items}</legend>
          {found.atOnce.map((one) => (
            <label key={one.member}>
              <input
                type="checkbox"
                checked={members.includes(one.member)}
                onChange={(event) =>
                  setMembers(
                    event.target.checked ? [...members, one.member] : members.filter((member) => member !== one.member),
                  )
                }
              />
              {one.itemName}（{one.authorityName}）
            </label>
          ))}
        </fieldset>
      )}
      <fieldset className={styles.choices}>
        <legend>{text.outcome}</legend>
        {(['granted', 'denied'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="outcome" checked={outcome === one} onChange={() => setOutcome(one)} />
            {text.outcomes[one]}
          </label>
        ))}
      </fieldset>
      {isDenied && (
        <fieldset className={styles.choices}>
          <legend>{text.reason}</legend>
          {Object.entries(text.reasons).map(([code, label]) => (
            <label key={code}>
              <input type="radio" name="reason" checked={reason === code} onChange={() => setReason(code)} />
              {label}
            </label>
          ))}
        </fieldset>
      )}
      <label className={styles.textLabel}>
        {isDenied ? text.denyOpinion : text.opinion}
        <textarea rows={3} maxLength={TEXT_MAX} value={opinion} onChange={(event) => setOpinion(event.target.value)} />
      </label>
    </ConfirmDialog>
  );
}

function blockOf(sent: { chosen: number; isDenied: boolean; reason: string; opinion: string }): string | null {
  if (sent.chosen === 0) return text.needItems;
  if (sent.isDenied && !sent.reason) return text.needReason;
  return sent.opinion.trim() === '' ? text.needOpinion : null;
}
