import { useQuery } from '@tanstack/react-query';
import { channelName } from '@yijian/core/channel';
import { useState } from 'react';
import { type CounterCase, readCounterCase } from '../api/counter.ts';
import type { ApiProblem } from '../api/problem.ts';
import { leftText } from '../ui/days-left.ts';
import { Light } from '../ui/light.tsx';
import { LoadingBlock } from '../ui/loading-block.tsx';
import { PageLink, usePathPart } from '../ui/navigation.tsx';
import { Problem } from '../ui/problem.tsx';
import { shanghaiTime } from '../ui/shanghai-time.ts';
import { CaseActions } from './case-actions.tsx';
import { CaseForm, CaseMaterials } from './case-content.tsx';
import { CaseDocuments, CaseEvents, CaseParties } from './case-papers.tsx';
import { CaseProgress } from './case-progress.tsx';
import { CounterShell } from './counter-shell.tsx';
import styles from './counter.module.css';
import { DepartmentPoints } from './department-points.tsx';
import { ScriptPanel } from './script-panel.tsx';
import { words } from './strings.ts';
import { SentBack } from './sent-back.tsx';
import { SupplementSection } from './supplement-section.tsx';
import { TrialMark } from '../ui/trial-mark.tsx';

const REFRESH_MS = 5_000;

/** 综窗办件页: what departments say, what was handed in, where everything stands, and what the window does next. */
export default function CasePage() {
  const caseId = usePathPart('caseId');
  const found = useQuery({
    queryKey: ['counter-case', caseId],
    queryFn: () => readCounterCase(caseId),
    refetchInterval: REFRESH_MS,
  });
  return (
    <CounterShell title={found.data ? words.caseTitle(found.data.receiptNo) : words.queueTitle}>
      {found.data ? (
        <OneCase found={found.data} onChanged={() => found.refetch()} />
      ) : found.isError ? (
        <Problem isPage problem={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <LoadingBlock lines={8} />
      )}
    </CounterShell>
  );
}

function OneCase({ found, onChanged }: { found: CounterCase; onChanged: () => Promise<unknown> }) {
  const [refused, setRefused] = useState<ApiProblem | null>(null);
  const settle = async (problem: ApiProblem | null): Promise<void> => {
    await onChanged();
    setRefused(problem);
  };
  return (
    <>
      <PageLink to={`/counter?list=${listOf(found)}`} className={`${styles.back} no-print`}>
        ‹ {words.backToQueue}
      </PageLink>
      <CaseHead found={found} />
      <Problem problem={refused} />
      <CaseActions found={found} onSettled={settle} />
      <div className={styles.work}>
        <div className={styles.main}>
          {found.sentBack.length > 0 && <SentBack found={found} onSettled={settle} />}
          {found.status === 'received' && <DepartmentPoints found={found} />}
          {found.supplement && <SupplementSection found={found} onSettled={settle} />}
          {found.status !== 'received' && found.status !== 'supplementing' && (
            <CaseProgress found={found} onSettled={settle} />
          )}
          <CaseMaterials found={found} />
          <CaseForm found={found} />
        </div>
        <aside>
          {found.status === 'received' && <ScriptPanel lines={found.script} />}
          <CaseDocuments found={found} />
          <CaseParties found={found} />
          <CaseEvents found={found} />
        </aside>
      </div>
    </>
  );
}

const listOf = (found: CounterCase): string =>
  ['received', 'supplementing', 'accepted'].includes(found.status) ? found.status : 'done';

function CaseHead({ found }: { found: CounterCase }) {
  return (
    <header className={styles.caseHead}>
      <h1>
        {found.bundleName}
        <TrialMark trial={found.trial} />
        <span className={styles.status} data-status={found.status}>
          {found.statusName}
        </span>
      </h1>
      <dl className={styles.facts}>
        <div>
          <dt>{words.column.receiptNo}</dt>
          <dd className="number">{found.receiptNo}</dd>
        </div>
        <div>
          <dt>{words.column.applicant}</dt>
          <dd>{found.applicant}</dd>
        </div>
        <div>
          <dt>{words.received}</dt>
          <dd>
            <span className="number">{shanghaiTime(found.receivedAt)}</span>（{channelName(found.channel)}）
          </dd>
        </div>
        {found.acceptedOn && (
          <div>
            <dt>{words.accepted}</dt>
            <dd>
              <span className="number">{found.acceptedOn}</span>
              {found.deemedAccepted && `（${words.deemed}）`}
            </dd>
          </div>
        )}
      </dl>
      {found.status === 'received' && found.receiptDue && (
        <p>
          <Light light={found.light === 'grey' ? 'green' : found.light} word={words.lists.received} />{' '}
          {words.receiptDue(found.receiptDue)}
        </p>
      )}
      {found.concludedAt === null && found.bundleDue && (
        <p>
          <Light light={found.bundleDue.light} word={leftText(found.bundleDue)} /> {found.bundleDue.sentence}
        </p>
      )}
      {found.concludedAt !== null && <p className="secondary">{found.next}</p>}
    </header>
  );
}
