import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StrandView } from '../../api/cases.ts';
import { readCaseEvents } from '../../api/oversight.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { REFRESH_MS } from '../refresh.ts';
import { words } from '../strings.ts';
import styles from './case.module.css';

const text = words.one;
const WHOLE = 'case';

/** 全过程留痕: every event in order, or those of one strand. */
export function EventList({ caseId, strands }: { caseId: string; strands: readonly StrandView[] }) {
  const events = useQuery({
    queryKey: ['oversight', 'events', caseId],
    queryFn: () => readCaseEvents(caseId),
    refetchInterval: REFRESH_MS,
  });
  const [member, setMember] = useState<string | null>(null);
  if (events.isError) return <Problem problem={events.error} onRetry={() => void events.refetch()} />;
  if (!events.data) return <LoadingBlock lines={5} />;
  const shown = events.data.filter(
    (event) => member === null || (member === WHOLE ? event.member === null : event.member === member),
  );
  return (
    <>
      <fieldset className={styles.choice} aria-label={text.event.item}>
        {[
          { id: null, name: text.all },
          { id: WHOLE, name: text.whole },
          ...strands.map((strand) => ({ id: strand.member, name: strand.itemName })),
        ].map((one) => (
          <button
            key={one.id ?? 'all'}
            type="button"
            aria-pressed={member === one.id}
            onClick={() => setMember(one.id)}
          >
            {one.name}
          </button>
        ))}
      </fieldset>
      <ol className={styles.events}>
        {shown.map((event) => (
          <li key={event.seq} id={`event-${event.seq}`}>
            <span className={styles.eventNo} aria-hidden="true">
              {event.seq}
            </span>
            <span className={`${styles.eventAt} number`}>{shanghaiTime(event.at)}</span>
            <b className={styles.eventTitle}>{event.title}</b>
            <span className={styles.eventItem}>{event.itemName}</span>
            <span className={styles.eventActor}>{event.actor}</span>
            <span className={styles.eventLaw}>{event.law}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
