import { useQuery } from '@tanstack/react-query';
import { listOffered } from '../api/studio.ts';
import { Empty } from '../ui/empty.tsx';
import { LoadingBlock } from '../ui/loading-block.tsx';
import { PageLink } from '../ui/navigation.tsx';
import { Problem } from '../ui/problem.tsx';
import { ApproverShell } from '../ui/approver-shell.tsx';
import styles from './approver.module.css';
import { words } from './strings.ts';

/** 确认时限: the bundles whose internal limits a department's decider may tighten; one click opens the form. */
export default function LimitsListPage() {
  const offered = useQuery({ queryKey: ['offered'], queryFn: listOffered });
  return (
    <ApproverShell title={words.limitsTitle}>
      <h1>{words.limitsTitle}</h1>
      <p className="secondary">{words.limitsNote}</p>
      {offered.isError && <Problem problem={offered.error} onRetry={() => void offered.refetch()} />}
      {offered.isPending && <LoadingBlock lines={4} />}
      {offered.data?.bundles.length === 0 && <Empty title={words.limitsNone} />}
      <ul className={`${styles.before} ${styles.limits}`}>
        {offered.data?.bundles.map((bundle) => (
          <li key={bundle.code} data-state="open">
            <PageLink to={`/admin/bundles/${encodeURIComponent(bundle.code)}/limits`}>{bundle.name}</PageLink>
            <p className="secondary">{bundle.summary}</p>
          </li>
        ))}
      </ul>
    </ApproverShell>
  );
}
