import type { DecisionTable } from '@yijian/core/contract';
import { tableToGrid } from '@yijian/core/rules/tables';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Section } from '../../ui/section.tsx';
import { words } from './strings.ts';
import styles from './tables.module.css';
import { TryOut } from './try-out.tsx';
import { useWritten } from './use-written.ts';

/** 决策表 to read, and to try. */
export function TableBody({ table }: { table: DecisionTable }) {
  const written = useWritten(table);
  if (!written) return <LoadingBlock lines={4} />;
  const [titles = [], ...rows] = tableToGrid(written).map((line) => line.slice(1));
  return (
    <>
      <Section title={table.name} note={`${words.hitPolicy}：${words.policies[table.hitPolicy]}`}>
        <div className={styles.scroll}>
          <table className={styles.grid}>
            <thead>
              <tr>
                {titles.map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((line, at) => (
                <tr key={table.rows[at]!.id}>
                  {line.map((cell, column) => (
                    <td key={titles[column]} className={styles.plain}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      <TryOut written={written} />
    </>
  );
}
