import { useState } from 'react';
import {
  acceptCase,
  type AtOnce,
  type CounterCase,
  decideAtOnce,
  declineCase,
  sendSupplementNotice,
} from '../api/counter.ts';
import type { ApiProblem } from '../api/problem.ts';
import { useWrite } from '../api/use-write.ts';
import { ActionBar } from '../ui/action-bar.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { AtOnceDialog } from './at-once-dialog.tsx';
import { DeclineDialog, type Declined } from './decline-dialog.tsx';
import { words } from './strings.ts';

type Props = { found: CounterCase; onSettled: (problem: ApiProblem | null) => Promise<void> };
type Open = 'accept' | 'decide-at-once' | 'supplement-notice' | 'decline' | null;

/** 窗口操作: accept, send the one notice, decline; each says what it will do before it does it. */
export function CaseActions({ found, onSettled }: Props) {
  const [open, setOpen] = useState<Open>(null);
  const ending = {
    onDone: async () => {
      await onSettled(null);
      setOpen(null);
    },
    onProblem: (problem: ApiProblem) => {
      setOpen(null);
      void onSettled(problem);
    },
  };
  const accept = useWrite((_: undefined, key: string) => acceptCase(found.caseId, key), ending);
  const notice = useWrite((_: undefined, key: string) => sendSupplementNotice(found.caseId, key), ending);
  const atOnce = useWrite((sent: AtOnce, key: string) => decideAtOnce(found.caseId, sent, key), ending);
  const decline = useWrite((sent: Declined, key: string) => declineCase(found.caseId, sent, key), ending);
  return (
    <>
      <ActionBar
        actions={found.actions.some((action) => action.allowed) ? found.actions : []}
        shown={{
          'decide-at-once': { label: words.atOnce.button, primary: true, run: () => setOpen('decide-at-once') },
          accept: { label: words.acceptButton, primary: found.atOnce.length === 0, run: () => setOpen('accept') },
          'supplement-notice': { label: words.supplementButton, run: () => setOpen('supplement-notice') },
          decline: { label: words.declineButton, danger: true, run: () => setOpen('decline') },
        }}
      />
      {open === 'accept' && (
        <ConfirmDialog
          title={words.acceptTitle}
          effect={acceptEffect(found)}
          confirm={words.confirmAccept}
          isBusy={accept.isBusy}
          onConfirm={() => void accept.run(undefined)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'decide-at-once' && (
        <AtOnceDialog
          found={found}
          isBusy={atOnce.isBusy}
          onConfirm={(sent) => void atOnce.run(sent)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'supplement-notice' && (
        <ConfirmDialog
          title={words.noticeTitle}
          effect={noticeEffect(found)}
          confirm={words.confirmNotice}
          isBusy={notice.isBusy}
          onConfirm={() => void notice.run(undefined)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'decline' && (
        <DeclineDialog
          found={found}
          isBusy={decline.isBusy}
          onConfirm={(sent) => void decline.run(sent)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];
const silentOf = (found: CounterCase): string[] =>
  unique(
    found.strandPoints.filter((one) => !one.noObjection && one.points.length === 0).map((one) => one.authorityName),
  );
const pointsOf = (found: CounterCase): number => found.strandPoints.reduce((sum, one) => sum + one.points.length, 0);

function acceptEffect(found: CounterCase): string {
  const silent = silentOf(found);
  const points = pointsOf(found);
  return [
    points > 0 ? words.acceptPoints(points) : '',
    words.acceptEffect(unique(found.strandPoints.map((one) => one.authorityName)), found.promiseDays),
    silent.length > 0 ? words.acceptSilent(silent) : '',
  ].join('');
}

function noticeEffect(found: CounterCase): string {
  const silent = silentOf(found);
  return words.noticeEffect(pointsOf(found)) + (silent.length > 0 ? words.noticeSilent(silent) : '');
}
