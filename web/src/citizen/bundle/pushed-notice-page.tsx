import type { Notice } from '@yijian/core/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { pushedNoticePath, readPushedNotice } from '../../api/messages.ts';
import { DocumentLink } from '../../ui/document-link.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, usePathPart } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import styles from './told.module.css';

const text = words.pushed;

/** 收到的告知单: the notice that was sent to a phone or an inbox, the same content as page and PDF. */
export default function PushedNoticePage() {
  const token = usePathPart('token');
  const found = useQuery({ queryKey: ['pushed-notice', token], queryFn: () => readPushedNotice(token) });
  return (
    <CitizenPage title={text.title} width="narrow">
      <Problem isPage problem={found.error} onRetry={() => void found.refetch()} />
      {found.error && <PageLink to="/">{words.nav.home}</PageLink>}
      {found.isPending && <LoadingBlock lines={6} />}
      {found.data && (
        <>
          <h1>
            {found.data.notice.bundleName}：{text.title}
          </h1>
          <p className="secondary">
            {text.number(found.data.number)}，{text.opensUntil(found.data.expiresOn)}
          </p>
          <Sheet notice={found.data.notice} />
          <div className={`${styles.begin} no-print`}>
            <PageLink to={`/citizen/bundles/${encodeURIComponent(found.data.notice.bundle)}`} className="link-button">
              {text.goOn}
            </PageLink>
            <DocumentLink path={pushedNoticePath(token)} title={words.bundle.download} />
          </div>
        </>
      )}
    </CitizenPage>
  );
}

function Sheet({ notice }: { notice: Notice }) {
  const places = [...new Map(notice.items.map((item) => [item.place, item])).values()];
  const fees = notice.fees.totalFen === 0 ? words.bundle.free : words.bundle.yuan(notice.fees.totalFen);
  return (
    <>
      {!notice.complete && <p role="note">{text.incomplete}</p>}
      <Section title={text.items}>
        <List
          lines={notice.items.map((item) => [
            item.member,
            item.name,
            `（${item.authority}，${item.limit}），${text.result(item.result)}`,
          ])}
        />
        <p>
          {notice.limit.text}；{text.fees(fees)}；{text.visits(notice.visits.times)}
        </p>
      </Section>
      <Section title={text.bring}>
        {notice.bring.length === 0 && <p>{text.bringNone}</p>}
        <List lines={notice.bring.map((one) => [one.key, one.name, `（${one.requirement}，${one.form}）`])} />
      </Section>
      {notice.spared.length > 0 && (
        <Section title={text.spared}>
          <List lines={notice.spared.map((one) => [one.key, one.name, `（${one.reason}）`])} />
        </Section>
      )}
      <Section title={text.where}>
        <List lines={places.map((item) => [item.place, item.place, `，${item.openHours}，${item.phone}`])} />
      </Section>
      <Section title={text.situation}>
        <List lines={notice.situation.map((line) => [line.question, line.question, ` ${line.answer}`])} />
      </Section>
    </>
  );
}

/** Lines of key, what is meant, and what is to be known about it. */
function List({ lines }: { lines: readonly (readonly [string, ReactNode, string])[] }) {
  return (
    <ul className={styles.plainList}>
      {lines.map(([key, name, more]) => (
        <li key={key}>
          <b>{name}</b>
          {more}
        </li>
      ))}
    </ul>
  );
}
