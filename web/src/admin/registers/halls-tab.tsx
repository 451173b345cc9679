import { useQuery } from '@tanstack/react-query';
import { type HallLedger, type PlacedRow, readHallLedgers } from '../../api/halls.ts';
import { DataList } from '../../ui/data-list.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { ListTabs } from '../../ui/list-tabs.tsx';
import { PageLink, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './registers.module.css';
import { words } from './strings.ts';

const text = words.halls;

/** 进驻和授权台账 (CAT-24): figures of every hall, then the items of one of them, what is not registered first. */
export function HallsTab() {
  const read = useQuery({ queryKey: ['hall-ledgers'], queryFn: readHallLedgers });
  const asked = useQueryText('hall');
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  const chosen = read.data.find((one) => one.hall === asked) ?? read.data[0];
  return (
    <>
      <Section
        title={text.title}
        note={text.note}
        aside={
          <a href="/api/ledgers/placements.csv" download>
            {text.download}
          </a>
        }
      >
        <DataList
          caption={text.title}
          columns={[
            { key: 'name', title: text.hall, show: (row) => row.name },
            { key: 'all', title: text.all, show: (row) => row.all },
            { key: 'special', title: text.special, show: (row) => row.special },
            { key: 'placed', title: text.placed, show: (row) => text.share(row.placed, row.placedShare) },
            { key: 'letters', title: text.authorised, show: (row) => text.share(row.authorised, row.authorisedShare) },
            { key: 'missing', title: text.missing, show: (row) => <Red is={row.missing > 0}>{row.missing}</Red> },
          ]}
          rows={read.data}
          rowKey={(row) => row.hall}
          rowTo={(row) => hallAt(row.hall)}
        />
      </Section>
      <ListTabs
        label={text.hall}
        tabs={read.data.map((one) => ({
          to: hallAt(one.hall),
          label: one.name,
          count: one.all,
          isCurrent: one.hall === chosen?.hall,
        }))}
      />
      {chosen && <OneHall ledger={chosen} />}
    </>
  );
}

const hallAt = (hall: string): string => `/admin/registers?list=halls&hall=${hall}`;
const Red = ({ is, children }: { is: boolean; children: React.ReactNode }) =>
  is ? <b className={styles.alarm}>{children}</b> : children;

function OneHall({ ledger: { hall, name, needsAdmission, rows } }: { ledger: HallLedger }) {
  return (
    <Section title={text.itemsOf(name)} note={needsAdmission ? text.admissionNote : undefined}>
      <DataList
        caption={text.itemsOf(name)}
        columns={[
          { key: 'name', title: text.item, show: (row) => row.name },
          { key: 'authority', title: text.department, show: (row) => row.authorityName },
          { key: 'standing', title: text.standing, show: (row) => <Standing row={row} hall={hall} /> },
          { key: 'letter', title: text.letter, show: (row) => <Letter row={row} /> },
        ]}
        rows={rows}
        rowKey={(row) => row.item}
        rowTo={(row) => `/admin/catalogue/item/${encodeURIComponent(row.item)}`}
      />
    </Section>
  );
}

function Letter({ row }: { row: PlacedRow }) {
  if (!row.letter) return '—';
  return (
    <>
      <span className={styles.cell}>{row.letter}</span> <span className={`${styles.cell} secondary`}>{row.on}</span>
    </>
  );
}

function Standing({ row, hall }: { row: PlacedRow; hall: string }) {
  if (row.standing === 'missing') return <Red is>{text.standings.missing}</Red>;
  return (
    <>
      <PageLink to={`/admin/catalogue/placement/${encodeURIComponent(`${hall}.${row.item}`)}`}>
        {text.standings[row.standing]}
      </PageLink>
      {row.reason && <span className="secondary">：{row.reason}</span>}
    </>
  );
}
