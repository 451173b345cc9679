import { type ReactNode, useState } from 'react';
import styles from './data-list.module.css';
import { PageLink } from './navigation.tsx';

export type Column<R> = {
  key: string;
  title: string;
  show: (row: R) => ReactNode;
  /** text by which a click on the heading sorts; without it the column does not sort */
  sortBy?: (row: R) => string | number;
  align?: 'right';
  /** kept on phones in the first line of the card */
  lead?: boolean;
};
type Props<R> = {
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** address that the row's first column leads to */
  rowTo?: (row: R) => string;
};

/** 列表: a table on desktops, cards on phones. The heading of a sortable column is a button. */
export function DataList<R>({ caption, columns, rows, rowKey, rowTo }: Props<R>) {
  const [sort, setSort] = useState<{ key: string; down: boolean } | null>(null);
  const by = columns.find((column) => column.key === sort?.key)?.sortBy;
  const shown = by ? [...rows].sort((a, b) => compare(by(a), by(b)) * (sort?.down ? -1 : 1)) : rows;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-align={column.align} aria-sort={sortState(column.key, sort)}>
                {column.sortBy ? (
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() => setSort({ key: column.key, down: sort?.key === column.key && !sort.down })}
                  >
                    {column.title}
                    <span aria-hidden="true">{sort?.key === column.key ? (sort.down ? '↓' : '↑') : '↕'}</span>
                  </button>
                ) : (
                  column.title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) => (
                <td key={column.key} data-align={column.align} data-title={column.title} data-lead={column.lead}>
                  {index === 0 && rowTo ? <PageLink to={rowTo(row)}>{column.show(row)}</PageLink> : column.show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sortState(key: string, sort: { key: string; down: boolean } | null): 'ascending' | 'descending' | undefined {
  if (sort?.key !== key) return undefined;
  return sort.down ? 'descending' : 'ascending';
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN');
}
