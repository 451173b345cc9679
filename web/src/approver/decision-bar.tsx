import Button from 'antd/es/button';
import { useState } from 'react';
import type { ApproverStrand } from '../api/approver.ts';
import type { Action } from '../api/cases.ts';
import styles from './approver.module.css';
import { ConferDialog } from './confer-dialog.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import { type Move, type Stage, shownMoves, stageOf } from './moves.ts';
import { PointsDialog } from './points-dialog.tsx';
import { words } from './strings.ts';

type Props = { found: ApproverStrand; onSettled: (problem: unknown) => Promise<void> };
type Shown = { move: Move; label: string; kind: 'primary' | 'danger' | 'plain' };

/** Buttons of each action of the server: an honest decision offers yes and no side by side. */
const buttonsOf: Record<string, readonly Shown[]> = {
  review: [
    { move: 'reviewGrant', label: words.reviewGrant, kind: 'primary' },
    { move: 'reviewDeny', label: words.reviewDeny, kind: 'danger' },
  ],
  decide: [
    { move: 'grant', label: words.decideGrant, kind: 'primary' },
    { move: 'deny', label: words.decideDeny, kind: 'danger' },
  ],
  return: [{ move: 'giveBack', label: words.giveBack, kind: 'plain' }],
  'no-objection': [{ move: 'noObjection', label: words.noObjectionButton, kind: 'primary' }],
  confer: [{ move: 'confer', label: words.confer.button, kind: 'plain' }],
  'send-back': [{ move: 'sendBack', label: words.sendBack, kind: 'plain' }],
  points: [{ move: 'raise', label: words.raise, kind: 'plain' }],
};
const now: Record<Stage, string> = {
  incoming: words.nowIncoming,
  review: words.nowReview,
  decide: words.nowDecide,
  wait: words.nowWait,
  finished: '',
};

/** 办理条: at the foot of the page, always in reach: first click chooses, second confirms. */
export function DecisionBar({ found, onSettled }: Props) {
  const [move, setMove] = useState<Move | null>(null);
  const { strand } = found;
  const stage = stageOf(strand.status);
  const actions = shownMoves(found.actions, strand.status);
  const close = (): void => setMove(null);
  const settle = async (problem: unknown): Promise<void> => {
    await onSettled(problem);
    close();
  };
  const isOpen = actions.some((action) => action.allowed);
  return (
    <section className={`${styles.bar} no-print`} aria-label={words.barLabel}>
      <b className={styles.now}>
        {stage === 'finished' ? words.finished(strand.statusName) : isOpen ? now[stage] : words.nowWait}
      </b>
      <div className={styles.moves}>
        {actions.map((action) => (
          <Buttons key={action.name} action={action} hasPoints={found.points.length > 0} onMove={setMove} />
        ))}
      </div>
      {move === 'raise' && <PointsDialog found={found} onClose={close} onSettled={settle} />}
      {move === 'confer' && <ConferDialog found={found} onClose={close} onSettled={settle} />}
      {move !== null && move !== 'raise' && move !== 'confer' && (
        <DecisionDialog found={found} move={move} onClose={close} onSettled={settle} />
      )}
    </section>
  );
}

type ButtonsProps = { action: Action; hasPoints: boolean; onMove: (move: Move) => void };

function Buttons({ action, hasPoints, onMove }: ButtonsProps) {
  const why = action.allowed ? '' : [action.because, action.remedy].filter(Boolean).join('。');
  return (
    <>
      {(buttonsOf[action.name] ?? []).map(({ move, label, kind }) => (
        <Button
          key={move}
          size="large"
          type={kind === 'primary' ? 'primary' : 'default'}
          danger={kind === 'danger'}
          disabled={!action.allowed}
          aria-describedby={why ? `why-${action.name}` : undefined}
          onClick={() => onMove(move)}
        >
          {move === 'raise' && hasPoints ? words.raiseAgain : label}
        </Button>
      ))}
      {why && (
        <span id={`why-${action.name}`} className={styles.forbidden}>
          {why}
        </span>
      )}
    </>
  );
}
