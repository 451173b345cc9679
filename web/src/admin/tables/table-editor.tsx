import type { DecisionTable, Finding } from '@yijian/core/contract';
import { judgeTable, type TableFinding, tableToGrid } from '@yijian/core/rules/tables';
import Button from 'antd/es/button';
import { useMemo, useState } from 'react';
import type { DefinitionHistory } from '../../api/catalogue.ts';
import { EditorFrame } from '../catalogue/editor-frame.tsx';
import { useDraftSaver } from '../catalogue/use-draft-saver.ts';
import { useKeptText } from '../catalogue/use-kept-text.ts';
import { useKind } from '../catalogue/use-names.ts';
import { placeWords } from '../place-words.ts';
import { Grid } from './grid.tsx';
import { withColumn, withRow, writeCells } from './grid-cells.ts';
import { SheetButtons } from './sheet-buttons.tsx';
import { words } from './strings.ts';
import { TableSettings } from './table-settings.tsx';
import styles from './tables.module.css';
import { TryOut } from './try-out.tsx';
import { useWritten } from './use-written.ts';

type Props = { history: DefinitionHistory; start: DecisionTable; onSaved?: (code: string) => void };
const print = (table: unknown): string => JSON.stringify(table);

/** 决策表编辑: the grid, what was found in it, and a row to try; saved, submitted and published like any definition. */
export function TableEditor({ history, start, onSaved }: Props) {
  const saver = useDraftSaver(history);
  const kept = useKeptText(`decisionTable:${start.code || 'new'}`, print(start), saver.from);
  const table = useMemo(() => JSON.parse(kept.text) as DecisionTable, [kept.text]);
  const written = useWritten(table);
  const found = useMemo(() => (written ? judgeTable(written) : []), [written]);
  const names = new Map(useKind('dataElement').map((row) => [row.code, row.name]));
  const change = (next: DecisionTable): void => kept.setText(print(next));
  const add = (side: 'inputs' | 'outputs', element: string): void => {
    const wider = withColumn(table, side, element);
    change(wider.rows.length === 0 ? withRow(wider) : wider);
  };
  const refused = (saver.problem?.facts.findings as Finding[] | undefined) ?? [];
  const isReady = table.inputs.length > 0 && table.outputs.length > 0 && table.rows.length > 0;
  return (
    <EditorFrame
      history={history}
      kept={kept}
      saver={saver}
      definition={isReady && table.code !== '' && table.name !== '' ? table : null}
      print={print}
      findings={[...refused, ...found.filter((one) => one.row === undefined).map((one) => asFinding(one, table))]}
      where={(finding) => placeWords(finding.place, `decisionTable:${table.code}`) || table.name}
      isBlocked={found.some((one) => one.severity === 'block')}
      onSaved={() => onSaved?.(table.code)}
    >
      <TableSettings table={table} isNew={onSaved !== undefined} names={names} onTable={change} onColumn={add} />
      {!isReady && <p className="secondary">{words.noColumns}</p>}
      <Grid
        table={table}
        written={written}
        findings={found}
        titleOf={(element) => names.get(element) ?? element}
        onTable={change}
      />
      <div className={styles.under}>
        <Button onClick={() => change(withRow(table))}>{words.addRow}</Button>
        {written && 'clipboard' in navigator && <CopyButton text={() => writeCells(tableToGrid(written))} />}
        {written && <SheetButtons table={table} written={written} onTable={change} />}
        <p className="secondary">
          {words.keys} {words.cellHint}
        </p>
      </div>
      {written && isReady && <TryOut written={written} />}
    </EditorFrame>
  );
}

const asFinding = ({ code, severity, message, remedy }: TableFinding, table: DecisionTable): Finding => ({
  code,
  severity,
  place: `decisionTable:${table.code}`,
  message,
  remedy,
});

function CopyButton({ text }: { text: () => string }) {
  const [isDone, setDone] = useState(false);
  return (
    <>
      <Button onClick={() => void navigator.clipboard.writeText(text()).then(() => setDone(true))}>{words.copy}</Button>
      {isDone && <output>{words.copied}</output>}
    </>
  );
}
