import { useQuery } from '@tanstack/react-query';
import { listNotReached } from '../api/messages.ts';
import { Section } from './section.tsx';
import { shanghaiTime } from './shanghai-time.ts';
import { staffWords } from './staff-strings.ts';
import styles from './staff.module.css';

const REFRESH_MS = 60_000;
const text = staffWords.notReached;

/** 没有送到的短信: whoever watches calls or writes instead. Shown only when there are any; never a number. */
export function NotReachedList() {
  const rows = useQuery({ queryKey: ['not-reached'], queryFn: listNotReached, refetchInterval: REFRESH_MS }).data ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={text.title(rows.length)} note={text.note}>
      <ul className={styles.notReached}>
        {rows.map((row) => (
          <li key={row.messageId}>
            <b>{row.about}</b>
            <span>{row.bundleName}</span>
            <span className="number">{row.receiptNo}</span>
            <span>{row.reason}</span>
            <span className="secondary number">{shanghaiTime(row.at)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
