import type { DecisionTable } from '@yijian/core/contract';
import { gridToTable, tableToGrid, type WrittenTable } from '@yijian/core/rules/tables';
import Button from 'antd/es/button';
import { useRef, useState } from 'react';
import { downloadGrid, readGridFile } from '../../api/imports.ts';
import { useWrite } from '../../api/use-write.ts';
import { saveBlob } from '../../ui/document-link.tsx';
import { Problem } from '../../ui/problem.tsx';
import { words } from './strings.ts';
import styles from './tables.module.css';

type Props = { table: DecisionTable; written: WrittenTable; onTable: (table: DecisionTable) => void };
type Said = { where: string; message: string; remedy: string };

/** 决策表和 Excel: down as a workbook, back in place of all rows; a file whose columns do not fit changes nothing and says why. */
export function SheetButtons({ table, written, onTable }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  const [done, setDone] = useState<{ rows: number; wrong: Said[] } | null>(null);
  const save = useWrite((_: null) => downloadGrid(table.name || table.code, tableToGrid(written)), {
    onDone: (file) => saveBlob(file, words.toExcel),
  });
  const bring = useWrite((file: File, key: string) => readGridFile(file, key), {
    onDone: ({ grid, problems }) => {
      const read = gridToTable(written, grid);
      const misfits = read.findings.filter(({ code }) => code.startsWith('table-column-'));
      const wrong: Said[] = [
        ...problems
          .filter(({ severity }) => severity === 'block')
          .map((one) => ({ ...one, where: words.line(one.line, one.column) })),
        ...misfits.map((one) => ({ ...one, where: '' })),
      ];
      setDone({ rows: read.table.rows.length, wrong });
      if (wrong.length > 0) return;
      onTable({
        ...table,
        rows: read.table.rows.map((row) => ({ ...row, when: [...row.when], gives: [...row.gives] })),
      });
    },
  });
  return (
    <>
      <Button onClick={() => void save.run(null)} loading={save.isBusy}>
        {words.toExcel}
      </Button>
      <Button onClick={() => picker.current?.click()} loading={bring.isBusy}>
        {words.fromExcel}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".xlsx,.csv"
        aria-label={words.fromExcel}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          setDone(null);
          if (file) void bring.run(file);
        }}
      />
      <Problem problem={save.problem ?? bring.problem} />
      {done && done.wrong.length === 0 && <output>{words.fromExcelDone(done.rows)}</output>}
      {done && done.wrong.length > 0 && (
        <div role="alert" className={styles.misfit}>
          <p>{words.fromExcelBad}</p>
          <ul>
            {done.wrong.map(({ where, message, remedy }) => (
              <li key={where + message}>
                {where && `${where}：`}
                {message}。{remedy}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
