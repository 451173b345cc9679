import { useInfiniteQuery } from '@tanstack/react-query';
import { type Difference, partNames, valueNames } from '@yijian/core/definitions';
import Button from 'antd/es/button';
import { type EntryRow, type ImportProblem, readEntries, type Verdict } from '../../api/imports.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { words as adminWords } from '../strings.ts';
import styles from './exchange.module.css';
import { words } from './strings.ts';

/** 检查结果: the definitions of one verdict, each with its problems and, field by field, what would change. */
export function EntryList({ batchId, verdict }: { batchId: string; verdict: Verdict }) {
  const pages = useInfiniteQuery({
    queryKey: ['imports', batchId, 'entries', verdict],
    queryFn: ({ pageParam }) => readEntries(batchId, { verdict, after: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <Problem problem={pages.error} onRetry={() => void pages.refetch()} />
      {pages.isPending && <LoadingBlock />}
      {pages.data && rows.length === 0 && <p className="secondary">{words.nothingHere}</p>}
      <ul className={styles.entries}>
        {rows.map((row) => (
          <Entry key={row.number} row={row} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  );
}

function Entry({ row }: { row: EntryRow }) {
  return (
    <li className={styles.entry}>
      <b>{row.name || row.code || words.empty}</b>{' '}
      <span className="secondary">
        {words.line(row.line)} {adminWords.kinds[row.kind] ?? ''} {row.code}
      </span>
      <ProblemLines problems={row.problems} />
      {row.changes.length > 0 && (
        <ul>
          {row.changes.map((change) => (
            <li key={change.path.join('/')}>
              {change.path.map((part) => partNames[part] ?? part).join(' › ')}：
              <del>{worded(change, change.before)}</del> → <b>{worded(change, change.after)}</b>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

const worded = ({ path }: Difference, value: string | null): string =>
  value === null ? words.empty : (valueNames[path.at(-1) ?? '']?.[value] ?? value);

/** 问题: row, column, what is wrong, what to do. */
export function ProblemLines({ problems }: { problems: readonly ImportProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul>
      {problems.map((one) => (
        <li key={`${one.line} ${one.column} ${one.code} ${one.message}`}>
          <span className="secondary">
            {words.line(one.line)}
            {one.column && `「${one.column}」`}
          </span>{' '}
          {one.severity === 'block' ? <b>{one.message}</b> : one.message}。{one.remedy}
        </li>
      ))}
    </ul>
  );
}
