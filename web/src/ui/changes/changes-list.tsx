import { useQuery } from '@tanstack/react-query';
import { type ItemChange, listChanges } from '../../api/changes.ts';
import { DataList } from '../data-list.tsx';
import { Empty } from '../empty.tsx';
import { Light } from '../light.tsx';
import { LoadingBlock } from '../loading-block.tsx';
import { Problem } from '../problem.tsx';
import { Section } from '../section.tsx';
import { ChangeForm } from './change-form.tsx';
import styles from './changes.module.css';
import { words as text } from './strings.ts';

type Props = { itemAt: (code: string) => string };
const order = ['inTime', 'open', 'overdue', 'late'] as const;

/** 变更公开 (CAT-09): what was registered within a year, under which light, and how many were public in time. */
export function ChangesOfConditions({ itemAt }: Props) {
  const read = useQuery({ queryKey: ['changes'], queryFn: listChanges });
  return (
    <>
      <p className={styles.lead}>{text.lead}</p>
      <Problem problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <LoadingBlock lines={4} />}
      {read.data && (
        <>
          <ul className={styles.counts}>
            {order.map((standing) => (
              <li key={standing} data-standing={read.data.counts[standing] > 0 ? standing : undefined}>
                <b className="number">{read.data.counts[standing]}</b> {text.counts[standing]}
              </li>
            ))}
          </ul>
          {read.data.rows.length === 0 ? (
            <Empty title={text.none}>{text.noneText}</Empty>
          ) : (
            <Rows rows={read.data.rows} itemAt={itemAt} />
          )}
        </>
      )}
      <ChangeForm />
    </>
  );
}

function Rows({ rows, itemAt }: Props & { rows: readonly ItemChange[] }) {
  const done = rows.filter(({ standing }) => standing !== 'open').length;
  const inTime = rows.filter(({ standing }) => standing === 'inTime').length;
  return (
    <Section title={text.list} note={done > 0 ? text.rate(inTime, done) : undefined}>
      <DataList
        caption={text.list}
        columns={[
          { key: 'item', title: text.item, show: (row) => row.itemName, lead: true },
          { key: 'department', title: text.department, show: (row) => row.authorityName },
          { key: 'what', title: text.what, show: (row) => row.what },
          { key: 'basis', title: text.basis, show: (row) => row.basis },
          {
            key: 'effective',
            title: text.effectiveOn,
            show: (row) => <span className="number">{row.effectiveOn}</span>,
            sortBy: (row) => row.effectiveOn,
          },
          {
            key: 'due',
            title: text.dueOn,
            show: (row) => <span className="number">{row.dueOn}</span>,
            sortBy: (row) => row.dueOn,
          },
          { key: 'standing', title: text.standing, show: (row) => <Standing row={row} /> },
          { key: 'number', title: text.number, show: (row) => <span className="number">{row.number}</span> },
        ]}
        rows={rows}
        rowKey={(row) => row.workorderId}
        rowTo={(row) => itemAt(row.item)}
      />
    </Section>
  );
}

/** While it waits: the light; afterwards when it was public, and whether that was in time. */
function Standing({ row: { standing, light, publishedOn } }: { row: ItemChange }) {
  if (publishedOn === null) return <Light light={light} word={text.standings[standing]} />;
  return (
    <span className={styles.done} data-standing={standing}>
      {text.published(publishedOn)}，{text.standings[standing]}
    </span>
  );
}
