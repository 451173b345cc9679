import { useQuery } from '@tanstack/react-query';
import { type Candidate, readCandidates } from '../../api/candidates.ts';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import styles from './registers.module.css';
import { words } from './strings.ts';

const text = words.candidates;
const codesOf = ({ items }: Candidate): string => items.map(({ code }) => code).join();

/** 选题 (THG-14): which items people ask for one after the other; one click makes a draft of both. */
export function CandidatesTab() {
  const read = useQuery({ queryKey: ['candidates'], queryFn: readCandidates });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  return (
    <>
      <p className={styles.tabNote}>{text.note}</p>
      {read.data.length === 0 ? (
        <Empty title={text.none}>{text.noneText}</Empty>
      ) : (
        <DataList caption={text.title} columns={columns} rows={read.data} rowKey={codesOf} />
      )}
    </>
  );
}

const columns: readonly Column<Candidate>[] = [
  {
    key: 'items',
    title: text.items,
    show: ({ items }) => (
      <div>
        {items.map((item) => (
          <div key={item.code}>
            <b>{item.name}</b> <span className="secondary">{item.authorityName}</span>
          </div>
        ))}
      </div>
    ),
  },
  { key: 'together', title: text.together, show: (row) => text.times(row.together), sortBy: (row) => row.together },
  {
    key: 'applicants',
    title: text.applicants,
    show: (row) => text.people(row.applicants),
    sortBy: (row) => row.applicants,
  },
  { key: 'demand', title: text.demand, show: (row) => text.cases(row.demand), sortBy: (row) => row.demand },
  {
    key: 'draft',
    title: text.next,
    show: (row) => (
      <PageLink to={`/admin/bundles/new?items=${encodeURIComponent(codesOf(row))}`}>
        {text.draft}
        <span className="visually-hidden">{row.items.map(({ name }) => name).join('、')}</span>
      </PageLink>
    ),
  },
];
