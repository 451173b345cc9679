import { useQuery } from '@tanstack/react-query';
import { type LeftOut, readLeftOut, readOneWindow } from '../../api/halls.ts';
import { DataList } from '../../ui/data-list.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './registers.module.css';
import { words } from './strings.ts';

const text = words.oneWindow;

/** 一窗通办 (CAT-28) for catalogue managers: what left the public list, which system keeps it off and since when. */
export function OneWindowTab() {
  const out = useQuery({ queryKey: ['left-out'], queryFn: readLeftOut });
  const list = useQuery({ queryKey: ['one-window'], queryFn: readOneWindow });
  if (out.isError) return <Problem problem={out.error} onRetry={() => void out.refetch()} />;
  if (!out.data || !list.data) return <LoadingBlock lines={6} />;
  return (
    <Section
      title={text.title(list.data.items.length, list.data.all)}
      note={text.note}
      aside={<PageLink to="/citizen/lists?list=one-window">{text.publicList}</PageLink>}
    >
      {out.data.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <DataList
          caption={text.leftOut}
          columns={[
            { key: 'name', title: text.item, show: (row) => row.name },
            { key: 'authority', title: text.department, show: (row) => row.authorityName },
            { key: 'why', title: text.why, show: (row) => <Why row={row} /> },
          ]}
          rows={out.data}
          rowKey={(row) => row.item}
          rowTo={(row) => `/admin/catalogue/item/${encodeURIComponent(row.item)}`}
        />
      )}
    </Section>
  );
}

function Why({ row }: { row: LeftOut }) {
  if (row.systems.length === 0) return text.unknown;
  return (
    <ul className={styles.why}>
      {row.systems.map(({ docking, name, tierWords, since }) => (
        <li key={docking}>
          <PageLink to={`/admin/catalogue/docking/${encodeURIComponent(docking)}`}>{name}</PageLink>
          <span className={styles.alarm}>{text.disconnected(tierWords, since)}</span>
        </li>
      ))}
    </ul>
  );
}
