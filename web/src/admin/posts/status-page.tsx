import { useQuery } from '@tanstack/react-query';
import { readStatus } from '../../api/staff.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { AdminShell } from '../admin-shell.tsx';
import styles from './posts.module.css';
import { words } from './strings.ts';

const text = words.status;

/** 系统状态: what the administrator must know of the machine room, in words. */
export default function StatusPage() {
  return (
    <AdminShell title={text.title} post="administrator">
      <h1>{text.title}</h1>
      <Status />
    </AdminShell>
  );
}

function Status() {
  const found = useQuery({ queryKey: ['system-status'], queryFn: readStatus });
  if (found.isError) return <Problem problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingBlock />;
  const { scanner } = found.data;
  return (
    <section className={styles.status} data-tone={scanner.state} aria-label={text.scanner}>
      <h2>{text.scanner}</h2>
      <p>
        <b>{text.states[scanner.state]}</b>
      </p>
      <p className="secondary">{text.hints[scanner.state]}</p>
      {scanner.waiting > 0 && <p>{text.waiting(scanner.waiting)}</p>}
    </section>
  );
}
