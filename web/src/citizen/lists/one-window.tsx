import { useQuery } from '@tanstack/react-query';
import { readOneWindow } from '../../api/halls.ts';
import { DataList } from '../../ui/data-list.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { words as text } from './strings.ts';

/** 一窗通办清单 (CAT-28): what the comprehensive window can take in, as computed from which systems are connected. */
export function OneWindowList() {
  const read = useQuery({ queryKey: ['one-window'], queryFn: readOneWindow });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  const { all, items } = read.data;
  return (
    <Section
      title={text.oneWindowShare(items.length, all)}
      note={text.oneWindowNote}
      aside={
        <a href="/api/one-window.csv" download>
          {text.download}
        </a>
      }
    >
      <DataList
        caption={text.oneWindow}
        columns={[
          { key: 'name', title: text.item, show: (row) => row.name },
          { key: 'authority', title: text.department, show: (row) => row.authorityName },
          { key: 'intake', title: text.intake, show: (row) => row.intakeWords },
          { key: 'systems', title: text.systems, show: (row) => row.systems },
        ]}
        rows={items}
        rowKey={(row) => row.item}
        rowTo={(row) => `/citizen/items/${encodeURIComponent(row.item)}`}
      />
    </Section>
  );
}
