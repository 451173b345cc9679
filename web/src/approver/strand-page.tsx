import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type ApproverStrand, readApproverStrand } from '../api/approver.ts';
import { type ApiProblem, problemOf } from '../api/problem.ts';
import { LoadingBlock } from '../ui/loading-block.tsx';
import { PageLink, usePathPart, useQueryText } from '../ui/navigation.tsx';
import { Problem } from '../ui/problem.tsx';
import { Section } from '../ui/section.tsx';
import { staffWords } from '../ui/staff-strings.ts';
import { ApproverShell } from '../ui/approver-shell.tsx';
import styles from './approver.module.css';
import { ConferralPanel } from './conferral-panel.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { FeesList } from '../ui/fees-list.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { MaterialsPanel } from './materials-panel.tsx';
import { newsBetween } from './news.ts';
import { OpinionsPanel, OthersPanel, PredecessorsPanel } from './around-panels.tsx';
import { StrandHead } from './strand-head.tsx';
import { words } from './strings.ts';
import { UrgingPanel } from './lead/urging-panel.tsx';

const REFRESH_MS = 1_000;

/** 审批页: one case, one page: facts left, materials right, what others concluded, the decision below. */
export default function StrandPage() {
  const caseId = usePathPart('caseId');
  const member = usePathPart('member');
  const found = useQuery({
    queryKey: ['approver-strand', caseId, member],
    queryFn: () => readApproverStrand(caseId, member),
    // A predecessor's conclusion appears by itself while the page is open.
    refetchInterval: REFRESH_MS,
    staleTime: 0,
  });
  return (
    <ApproverShell title={found.data ? words.pageTitle(found.data.strand.itemName) : words.queueTitle}>
      {found.data ? (
        <OneStrand
          key={`${caseId} ${member}`}
          found={found.data}
          isOffline={found.isError}
          onChanged={() => found.refetch()}
        />
      ) : found.isError ? (
        <Problem isPage problem={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <LoadingBlock lines={10} />
      )}
    </ApproverShell>
  );
}

type Props = { found: ApproverStrand; isOffline: boolean; onChanged: () => Promise<unknown> };

function OneStrand({ found, isOffline, onChanged }: Props) {
  const [refused, setRefused] = useState<ApiProblem | null>(null);
  const [news, dismiss] = useNews(found);
  const list = useQueryText('list') ?? 'todo';
  const settle = async (problem: unknown): Promise<void> => {
    await onChanged();
    setRefused(problem === null ? null : problemOf(problem));
    dismiss();
  };
  return (
    <div className={styles.page}>
      <PageLink to={`/approver?list=${list}`} className={`${styles.back} no-print`}>
        ‹ {words.back}
      </PageLink>
      <StrandHead found={found} isOffline={isOffline} />
      <output>
        {news.length > 0 && (
          <span className={styles.news}>
            <span>
              {news.map((line) => (
                <span key={line} className={styles.newsLine}>
                  {line}
                </span>
              ))}
            </span>
            <button type="button" className={styles.textButton} onClick={dismiss}>
              {words.dismiss}
            </button>
          </span>
        )}
      </output>
      <Problem problem={refused} />
      <UrgingPanel found={found} onSettled={settle} />
      <div className={styles.columns}>
        <div>
          <FactsPanel found={found} />
        </div>
        <div>
          {found.predecessors.length > 0 && <PredecessorsPanel found={found} />}
          <MaterialsPanel found={found} />
          {found.fees && (
            <Section title={staffWords.fees.title} note={staffWords.fees.note}>
              <FeesList
                at={{ caseId: found.case.caseId, member: found.strand.member }}
                fees={found.fees}
                onSettled={settle}
              />
            </Section>
          )}
          <OpinionsPanel found={found} />
          <ConferralPanel conferrals={found.conferrals} />
          <OthersPanel found={found} />
        </div>
      </div>
      <DecisionBar found={found} onSettled={settle} />
    </div>
  );
}

/** What changed since the page was opened or the news was put away; one's own moves are no news. */
function useNews(found: ApproverStrand): [readonly string[], () => void] {
  const before = useRef(found);
  const [news, setNews] = useState<readonly string[]>([]);
  useEffect(() => {
    const fresh = newsBetween(before.current, found);
    before.current = found;
    if (fresh.length > 0) setNews((now) => [...new Set([...now, ...fresh])]);
  }, [found]);
  const dismiss = (): void => setNews([]);
  return [news, dismiss];
}
