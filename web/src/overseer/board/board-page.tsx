import { useQuery } from '@tanstack/react-query';
import { readBoard } from '../../api/oversight.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LightLegend } from '../light-bar.tsx';
import { OverseerShell } from '../overseer-shell.tsx';
import { REFRESH_MS } from '../refresh.ts';
import { words } from '../strings.ts';
import styles from './board.module.css';
import { Breakdown } from './breakdown.tsx';
import { Care } from './care.tsx';
import { RedList } from './red-list.tsx';
import { Totals } from './totals.tsx';

const text = words.board;

/** 监察看板: totals, departments and bundles as bars, what is late, what needs care; every number opens its cases. */
export default function BoardPage() {
  return (
    <OverseerShell title={text.title}>
      <Whole />
    </OverseerShell>
  );
}

function Whole() {
  const board = useQuery({ queryKey: ['oversight', 'board'], queryFn: readBoard, refetchInterval: REFRESH_MS });
  if (board.isError && !board.data) return <Problem problem={board.error} onRetry={() => void board.refetch()} />;
  if (!board.data) return <LoadingBlock lines={8} />;
  const { data } = board;
  return (
    <>
      <div className={styles.head}>
        <h1>{text.title}</h1>
        <p className="secondary number">
          {text.basis(data.today, data.since)} · {text.auto}
        </p>
        <LightLegend />
      </div>
      <Problem problem={board.error} />
      <Totals totals={data.totals} today={data.today} />
      <div className={styles.two}>
        <Breakdown
          title={text.byAuthority}
          note={text.byNote.authority}
          rows={data.byAuthority.map((row) => ({ ...row, key: row.authority, filter: { authority: row.authority } }))}
        />
        <Breakdown
          title={text.byBundle}
          note={text.byNote.bundle}
          rows={data.byBundle.map((row) => ({ ...row, key: row.bundle, filter: { bundle: row.bundle } }))}
        />
      </div>
      <div className={styles.wide}>
        <RedList red={data.red} />
        <Care board={data} />
      </div>
    </>
  );
}
