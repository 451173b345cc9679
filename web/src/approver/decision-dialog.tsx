import { useState } from 'react';
import { type ApproverStrand, strandActions } from '../api/approver.ts';
import { useWrite } from '../api/use-write.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import styles from './approver.module.css';
import type { Move } from './moves.ts';
import { words } from './strings.ts';

type Decision = Exclude<Move, 'raise' | 'confer'>;
type Props = {
  found: ApproverStrand;
  move: Decision;
  onClose: () => void;
  onSettled: (problem: unknown) => Promise<void>;
};
type Written = { reason: string; opinion: string };

const TEXT_MAX = 2000;
const opinionLabels: Partial<Record<Decision, string>> = {
  reviewDeny: words.reviewDenyOpinion,
  deny: words.denyOpinion,
  giveBack: words.returnOpinion,
  sendBack: words.sendBackReason,
};

/** 确认: what will happen, in one sentence; a no needs its reason first, a yes needs nothing more. */
export function DecisionDialog({ found, move, onClose, onSettled }: Props) {
  const [written, setWritten] = useState<Written>({ reason: '', opinion: '' });
  const send = useWrite(
    (what: Written, key: string) =>
      perform(strandActions(found.case.caseId, found.strand.member), { move, written: what, key }),
    { onDone: () => onSettled(null), onProblem: (problem) => void onSettled(problem) },
  );
  const told = words.confirm[move];
  return (
    <ConfirmDialog
      title={told.title}
      effect={told.effect(found.strand.itemName)}
      confirm={told.button}
      danger={move === 'deny'}
      isBusy={send.isBusy}
      blocked={blockOf(move, written)}
      onConfirm={() => void send.run({ reason: written.reason, opinion: written.opinion.trim() })}
      onClose={onClose}
    >
      {move === 'noObjection' ? undefined : <Fields move={move} written={written} onChange={setWritten} />}
    </ConfirmDialog>
  );
}

function Fields({
  move,
  written,
  onChange,
}: {
  move: Decision;
  written: Written;
  onChange: (written: Written) => void;
}) {
  const label = opinionLabels[move];
  const text = (
    <textarea
      rows={3}
      maxLength={TEXT_MAX}
      value={written.opinion}
      aria-label={label ?? words.opinion}
      onChange={(event) => onChange({ ...written, opinion: event.target.value })}
    />
  );
  return (
    <>
      {move === 'deny' && (
        <fieldset className={styles.choices}>
          <legend>{words.reasonTitle}</legend>
          {Object.entries(words.reasons).map(([code, reason]) => (
            <label key={code}>
              <input
                type="radio"
                name="reason"
                checked={written.reason === code}
                onChange={() => onChange({ ...written, reason: code })}
              />
              <span>
                {reason.label}
                <small>{reason.hint}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {label ? (
        <div className={styles.textLabel}>
          <span>{label}</span>
          {text}
        </div>
      ) : (
        <details className={styles.textLabel}>
          <summary>{words.opinionAdd}</summary>
          {text}
        </details>
      )}
      {move === 'deny' && <p className="secondary">{words.remedyNote}</p>}
    </>
  );
}

function blockOf(move: Decision, written: Written): string | null {
  const isSilent = written.opinion.trim() === '';
  if (move === 'deny' && !written.reason) return words.needReason;
  if ((move === 'deny' || move === 'reviewDeny') && isSilent) return words.needOpinion;
  return (move === 'giveBack' || move === 'sendBack') && isSilent ? words.needReturn : null;
}

function perform(
  strand: ReturnType<typeof strandActions>,
  { move, written, key }: { move: Decision; written: Written; key: string },
): Promise<unknown> {
  const opinion = written.opinion ? { opinion: written.opinion } : {};
  if (move === 'reviewGrant') return strand.review({ proposal: 'grant', ...opinion }, key);
  if (move === 'reviewDeny') return strand.review({ proposal: 'deny', ...opinion }, key);
  if (move === 'grant') return strand.decide({ outcome: 'granted', ...opinion }, key);
  if (move === 'deny') return strand.decide({ outcome: 'denied', reason: written.reason, ...opinion }, key);
  if (move === 'sendBack') return strand.sendBack(written.opinion, key);
  return move === 'giveBack' ? strand.giveBack(written.opinion, key) : strand.noObjection(key);
}
