import { useState } from 'react';
import { type ApproverStrand, type DemandKind, type DemandProblem, strandActions } from '../api/approver.ts';
import { useWrite } from '../api/use-write.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { shortLabels } from '../ui/form/open-fields.ts';
import styles from './approver.module.css';
import { type Demands, draftOf, keyOf, KINDS, pointsBlock, type PointsDraft, pointsOf, tick } from './points-draft.ts';
import { words } from './strings.ts';

type Props = { found: ApproverStrand; onClose: () => void; onSettled: (problem: unknown) => Promise<void> };

const EXPLAIN_MAX = 500;

/** 提出补正内容 (ITK-09): ticked from the published list only; each says what is wrong and how to put it right. */
export function PointsDialog({ found, onClose, onSettled }: Props) {
  const [draft, setDraft] = useState<PointsDraft>(() => draftOf(found.points));
  const demands = readable(found.publishedDemands);
  const points = pointsOf(draft, demands);
  const send = useWrite(
    (what: typeof points, key: string) => strandActions(found.case.caseId, found.strand.member).points(what, key),
    { onDone: () => onSettled(null), onProblem: (problem) => void onSettled(problem) },
  );
  const told = words.confirm.raise;
  return (
    <ConfirmDialog
      title={told.title}
      effect={points.length > 0 ? told.effect(points.length) : told.none}
      confirm={told.button}
      isBusy={send.isBusy}
      blocked={pointsBlock(draft, demands)}
      onConfirm={() => void send.run(points)}
      onClose={onClose}
    >
      <p className="secondary">{words.pointsIntro}</p>
      {KINDS.filter((kind) => demands[kind].length > 0).map((kind) => (
        <details
          key={kind}
          className={styles.demands}
          open={kind !== 'field' || demands.field.some(({ ref }) => draft[keyOf('field', ref)])}
        >
          <summary>
            {words.kinds[kind]}（{demands[kind].length}）
          </summary>
          {demands[kind].map((demand) => (
            <Demand key={demand.ref} kind={kind} demand={demand} draft={draft} onChange={setDraft} />
          ))}
        </details>
      ))}
    </ConfirmDialog>
  );
}

/** Whose field it is need not be said where there is no other of that name. */
function readable(demands: Demands): Demands {
  const labels = shortLabels(demands.field.map(({ ref, label }) => ({ key: ref, label })));
  return { ...demands, field: demands.field.map(({ ref, label }) => ({ ref, label: labels.get(ref) ?? label })) };
}

type DemandProps = {
  kind: DemandKind;
  demand: { ref: string; label: string };
  draft: PointsDraft;
  onChange: (draft: PointsDraft) => void;
};

function Demand({ kind, demand, draft, onChange }: DemandProps) {
  const key = keyOf(kind, demand.ref);
  const one = draft[key];
  return (
    <div className={styles.demand} data-on={one !== undefined}>
      <label>
        <input
          type="checkbox"
          checked={one !== undefined}
          onChange={(event) => onChange(tick(draft, { kind, ref: demand.ref }, event.target.checked))}
        />
        {demand.label}
      </label>
      {one && (
        <div className={styles.demandMore}>
          <div role="radiogroup" aria-label={words.problemOf(demand.label)} className={styles.problems}>
            {(Object.entries(words.problems) as [DemandProblem, string][]).map(([problem, label]) => (
              <label key={problem}>
                <input
                  type="radio"
                  name={key}
                  checked={one.problem === problem}
                  onChange={() => onChange({ ...draft, [key]: { ...one, problem } })}
                />
                {label}
              </label>
            ))}
          </div>
          <textarea
            rows={2}
            maxLength={EXPLAIN_MAX}
            value={one.explanation}
            placeholder={words.explainHint}
            aria-label={`${demand.label}：${words.explain}`}
            onChange={(event) => onChange({ ...draft, [key]: { ...one, explanation: event.target.value } })}
          />
        </div>
      )}
    </div>
  );
}
