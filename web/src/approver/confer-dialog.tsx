import { useState } from 'react';
import { type ApproverStrand, type ConferQuestion, strandActions } from '../api/approver.ts';
import { useWrite } from '../api/use-write.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import styles from './approver.module.css';
import { words } from './strings.ts';

type Props = { found: ApproverStrand; onClose: () => void; onSettled: (problem: unknown) => Promise<void> };

const TEXT_MAX = 1000;
const DAYS_MAX = 20;
const text = words.confer;
const empty: ConferQuestion = { authority: '', question: '', purpose: '', fields: [], days: 2 };

/** 邀请协同 (ENG-34): whom, what, why, and which boxes of the own form the other department may see; nothing is shown by itself. */
export function ConferDialog({ found, onClose, onSettled }: Props) {
  const [draft, setDraft] = useState<ConferQuestion>(empty);
  const send = useWrite(
    (what: ConferQuestion, key: string) => strandActions(found.case.caseId, found.strand.member).confer(what, key),
    { onDone: () => onSettled(null), onProblem: (problem) => void onSettled(problem) },
  );
  const choices = found.conferChoices ?? { authorities: [], fields: [] };
  const name = choices.authorities.find((one) => one.code === draft.authority)?.name ?? '';
  const set = (change: Partial<ConferQuestion>): void => setDraft({ ...draft, ...change });
  return (
    <ConfirmDialog
      title={text.title}
      effect={name ? text.effect(name, draft.fields.length) : text.effectNone}
      confirm={text.send}
      isBusy={send.isBusy}
      blocked={blockOf(draft)}
      onConfirm={() => void send.run({ ...draft, question: draft.question.trim(), purpose: draft.purpose.trim() })}
      onClose={onClose}
    >
      <label className={styles.textLabel}>
        <span>{text.authority}</span>
        <select value={draft.authority} onChange={(event) => set({ authority: event.target.value })}>
          <option value="">{text.choose}</option>
          {choices.authorities.map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <Text label={text.question} value={draft.question} onChange={(question) => set({ question })} />
      <Text label={text.purpose} value={draft.purpose} onChange={(purpose) => set({ purpose })} />
      <details className={styles.demands}>
        <summary>{text.fields(draft.fields.length, choices.fields.length)}</summary>
        <fieldset className={styles.choices}>
          <legend className="secondary">{text.fieldsNote}</legend>
          {choices.fields.map((one) => (
            <label key={one.key}>
              <input
                type="checkbox"
                checked={draft.fields.includes(one.key)}
                onChange={(event) =>
                  set({
                    fields: event.target.checked
                      ? [...draft.fields, one.key]
                      : draft.fields.filter((key) => key !== one.key),
                  })
                }
              />
              {one.label}
            </label>
          ))}
        </fieldset>
      </details>
      <label className={styles.textLabel}>
        <span>{text.days}</span>
        <input
          type="number"
          min={1}
          max={DAYS_MAX}
          value={draft.days}
          onChange={(event) => set({ days: Number(event.target.value) })}
        />
      </label>
    </ConfirmDialog>
  );
}

function Text({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <label className={styles.textLabel}>
      <span>{label}</span>
      <textarea rows={2} maxLength={TEXT_MAX} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}

function blockOf(draft: ConferQuestion): string | null {
  if (!draft.authority) return text.needAuthority;
  if (draft.question.trim() === '') return text.needQuestion;
  if (draft.purpose.trim() === '') return text.needPurpose;
  return Number.isInteger(draft.days) && draft.days >= 1 && draft.days <= DAYS_MAX ? null : text.needDays;
}
