import { useQuery } from '@tanstack/react-query';
import { type DefinitionRow, listDefinitions } from '../../api/catalogue.ts';
import { listOffered, type OfferedBundle } from '../../api/studio.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { words } from '../strings.ts';
import styles from './bundles.module.css';

const text = words.bundles;
const MOST = 200;

/** 一件事清单: every bundle with what it spares, where it stands, and the way to compose another. */
export default function BundlesPage() {
  return (
    <AdminShell title={text.title}>
      <div className={styles.head}>
        <div>
          <h1>{text.title}</h1>
          <p className="secondary">{text.lead}</p>
        </div>
        <PageLink to="/admin/bundles/new" className={styles.add}>
          {text.add}
        </PageLink>
      </div>
      <Bundles />
    </AdminShell>
  );
}

function Bundles() {
  const defined = useQuery({
    queryKey: ['catalogue', 'bundles'],
    queryFn: () => listDefinitions({ kind: 'bundle', limit: MOST }),
  });
  const offered = useQuery({ queryKey: ['offered'], queryFn: listOffered });
  if (defined.isError) return <Problem problem={defined.error} onRetry={() => void defined.refetch()} />;
  if (!defined.data) return <LoadingBlock lines={6} />;
  const rows = defined.data.definitions;
  const cards = new Map(offered.data?.bundles.map((bundle) => [bundle.code, bundle]));
  if (rows.length === 0) {
    return (
      <Empty title={text.emptyTitle} next={<PageLink to="/admin/bundles/new">{text.add}</PageLink>}>
        {text.emptyText}
      </Empty>
    );
  }
  return (
    <ul className={styles.cards}>
      {rows.map((row) => (
        <Card key={row.code} row={row} offered={cards.get(row.code)} />
      ))}
    </ul>
  );
}

function Card({ row, offered }: { row: DefinitionRow; offered: OfferedBundle | undefined }) {
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <h2>
          <PageLink to={`/admin/bundles/${encodeURIComponent(row.code)}`} className={styles.cardLink}>
            {row.name}
          </PageLink>
        </h2>
        {row.publishedVersion !== null && <span className={styles.version}>{text.version(row.publishedVersion)}</span>}
        {row.draftVersion !== null && <span className={styles.draft}>{text.hasDraft}</span>}
      </div>
      {offered ? (
        <Offered offered={offered} />
      ) : (
        <p className="secondary">{row.status === 'withdrawn' ? words.statuses.withdrawn : text.notOffered}</p>
      )}
    </li>
  );
}

function Offered({ offered }: { offered: OfferedBundle }) {
  const { least, most } = offered.promiseDays;
  return (
    <>
      <p className="secondary">{offered.summary}</p>
      <p className={styles.departments}>
        <b>
          {text.items(offered.items.length)} · {text.departments(offered.departments.length)}
        </b>
        <span className="secondary">{offered.departments.join('、')}</span>
      </p>
      <dl className={styles.figures}>
        <div>
          <dt>{text.promise}</dt>
          <dd>{most === 0 ? text.atOnce : text.days(least, most)}</dd>
        </div>
        {(['materials', 'fields', 'steps'] as const).map((name) => (
          <div key={name}>
            <dt>{text[name]}</dt>
            <dd>
              <span className={styles.before} title={text.before}>
                {offered.figures[name].before}
              </span>
              <span aria-hidden="true"> → </span>
              <b title={text.after}>{offered.figures[name].after}</b>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
