import { canonicalDecimal, type FactValue, isDecimal } from '@yijian/core/rules';
import {
  compileTable,
  explainTable,
  readTable,
  shownValue,
  type TableColumn,
  type WrittenTable,
} from '@yijian/core/rules/tables';
import { useMemo, useState } from 'react';
import { Section } from '../../ui/section.tsx';
import { words } from './strings.ts';
import styles from './tables.module.css';

/** 试一试: one row of facts; which row applies and why, or what must still be answered. */
export function TryOut({ written }: { written: WrittenTable }) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const read = useMemo(() => readTable(written).table, [written]);
  const facts = Object.fromEntries(
    written.inputs.flatMap((column) => {
      const fact = factOf(typed[column.id] ?? '', column);
      return fact === undefined ? [] : [[column.id, fact] as const];
    }),
  );
  const outcome = read && compileTable(read)(facts);
  return (
    <Section title={words.try} note={words.tryHint}>
      <div className={styles.tryRow}>
        {written.inputs.map((column) => (
          <label key={column.id} className={styles.field}>
            {column.title}
            <FactInput
              column={column}
              value={typed[column.id] ?? ''}
              onValue={(value) => setTyped({ ...typed, [column.id]: value })}
            />
          </label>
        ))}
      </div>
      <output className={styles.outcome} data-is={outcome?.is}>
        {read && outcome ? explainTable(read, facts, outcome) : words.broken}
        {outcome?.is === 'decided' &&
          written.outputs.map((column) => (
            <b key={column.id}>
              {words.thenTitle} {column.title} = {shownValue(outcome.outputs[column.id] ?? null, column)}
            </b>
          ))}
      </output>
    </Section>
  );
}

type InputProps = { column: TableColumn; value: string; onValue: (value: string) => void };

function FactInput({ column, value, onValue }: InputProps) {
  const { kind, values, unit } = column.type;
  const options =
    kind === 'boolean'
      ? [
          { code: 'true', label: words.yes },
          { code: 'false', label: words.no },
        ]
      : (values ?? []);
  if (options.length > 0)
    return (
      <select value={value} onChange={(event) => onValue(event.target.value)}>
        <option value="">{words.unanswered}</option>
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {option.label}
          </option>
        ))}
      </select>
    );
  return (
    <input
      type={kind === 'date' ? 'date' : 'text'}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      placeholder={unit}
      value={value}
      onChange={(event) => onValue(event.target.value)}
    />
  );
}

function factOf(text: string, { type: { kind } }: TableColumn): FactValue | undefined {
  const told = text.trim();
  if (told === '') return undefined;
  if (kind === 'boolean') return told === 'true';
  if (kind !== 'number') return told;
  return isDecimal(told) ? canonicalDecimal(told) : undefined;
}
