import { useQuery } from '@tanstack/react-query';
import { readNorms } from '../../api/norms.ts';
import { DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { words as text } from './strings.ts';

/** 制度文库 (CAT-41): norms in force, each leading to its clauses. */
export function NormList() {
  const read = useQuery({ queryKey: ['norms'], queryFn: readNorms });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  if (read.data.length === 0) return <Empty title={text.noNorms}>{text.noNormsText}</Empty>;
  return (
    <Section title={text.normsInForce(read.data.length)}>
      <DataList
        caption={text.norms}
        columns={[
          { key: 'name', title: text.norm, show: (row) => row.name },
          { key: 'number', title: text.number, show: (row) => row.number ?? '—' },
          { key: 'issuer', title: text.normIssuer, show: (row) => row.issuer },
          { key: 'validFrom', title: text.validFrom, show: (row) => row.validFrom, sortBy: (row) => row.validFrom },
          { key: 'scope', title: text.scope, show: (row) => row.scope },
        ]}
        rows={read.data}
        rowKey={(row) => row.code}
        rowTo={(row) => `/citizen/norms/${encodeURIComponent(row.code)}`}
      />
    </Section>
  );
}
