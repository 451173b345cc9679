import type { CompiledRelease } from '../../api/studio.ts';
import { sourceNames } from '@yijian/core/definitions';
import styles from './plan.module.css';
import { words } from './strings.ts';
import { Users } from './users.tsx';

const text = words.materials;

/** 一套材料: the merged list, who uses each, and how it need not be brought. */
export function MaterialsTab({ release }: { release: CompiledRelease }) {
  const { list, total } = release.materials;
  return (
    <>
      <div className={styles.tabHead}>
        <p>{text.summary(total, list.filter((material) => material.ways.length > 0).length)}</p>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            {Object.values(text.column).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.map((material) => (
            <tr key={material.key}>
              <th scope="row">{material.name}</th>
              <td data-title={text.column.users}>
                <Users users={material.users} nodes={release.nodes} />
              </td>
              <td data-title={text.column.issued}>{text.issued[material.issuedBy] ?? material.issuedBy}</td>
              <td data-title={text.column.ways}>
                {material.ways.length === 0
                  ? text.bring
                  : material.ways.map((way) => (
                      <span key={way} className={styles.chip} data-tone="in">
                        {sourceNames[way] ?? way}
                      </span>
                    ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
