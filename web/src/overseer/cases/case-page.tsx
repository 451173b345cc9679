import { useQuery } from '@tanstack/react-query';
import { readCase } from '../../api/cases.ts';
import { DueText, Light } from '../../ui/light.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, usePathPart } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { OverseerShell } from '../overseer-shell.tsx';
import { REFRESH_MS } from '../refresh.ts';
import { words } from '../strings.ts';
import styles from './case.module.css';
import { EventList } from './event-list.tsx';
import { SecondSupplement } from './second-supplement.tsx';
import { StrandClocks } from './strand-clocks.tsx';
import { type OverseenCase, worstLight } from './overseen-case.ts';

const text = words.one;

/** 一件的监察页: its clocks by department, every event with time, actor and law, and what a supervisor may do. */
export default function CasePage() {
  return (
    <OverseerShell title={words.list.title}>
      <One caseId={usePathPart('caseId')} />
    </OverseerShell>
  );
}

function One({ caseId }: { caseId: string }) {
  const read = useQuery({
    queryKey: ['oversight', 'case', caseId],
    queryFn: () => readCase(caseId) as Promise<OverseenCase>,
    refetchInterval: REFRESH_MS,
  });
  if (read.isError) return <Problem isPage problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={8} />;
  const one = read.data;
  const light = worstLight(one);
  return (
    <>
      <p>
        <PageLink to="/overseer/cases">{text.back}</PageLink>
      </p>
      <header className={styles.head}>
        <h1>{one.bundleName}</h1>
        <span className="number secondary">{one.receiptNo}</span>
        <span className={styles.status}>{one.statusName}</span>
        {light !== 'grey' && <Light light={light} word={words.lights[light]} />}
      </header>
      <dl className={styles.facts}>
        <div>
          <dt>{text.received}</dt>
          <dd className="number">{shanghaiTime(one.receivedAt)}</dd>
        </div>
        <div>
          <dt>{text.accepted}</dt>
          <dd className="number">
            {one.deemedAccepted ? <b className={styles.late}>{text.deemed}</b> : (one.acceptedOn ?? '—')}
          </dd>
        </div>
        <div className={styles.wideFact}>
          <dt>{text.bundleDue}</dt>
          <dd>{one.bundleDue ? <DueText due={one.bundleDue} /> : text.noClock}</dd>
        </div>
      </dl>
      <SecondSupplement one={one} />
      <Section title={text.strands} note={text.strandsNote}>
        <StrandClocks one={one} />
      </Section>
      <Section title={text.events} note={text.eventsNote}>
        <EventList caseId={caseId} strands={one.strands} />
      </Section>
    </>
  );
}
