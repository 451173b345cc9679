import { useQuery } from '@tanstack/react-query';
import { type BatchView, problemsAddress, readBatch, type Verdict } from '../../api/imports.ts';
import { DocumentLink } from '../../ui/document-link.tsx';
import { ListTabs } from '../../ui/list-tabs.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, usePathPart, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { AdminShell } from '../admin-shell.tsx';
import { CompareSection } from './compare-section.tsx';
import { DecideSection } from './decide-section.tsx';
import { EntryList, ProblemLines } from './entry-list.tsx';
import styles from './exchange.module.css';
import { MappingSection } from './mapping-section.tsx';
import { words } from './strings.ts';

/** 导入批次: what is in the file, what is wrong, what would change; then import, or take the whole back. */
export default function BatchPage() {
  const batchId = usePathPart('batchId');
  const found = useQuery({ queryKey: ['imports', batchId], queryFn: () => readBatch(batchId) });
  return (
    <AdminShell title={found.data?.batch.fileName ?? words.title}>
      <p>
        <PageLink to="/admin/exchange">{words.back}</PageLink>
      </p>
      {found.isPending && <LoadingBlock lines={6} />}
      <Problem problem={found.error} onRetry={() => void found.refetch()} />
      {found.data && <BatchBody view={found.data} />}
    </AdminShell>
  );
}

function BatchBody({ view }: { view: BatchView }) {
  const { batch, counts, mapping } = view;
  return (
    <>
      <h1>{batch.fileName}</h1>
      <p className={styles.facts}>
        <b>{words.statuses[batch.status]}</b>
        <span>
          {words.rows} {batch.rowCount}
        </span>
        <span>{words.size(batch.fileSize)}</span>
        <span>
          {batch.uploadedBy} {shanghaiTime(batch.uploadedAt)}
        </span>
        <span className="secondary number" title={batch.fileHash}>
          {words.hash} {batch.fileHash.slice(0, 12)}
        </span>
      </p>
      {batch.problems.length > 0 && (
        <Section title={words.fileProblems}>
          <ProblemLines problems={batch.problems} />
        </Section>
      )}
      {mapping && batch.status === 'checked' && <MappingSection batchId={batch.batchId} rows={mapping} />}
      <DecideSection view={view} />
      <Found batchId={batch.batchId} counts={counts} />
      {batch.list === 'base-items' && <CompareSection batchId={batch.batchId} />}
    </>
  );
}

const order: readonly Verdict[] = ['wrong', 'new', 'changed', 'same'];

function Found({ batchId, counts }: { batchId: string; counts: Record<Verdict, number> }) {
  const asked = useQueryText('verdict');
  const fallback = order.find((verdict) => counts[verdict] > 0) ?? 'wrong';
  const verdict = order.find((one) => one === asked) ?? fallback;
  return (
    <Section
      title={words.counts}
      aside={<DocumentLink path={problemsAddress(batchId)} title={words.report} mark="CSV" />}
    >
      <ListTabs
        label={words.counts}
        tabs={order.map((one) => ({
          to: `/admin/exchange/${batchId}?verdict=${one}`,
          label: words.verdicts[one],
          count: counts[one],
          isCurrent: one === verdict,
        }))}
      />
      <EntryList batchId={batchId} verdict={verdict} />
    </Section>
  );
}
