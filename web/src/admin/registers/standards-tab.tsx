import { useQuery } from '@tanstack/react-query';
import { readCoverage } from '../../api/ledgers.ts';
import { DataList } from '../../ui/data-list.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { StandardBehind, StandardFigures } from '../../ui/standards/standard-figures.tsx';
import { words } from './strings.ts';

const text = words.registers;

/** 标准化指标 (CAT-26, 27, 40) with the items behind each figure. */
export function OnlineTab() {
  const asked = useQueryText('cut');
  const at = (cut: string): string => `/admin/registers?list=online&cut=${cut}`;
  if (asked)
    return (
      <StandardBehind
        cut={asked}
        back="/admin/registers?list=online"
        itemAt={(code) => `/admin/catalogue/item/${encodeURIComponent(code)}`}
      />
    );
  return <StandardFigures at={at} agreementAt="/admin/levels/drift" />;
}

/** 清单覆盖率 (CAT-11): by level, and the institutions without a list. */
export function CoverageTab() {
  const read = useQuery({ queryKey: ['coverage'], queryFn: readCoverage });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  const { institutions, withList, share, levels, missing } = read.data;
  return (
    <>
      <Section title={text.coverageShare(withList, institutions, share)}>
        <DataList
          caption={text.coverage}
          columns={[
            { key: 'name', title: text.level, show: (row) => row.name },
            { key: 'count', title: text.withList, show: (row) => text.of(row.withList, row.institutions) },
            { key: 'share', title: text.coverage, show: (row) => (row.share === null ? '—' : `${row.share}%`) },
          ]}
          rows={levels}
          rowKey={(row) => String(row.level)}
        />
      </Section>
      <Section title={text.missing(missing.length)}>
        {missing.length > 0 && (
          <DataList
            caption={text.missing(missing.length)}
            columns={[
              { key: 'name', title: text.institution, show: (row) => row.name },
              { key: 'region', title: text.region, show: (row) => row.regionName },
              { key: 'level', title: text.level, show: (row) => row.levelName },
            ]}
            rows={missing}
            rowKey={(row) => row.authority}
          />
        )}
      </Section>
    </>
  );
}
