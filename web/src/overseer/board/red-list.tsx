import type { RedStrand } from '../../api/oversight.ts';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Section } from '../../ui/section.tsx';
import { caseAddress, casesAddress } from '../addresses.ts';
import { words } from '../strings.ts';
import styles from './board.module.css';

const text = words.board;
const SHOWN = 10;

const columns: readonly Column<RedStrand>[] = [
  { key: 'strand', title: text.red.strand, show: (row) => <Strand row={row} />, sortBy: (row) => row.itemName },
  { key: 'authority', title: text.red.authority, show: (row) => row.authorityName, sortBy: (row) => row.authorityName },
  {
    key: 'due',
    title: text.red.due,
    show: (row) => <span className={styles.solid}>{row.due}</span>,
    sortBy: (row) => row.due,
  },
  {
    key: 'overdue',
    title: text.red.overdue,
    align: 'right',
    show: (row) => <Overdue days={row.overdueDays} />,
    sortBy: (row) => row.overdueDays,
  },
];

/** 超期子件: what is late now, the longest first. */
export function RedList({ red }: { red: readonly RedStrand[] }) {
  return (
    <Section
      title={text.redTitle}
      aside={red.length > SHOWN && <PageLink to={casesAddress({ light: 'red' })}>{text.more(red.length)}</PageLink>}
    >
      {red.length === 0 ? (
        <p className={styles.fine}>{text.redNone}</p>
      ) : (
        <DataList
          caption={text.redTitle}
          columns={columns}
          rows={red.slice(0, SHOWN)}
          rowKey={(row) => `${row.caseId} ${row.member}`}
          rowTo={(row) => caseAddress(row.caseId)}
        />
      )}
    </Section>
  );
}

function Strand({ row }: { row: RedStrand }) {
  return (
    <>
      {row.itemName}
      <small className={styles.receiptNo}>
        {row.bundleName} {row.receiptNo}
      </small>
    </>
  );
}

const Overdue = ({ days }: { days: number }) => <b className={styles.overdue}>{text.overdue(days)}</b>;
