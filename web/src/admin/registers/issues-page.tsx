import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { type Issue, type IssueList, listIssues, trackIssues } from '../../api/ledgers.ts';
import { useWrite } from '../../api/use-write.ts';
import { Empty } from '../../ui/empty.tsx';
import { ListTabs } from '../../ui/list-tabs.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { AdminShell } from '../admin-shell.tsx';
import { placeAddress, placeWords } from '../place-words.ts';
import styles from './registers.module.css';
import { words } from './strings.ts';

const text = words.issues;
const addressOf = (closed: boolean, owner: string): string =>
  `/admin/issues?closed=${closed ? 'yes' : 'no'}${owner === '' ? '' : `&owner=${encodeURIComponent(owner)}`}`;

/** 问题清单: what the lint found, by department; closes itself. */
export default function IssuesPage() {
  return (
    <AdminShell title={text.title}>
      <Issues />
    </AdminShell>
  );
}

function Issues() {
  const closed = useQueryText('closed') === 'yes';
  const owner = useQueryText('owner') ?? '';
  const pages = useInfiniteQuery({
    queryKey: ['issues', closed, owner],
    queryFn: ({ pageParam }) => listIssues({ closed, owner, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const [first] = pages.data?.pages ?? [];
  if (pages.isError) return <Problem problem={pages.error} onRetry={() => void pages.refetch()} />;
  if (first === undefined) return <LoadingBlock lines={8} />;
  const issues = pages.data?.pages.flatMap((page) => page.issues) ?? [];
  const open = first.owners.reduce((sum, one) => sum + one.blocked + one.warned, 0);
  const done = first.owners.reduce((sum, one) => sum + one.closed, 0);
  const tabs = [
    { to: addressOf(false, owner), label: text.open, count: open, isCurrent: !closed },
    { to: addressOf(true, owner), label: text.closed, count: done, isCurrent: closed },
  ];
  return (
    <>
      <h1>{text.title}</h1>
      <p className="secondary">{text.lead}</p>
      <Standing list={first} />
      <ListTabs label={text.title} tabs={tabs} />
      <div className={styles.columns}>
        <div>
          {issues.length === 0 && <Empty title={text.none}>{text.noneText}</Empty>}
          <ul className={styles.issues}>
            {issues.map((issue) => (
              <One key={issue.issueId} issue={issue} />
            ))}
          </ul>
          {pages.hasNextPage && (
            <p className={styles.bar}>
              <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {text.more}
              </Button>
            </p>
          )}
        </div>
        <Owners list={first} closed={closed} owner={owner} />
      </div>
    </>
  );
}

function Standing({ list }: { list: IssueList }) {
  const cache = useQueryClient();
  const track = useWrite((_: null, key: string) => trackIssues(key), {
    onDone: () => cache.invalidateQueries({ queryKey: ['issues'] }),
  });
  return (
    <div className={styles.bar}>
      <Button loading={track.isBusy} onClick={() => void track.run(null)}>
        {text.track}
      </Button>
      {track.result && <output>{text.tracked(track.result.opened, track.result.closed)}</output>}
      {list.isBehind && <span className="secondary">{text.behind}</span>}
      {list.checkedAt && (
        <span className="secondary number">
          {text.checkedAt} {shanghaiTime(list.checkedAt)}
        </span>
      )}
      <Problem problem={track.problem} />
    </div>
  );
}

function One({ issue }: { issue: Issue }) {
  const [head = ''] = issue.place.split('/');
  const told = placeWords(issue.place, '', new Map([[head, issue.name]]));
  const to = placeAddress(issue.place);
  return (
    <li className={styles.issue} data-severity={issue.severity}>
      <b>{issue.ruleTitle}</b>{' '}
      <span className="secondary">{text[issue.severity === 'block' ? 'blocked' : 'warned']}</span>
      <p>{to === null ? told : <PageLink to={to}>{told}</PageLink>}</p>
      <p>{issue.message}</p>
      <p>
        {text.remedy}
        {issue.remedy}
      </p>
      <p className="secondary">
        {issue.ownerName} · {text.since} <span className="number">{shanghaiTime(issue.openedAt)}</span>
        {issue.closedAt && (
          <>
            {' '}
            · {text.until} <span className="number">{shanghaiTime(issue.closedAt)}</span>
          </>
        )}
        <br />
        {text.source}
        {issue.source}
      </p>
    </li>
  );
}

function Owners({ list, closed, owner }: { list: IssueList; closed: boolean; owner: string }) {
  return (
    <Section title={text.owners}>
      <ul className={styles.owners}>
        {owner !== '' && (
          <li>
            <PageLink to={addressOf(closed, '')}>{text.all}</PageLink>
          </li>
        )}
        {list.owners.map((one) => (
          <li key={one.owner}>
            <PageLink to={addressOf(closed, one.owner)}>{one.name}</PageLink>
            <span className="number">
              {closed ? one.closed : `${text.blocked} ${one.blocked} · ${text.warned} ${one.warned}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
