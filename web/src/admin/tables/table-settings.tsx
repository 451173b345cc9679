import type { DecisionTable } from '@yijian/core/contract';
import { words } from './strings.ts';
import styles from './tables.module.css';

type Props = {
  table: DecisionTable;
  isNew: boolean;
  /** data elements by code */
  names: ReadonlyMap<string, string>;
  onTable: (table: DecisionTable) => void;
  onColumn: (side: 'inputs' | 'outputs', element: string) => void;
};

/** 表的设置: name, hit policy, and columns to add. */
export function TableSettings({ table, isNew, names, onTable, onColumn }: Props) {
  return (
    <div className={styles.settings}>
      <label className={styles.field}>
        {words.name}
        <input
          value={table.name}
          maxLength={60}
          onChange={(event) => onTable({ ...table, name: event.target.value })}
        />
      </label>
      {isNew && (
        <label className={styles.field}>
          {words.code}
          <input
            value={table.code}
            maxLength={60}
            placeholder={words.codeHint}
            onChange={(event) => onTable({ ...table, code: event.target.value })}
          />
        </label>
      )}
      <label className={styles.field}>
        {words.hitPolicy}
        <select
          value={table.hitPolicy}
          onChange={(event) => onTable(withPolicy(table, event.target.value as DecisionTable['hitPolicy']))}
        >
          {Object.entries(words.policies).map(([policy, label]) => (
            <option key={policy} value={policy}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {table.hitPolicy === 'collect' && (
        <label className={styles.field}>
          {words.aggregate}
          <select
            value={table.aggregate ?? 'list'}
            onChange={(event) =>
              onTable({ ...table, aggregate: event.target.value as NonNullable<DecisionTable['aggregate']> })
            }
          >
            {Object.entries(words.aggregates).map(([one, label]) => (
              <option key={one} value={one}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      {(['inputs', 'outputs'] as const).map((side) => (
        <label key={side} className={styles.field}>
          {side === 'inputs' ? words.addInput : words.addOutput}
          <select value="" onChange={(event) => event.target.value && onColumn(side, event.target.value)}>
            <option value="">{words.choose}</option>
            {[...names].map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

function withPolicy({ aggregate, ...table }: DecisionTable, hitPolicy: DecisionTable['hitPolicy']): DecisionTable {
  return { ...table, hitPolicy, ...(hitPolicy === 'collect' && aggregate && { aggregate }) };
}
