import Button from 'antd/es/button';
import { useState } from 'react';
import { type CounterCase, handOver, type HandOverManner } from '../api/counter.ts';
import { type ApiProblem, problemOf } from '../api/problem.ts';
import { useWrite } from '../api/use-write.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { FeesList } from '../ui/fees-list.tsx';
import { DueText } from '../ui/light.tsx';
import { Section } from '../ui/section.tsx';
import { type ShownStrand, type StrandState, TimelineStrands } from '../ui/timeline-strands.tsx';
import styles from './counter.module.css';
import { words } from './strings.ts';

type Props = { found: CounterCase; onSettled: (problem: ApiProblem | null) => Promise<void> };
type Strand = CounterCase['strands'][number];

const states: Record<string, StrandState> = {
  waiting: 'waiting',
  reviewing: 'running',
  deciding: 'running',
  granted: 'done',
  filed: 'done',
  passed: 'done',
  denied: 'failed',
  declined: 'failed',
  terminated: 'stopped',
  withdrawn: 'stopped',
};
const mayBeHandedOver = (strand: Strand): boolean =>
  ['granted', 'denied', 'filed'].includes(strand.status) && strand.handedOverAt === null;

/** 办理进度: strands side by side with who has them and until when; a finished one is handed over here. */
export function CaseProgress({ found, onSettled }: Props) {
  const [handing, setHanding] = useState<Strand | null>(null);
  const shown = found.strands.map(
    (strand): ShownStrand => ({
      id: strand.member,
      title: strand.itemName,
      sub: strand.authorityName,
      state: states[strand.status] ?? 'waiting',
      stateName: strand.statusName,
      body: <StrandBody found={found} strand={strand} onHandOver={() => setHanding(strand)} onSettled={onSettled} />,
    }),
  );
  return (
    <Section title={words.progressTitle}>
      <TimelineStrands strands={shown} edges={found.edges} stageName={words.stage} />
      {handing && (
        <HandOverDialog
          caseId={found.caseId}
          strand={handing}
          onClose={() => setHanding(null)}
          onSettled={async (problem) => {
            await onSettled(problem);
            setHanding(null);
          }}
        />
      )}
    </Section>
  );
}

type BodyProps = Props & { strand: Strand; onHandOver: () => void };

function StrandBody({ found, strand, onHandOver, onSettled }: BodyProps) {
  const fees = found.fees.find((one) => one.member === strand.member);
  return (
    <>
      {strand.due && strand.decision === null && <DueText due={strand.due} />}
      {strand.waitingFor.length > 0 && <p className="secondary">{words.waitingFor(strand.waitingFor)}</p>}
      {strand.decision && <p>{words.decidedOn(strand.decision.decidedOn)}</p>}
      {strand.handedOverAt && <p className="secondary">{words.handedOver}</p>}
      {fees && (
        <FeesList
          at={{ caseId: found.caseId, member: strand.member }}
          fees={fees}
          onSettled={(problem) => onSettled(problem === null ? null : problemOf(problem))}
        />
      )}
      {mayBeHandedOver(strand) && (
        <Button size="small" className="no-print" onClick={onHandOver}>
          {words.handOver}
        </Button>
      )}
    </>
  );
}

type DialogProps = {
  caseId: string;
  strand: Strand;
  onClose: () => void;
  onSettled: (problem: ApiProblem | null) => Promise<void>;
};

function HandOverDialog({ caseId, strand, onClose, onSettled }: DialogProps) {
  const [manner, setManner] = useState<HandOverManner>('counter');
  const give = useWrite((_: undefined, key: string) => handOver(caseId, { member: strand.member, manner }, key), {
    onDone: () => onSettled(null),
    onProblem: (problem) => void onSettled(problem),
  });
  return (
    <ConfirmDialog
      title={words.handOverConfirm(strand.itemName)}
      effect={words.handOverEffect}
      confirm={words.confirmHandOver}
      isBusy={give.isBusy}
      onConfirm={() => void give.run(undefined)}
      onClose={onClose}
    >
      <fieldset className={styles.choices}>
        <legend>{words.manner}</legend>
        {(['counter', 'post'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="manner" checked={manner === one} onChange={() => setManner(one)} />
            {words.manners[one]}
          </label>
        ))}
      </fieldset>
    </ConfirmDialog>
  );
}
