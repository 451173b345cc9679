import { useState } from 'react';
import type { CounterCase } from '../api/counter.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import styles from './counter.module.css';
import { words } from './strings.ts';

export type Declined = { reason: string; explanation: string; members?: string[] };
type Props = { found: CounterCase; isBusy: boolean; onConfirm: (sent: Declined) => void; onClose: () => void };

const TEXT_MAX = 2000;

/** 不予受理: a reason of the law's list, words for the applicant, and for which items. */
export function DeclineDialog({ found, isBusy, onConfirm, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [explanation, setExplanation] = useState('');
  const [isPart, setPart] = useState(false);
  const [members, setMembers] = useState<readonly string[]>([]);
  const strands = found.strands.filter((strand) => strand.status === 'received');
  const chosen = strands.filter((strand) => members.includes(strand.member));
  const blocked = !reason
    ? words.needReason
    : isPart && chosen.length === 0
      ? words.needMembers
      : explanation.trim() === ''
        ? words.needExplanation
        : null;
  return (
    <ConfirmDialog
      title={words.declineTitle}
      effect={
        isPart && chosen.length < strands.length
          ? words.declineSomeEffect(chosen.map((strand) => strand.itemName))
          : words.declineEffect
      }
      confirm={words.confirmDecline}
      danger
      isBusy={isBusy}
      blocked={blocked}
      onConfirm={() =>
        onConfirm({
          reason,
          explanation: explanation.trim(),
          ...(isPart && { members: chosen.map((strand) => strand.member) }),
        })
      }
      onClose={onClose}
    >
      <fieldset className={styles.choices}>
        <legend>{words.declineReason}</legend>
        {Object.entries(words.declineReasons).map(([code, { label, hint }]) => (
          <label key={code}>
            <input type="radio" name="reason" checked={reason === code} onChange={() => setReason(code)} />
            <span>
              {label}
              <small>{hint}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {strands.length > 1 && (
        <fieldset className={styles.choices}>
          <legend>{words.declineScope}</legend>
          <label>
            <input type="radio" name="scope" checked={!isPart} onChange={() => setPart(false)} />
            {words.declineAll}
          </label>
          <label>
            <input type="radio" name="scope" checked={isPart} onChange={() => setPart(true)} />
            {words.declineSome}
          </label>
          {isPart &&
            strands.map((strand) => (
              <label key={strand.member} className={styles.inner}>
                <input
                  type="checkbox"
                  checked={members.includes(strand.member)}
                  onChange={(event) =>
                    setMembers(
                      event.target.checked
                        ? [...members, strand.member]
                        : members.filter((one) => one !== strand.member),
                    )
                  }
                />
                {strand.itemName}（{strand.authorityName}）
              </label>
            ))}
        </fieldset>
      )}
      <label className={styles.textLabel}>
        {words.declineExplanation}
        <textarea
          rows={4}
          maxLength={TEXT_MAX}
          value={explanation}
          onChange={(event) => setExplanation(event.target.value)}
        />
      </label>
    </ConfirmDialog>
  );
}
