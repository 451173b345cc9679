import { useQuery } from '@tanstack/react-query';
import { type DefinitionRow, listDefinitions } from '../../api/catalogue.ts';
import { type Act, listActs } from '../../api/templates.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { words } from './strings.ts';
import styles from './templates.module.css';

const MOST = 200;

/** 文书模板清单: every template, in the order in which a case meets its letters; templates of single items come after. */
export default function TemplatesPage() {
  return (
    <AdminShell title={words.title}>
      <h1>{words.title}</h1>
      <p className="secondary">{words.lead}</p>
      <Templates />
    </AdminShell>
  );
}

function Templates() {
  const rows = useQuery({
    queryKey: ['catalogue', 'templates'],
    queryFn: () => listDefinitions({ kind: 'documentTemplate', limit: MOST }),
  });
  const acts = useQuery({ queryKey: ['acts'], queryFn: listActs, staleTime: Infinity });
  const problem = rows.error ?? acts.error;
  if (problem) return <Problem problem={problem} onRetry={() => void rows.refetch()} />;
  if (!rows.data || !acts.data) return <LoadingBlock lines={8} />;
  return (
    <ul className={styles.list}>
      {inOrder(rows.data.definitions, acts.data.acts).map((row) => (
        <Row key={row.code} row={row} isOwn={!acts.data.acts.some((one) => one.act === row.code)} />
      ))}
    </ul>
  );
}

function inOrder(rows: readonly DefinitionRow[], acts: readonly Act[]): DefinitionRow[] {
  const place = new Map<string, number>(acts.map((one, at) => [one.act, at]));
  return rows.toSorted((one, other) => (place.get(one.code) ?? MOST) - (place.get(other.code) ?? MOST));
}

const Row = ({ row, isOwn }: { row: DefinitionRow; isOwn: boolean }) => (
  <li>
    <PageLink to={`/admin/templates/${encodeURIComponent(row.code)}`}>{row.name}</PageLink>
    <span className="secondary">
      {row.publishedVersion !== null && words.inForce(row.publishedVersion)}
      {isOwn && ` · ${words.own}`}
    </span>
    {row.draftVersion !== null && <span className={styles.draft}>{words.draft}</span>}
  </li>
);
