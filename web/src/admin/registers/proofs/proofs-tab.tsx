import { useQuery } from '@tanstack/react-query';
import { readProofLedger } from '../../../api/proofs.ts';
import { DataList } from '../../../ui/data-list.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LoadingBlock } from '../../../ui/loading-block.tsx';
import { PageLink, useQueryText } from '../../../ui/navigation.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { ProofDetail } from './proof-detail.tsx';
import styles from './proofs.module.css';
import { Standing } from './standing.tsx';
import { words as text } from './strings.ts';

const address = '/admin/registers?list=proofs';

/** 证明清理 (CAT-33): every proof that is asked for anywhere; one of them is judged on its own page. */
export function ProofsTab() {
  const asked = useQueryText('proof');
  const read = useQuery({ queryKey: ['proof-ledger'], queryFn: readProofLedger });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  const { proofs } = read.data;
  const chosen = proofs.find(({ code }) => code === asked);
  if (chosen) return <ProofDetail key={chosen.code} proof={chosen} back={address} />;
  if (proofs.length === 0)
    return (
      <Empty title={text.none}>
        {text.noneText} <PageLink to="/admin/issues">{text.toIssues}</PageLink>
      </Empty>
    );
  return (
    <>
      <p className={styles.lead}>{text.lead}</p>
      <DataList
        caption={text.list}
        columns={[
          { key: 'name', title: text.proof, show: (row) => row.name, lead: true },
          { key: 'issuer', title: text.issuer, show: (row) => row.issuer },
          {
            key: 'uses',
            title: text.usedBy,
            show: (row) => text.items(row.usedBy.length),
            sortBy: (row) => row.usedBy.length,
          },
          { key: 'standing', title: text.standing, show: (row) => <Standing proof={row} /> },
        ]}
        rows={proofs}
        rowKey={(row) => row.code}
        rowTo={(row) => `${address}&proof=${encodeURIComponent(row.code)}`}
      />
    </>
  );
}
