import type { BoardRow, OversightFilter } from '../../api/oversight.ts';
import { PageLink } from '../../ui/navigation.tsx';
import { Section } from '../../ui/section.tsx';
import { casesAddress } from '../addresses.ts';
import { LightBar } from '../light-bar.tsx';
import { words } from '../strings.ts';
import styles from './board.module.css';

const text = words.board;
type Row = BoardRow & { key: string; filter: OversightFilter };

/** 单办: a bundle of one has no lead and no page of its own. */
const isSingle = (bundle: string): boolean => bundle.startsWith('single-');

/** 分项: one bar per department or bundle, the most urgent first; the numbers beside it open their cases. */
export function Breakdown({ title, note, rows }: { title: string; note: string; rows: readonly Row[] }) {
  const most = Math.max(1, ...rows.map((row) => row.open));
  const ordered = [...rows].sort(
    (one, other) => other.red - one.red || other.yellow - one.yellow || other.open - one.open || other.done - one.done,
  );
  return (
    <Section title={title} aside={<span className="secondary">{note}</span>}>
      {rows.length === 0 ? (
        <p className="secondary">{text.empty}</p>
      ) : (
        <table className={styles.rows}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{text.column.name}</th>
              <th scope="col">{text.column.open}</th>
              <th scope="col" data-align="right">
                {text.column.average}
              </th>
              <th scope="col" data-align="right">
                {text.column.done}
              </th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <PageLink to={casesAddress(row.filter)}>{row.name}</PageLink>
                  {row.filter.bundle && !isSingle(row.filter.bundle) && (
                    <PageLink className={styles.more} to={`/overseer/bundles/${encodeURIComponent(row.filter.bundle)}`}>
                      {text.byMonth}
                      <span className="visually-hidden">{row.name}</span>
                    </PageLink>
                  )}
                </th>
                <td className={styles.barCell}>
                  {row.open === 0 ? (
                    <span className="secondary">0</span>
                  ) : (
                    <LightBar
                      lights={row}
                      most={most}
                      label={row.name}
                      to={(light) => casesAddress({ ...row.filter, light })}
                    />
                  )}
                </td>
                <td data-align="right">
                  {row.averageDays === null ? <span className="secondary">—</span> : words.days(row.averageDays)}
                </td>
                <td data-align="right">
                  <PageLink to={casesAddress({ ...row.filter, status: 'concluded' })}>{row.done}</PageLink>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
