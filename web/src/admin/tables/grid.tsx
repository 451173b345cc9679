import type { DecisionTable } from '@yijian/core/contract';
import type { TableFinding, WrittenTable } from '@yijian/core/rules/tables';
import { type ClipboardEvent, Fragment, type KeyboardEvent, useRef } from 'react';
import {
  type CellAt,
  cellAfter,
  cellText,
  columnCount,
  pasted,
  withCell,
  withoutColumn,
  withoutRow,
} from './grid-cells.ts';
import { words } from './strings.ts';
import styles from './tables.module.css';

type Props = {
  table: DecisionTable;
  written: WrittenTable | undefined;
  findings: readonly TableFinding[];
  titleOf: (element: string) => string;
  onTable: (table: DecisionTable) => void;
};

/** 表格: a cell is a box; arrows and Enter walk, Tab as everywhere; what was found stands beneath its row, marked in its cell. */
export function Grid({ table, written, findings, titleOf, onTable }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const columns = [...table.inputs, ...table.outputs].map((column) => column.label ?? titleOf(column.element));
  const titles = [...columns, words.note];
  const focus = ({ row, column }: CellAt): boolean => {
    const cell = body.current?.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`);
    cell?.focus();
    cell?.select();
    return Boolean(cell);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>, at: CellAt): void => {
    if (event.nativeEvent.isComposing || !leaves(event)) return;
    const next = cellAfter(event.key, event.shiftKey, at);
    if (next !== null && focus(next)) event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, at: CellAt): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    onTable(pasted(table, written, at, text));
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.grid}>
        <Head table={table} titles={titles} onTable={onTable} />
        <tbody ref={body}>
          {table.rows.map((row, at) => {
            const own = findings.filter((finding) => finding.row === at);
            return (
              <Fragment key={row.id}>
                <tr>
                  <th scope="row">{at + 1}</th>
                  {Array.from({ length: columnCount(table) }, (_, column) => {
                    const found = own.find((finding) => finding.column === column);
                    return (
                      <td key={column} data-severity={found?.severity}>
                        <input
                          data-cell={`${at}:${column}`}
                          aria-label={words.cell(at + 1, titles[column] ?? '')}
                          aria-invalid={found?.severity === 'block' || undefined}
                          aria-describedby={found ? `found-${row.id}` : undefined}
                          value={cellText(table, { row: at, column })}
                          maxLength={200}
                          onChange={(event) => onTable(withCell(table, { row: at, column }, event.target.value))}
                          onKeyDown={(event) => onKey(event, { row: at, column })}
                          onPaste={(event) => onPaste(event, { row: at, column })}
                        />
                      </td>
                    );
                  })}
                  <td>
                    <button
                      type="button"
                      className={styles.remove}
                      aria-label={words.removeRow(at + 1)}
                      disabled={table.rows.length === 1}
                      onClick={() => onTable(withoutRow(table, at))}
                    >
                      ×
                    </button>
                  </td>
                </tr>
                {own.length > 0 && <Found id={`found-${row.id}`} own={own} span={titles.length + 2} />}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const Found = ({ id, own, span }: { id: string; own: readonly TableFinding[]; span: number }) => (
  <tr className={styles.found}>
    <td colSpan={span} id={id}>
      {own.map((finding) => (
        <p key={finding.code + finding.message} data-severity={finding.severity}>
          {finding.message}。{finding.remedy}
        </p>
      ))}
    </td>
  </tr>
);

type HeadProps = Pick<Props, 'table' | 'onTable'> & { titles: readonly string[] };

function Head({ table, titles, onTable }: HeadProps) {
  const inputs = table.inputs.length;
  const count = inputs + table.outputs.length;
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="visually-hidden">{words.rowTitle}</span>
        </th>
        {titles.map((title, at) => (
          <th key={`${title} ${at}`} scope="col" data-side={at < inputs ? 'when' : at < count ? 'then' : 'note'}>
            {at < inputs ? `${words.ifTitle} ` : at < count ? `${words.thenTitle} ` : ''}
            {title}
            {at < count && (
              <button
                type="button"
                className={styles.remove}
                aria-label={words.removeColumn(title)}
                onClick={() =>
                  onTable(
                    at < inputs ? withoutColumn(table, 'inputs', at) : withoutColumn(table, 'outputs', at - inputs),
                  )
                }
              >
                ×
              </button>
            )}
          </th>
        ))}
        <th scope="col">
          <span className="visually-hidden">{words.remove}</span>
        </th>
      </tr>
    </thead>
  );
}

/** Arrows to the side leave a cell only at the end of its text. */
function leaves({
  key,
  currentTarget: { selectionStart, selectionEnd, value },
}: KeyboardEvent<HTMLInputElement>): boolean {
  const isAll = selectionStart === 0 && selectionEnd === value.length;
  if (key === 'ArrowLeft') return isAll || selectionEnd === 0;
  if (key === 'ArrowRight') return isAll || selectionStart === value.length;
  return true;
}
