import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { type LedCase, type LedStrand, readLedCase } from '../../api/lead.ts';
import { ApproverShell } from '../../ui/approver-shell.tsx';
import { leftText } from '../../ui/days-left.ts';
import { Light } from '../../ui/light.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, usePathPart } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { TrialMark } from '../../ui/trial-mark.tsx';
import styles from '../approver.module.css';
import { words } from './strings.ts';
import { UrgeDialog } from './urge-dialog.tsx';
import { Urgings } from './urging-panel.tsx';

const REFRESH_MS = 5_000;

/** 全链视图 (THG-09): one case as its lead department sees it. */
export default function LedCasePage() {
  const caseId = usePathPart('caseId');
  const found = useQuery({
    queryKey: ['led-case', caseId],
    queryFn: () => readLedCase(caseId),
    refetchInterval: REFRESH_MS,
  });
  return (
    <ApproverShell title={found.data?.bundleName ?? words.title}>
      <PageLink to="/approver/led" className={`${styles.back} no-print`}>
        ‹ {words.back}
      </PageLink>
      {found.data ? (
        <Chain found={found.data} onChanged={() => found.refetch()} />
      ) : found.isError ? (
        <Problem isPage problem={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <LoadingBlock lines={8} />
      )}
    </ApproverShell>
  );
}

function Chain({ found, onChanged }: { found: LedCase; onChanged: () => Promise<unknown> }) {
  const [urging, setUrging] = useState<LedStrand | null>(null);
  return (
    <>
      <Head found={found} />
      <Section title={words.strandsTitle} note={words.strandsNote}>
        <ul className={styles.before}>
          {found.strands.map((strand) => (
            <li key={strand.member} className={styles.chained} data-state={stateOf(strand)}>
              <Strand strand={strand} onUrge={() => setUrging(strand)} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.timelineTitle}>
        <ol className={styles.opinions}>
          {found.timeline.toReversed().map((one, at) => (
            <li key={found.timeline.length - at}>
              <p className={styles.opinionHead}>
                <b>{one.title}</b>
                {one.item && <span>{one.item}</span>}
                <span className="secondary number">{shanghaiTime(one.at)}</span>
              </p>
            </li>
          ))}
        </ol>
      </Section>
      {urging && (
        <UrgeDialog caseId={found.caseId} strand={urging} onDone={onChanged} onClose={() => setUrging(null)} />
      )}
    </>
  );
}

/** 页头: what it is, how it stands as a whole, until when. */
function Head({ found }: { found: LedCase }) {
  const facts: [string, string | null][] = [
    [words.facts.number, found.receiptNo],
    [words.facts.received, shanghaiTime(found.receivedAt)],
    [words.facts.accepted, found.acceptedOn],
    [words.facts.concluded, found.concludedAt && shanghaiTime(found.concludedAt)],
  ];
  const due = found.bundleDue;
  return (
    <header className={styles.head}>
      <h1>
        {found.bundleName}
        <TrialMark trial={found.trial} />
        <span className={styles.status} data-status={found.status}>
          {found.statusName}
        </span>
      </h1>
      <dl className={styles.headFacts}>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="number">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {due && (
        <p className={styles.headDue}>
          {due.light !== 'grey' && <Light light={due.light} word={leftText(due)} />}
          <span>{due.sentence}</span>
        </p>
      )}
    </header>
  );
}

function Strand({ strand, onUrge }: { strand: LedStrand; onUrge: () => void }) {
  const { due, urge } = strand;
  return (
    <>
      <p className={styles.beforeHead}>
        <b>{strand.itemName}</b>
        <span className="secondary">{strand.isOwn ? words.own : strand.authorityName}</span>
        <span className={styles.beforeState}>{strand.statusName}</span>
      </p>
      <p className={styles.headDue}>
        {due && due.light !== 'grey' && <Light light={due.light} word={leftText(due)} />}
        <span className="secondary">{whereText(strand)}</span>
      </p>
      <Urgings urgings={strand.urgings} isDecided={strand.finishedAt !== null} />
      {urge.allowed && (
        <p>
          <Button onClick={onUrge} aria-label={words.urgeTitle(strand.itemName)}>
            {words.urge}
          </Button>
        </p>
      )}
    </>
  );
}

/** 在哪里: finished when, waiting for what, in whose hands and until when. */
function whereText(strand: LedStrand): string {
  if (strand.finishedAt) return words.finished(shanghaiTime(strand.finishedAt));
  if (strand.waitingFor.length > 0) return words.waiting(strand.waitingFor);
  if (!strand.due) return strand.holder ?? '';
  const stage = strand.stage && words.stage(strand.stage.name, strand.stage.due);
  return [words.dueBefore(strand.due.due), stage].filter(Boolean).join('；');
}

function stateOf(strand: LedStrand): 'done' | 'failed' | 'open' {
  if (strand.status === 'granted' || strand.status === 'passed') return 'done';
  return strand.finishedAt ? 'failed' : 'open';
}
