import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { listNoticesBefore, markRead, noticesKey, type ShownNotice, useNotices } from '../../api/notices.ts';
import { useMe } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import styles from './cases.module.css';
import { ShortMessages } from './short-messages.tsx';
import { whenWords } from './when-words.ts';

const text = words.notices;

/** 消息: what happened to one's cases, newest first; opening one goes to its case. */
export default function NoticesPage() {
  const found = useNotices(useMe().data?.kind === 'citizen');
  const [older, setOlder] = useState<{ notices: ShownNotice[]; next: string | null } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const shown = [...(found.data?.notices ?? []), ...(older?.notices ?? [])];
  const next = older ? older.next : (found.data?.next ?? null);
  const more = async (before: string): Promise<void> => {
    try {
      const page = await listNoticesBefore(before);
      setOlder({ notices: [...(older?.notices ?? []), ...page.notices], next: page.next });
      setProblem(null);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <CitizenPage isPersonal title={text.title} width="narrow">
      <h1>{text.title}</h1>
      {found.data && <ShortMessages />}
      <Problem problem={found.error ?? problem} onRetry={() => void found.refetch()} />
      {found.isPending && <LoadingBlock />}
      {found.data && shown.length === 0 && (
        <Empty title={text.none} next={<PageLink to="/">{words.cases.start}</PageLink>}>
          {text.noneHint}
        </Empty>
      )}
      <ul className={styles.notices}>
        {shown.map((notice) => (
          <OneNotice key={notice.noticeId} notice={notice} />
        ))}
      </ul>
      {next && <Button onClick={() => void more(next)}>{text.more}</Button>}
    </CitizenPage>
  );
}

function OneNotice({ notice }: { notice: ShownNotice }) {
  const cache = useQueryClient();
  const to = notice.caseId ? `/citizen/cases/${notice.caseId}` : notice.link;
  const isNew = notice.readAt === null;
  const open = (): void => {
    if (isNew) void markRead(notice.noticeId, newKey()).then(() => cache.invalidateQueries({ queryKey: noticesKey }));
  };
  const content = (
    <>
      <b>
        {isNew && <span className={styles.newMark}>{text.unread}</span>}
        {notice.title}
      </b>
      <span>{notice.body}</span>
      <span className="secondary number">{whenWords(notice.at)}</span>
    </>
  );
  return (
    <li>
      {to ? (
        <PageLink to={to} className={styles.notice} onClick={open}>
          {content}
        </PageLink>
      ) : (
        <button type="button" className={styles.notice} onClick={open}>
          {content}
        </button>
      )}
    </li>
  );
}
