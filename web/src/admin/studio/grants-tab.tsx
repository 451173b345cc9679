import type { CompiledRelease } from '../../api/studio.ts';
import { grantsOf } from './grants.ts';
import styles from './plan.module.css';
import { words } from './strings.ts';

const text = words.grants;

/** 授权: what each department will be able to see of a case, and nothing else. */
export function GrantsTab({ release }: { release: CompiledRelease }) {
  return (
    <>
      <p className="secondary">{text.note}</p>
      <ul className={styles.grants}>
        {grantsOf(release).map((grant) => (
          <li key={grant.authority}>
            <h3>{grant.authorityName}</h3>
            <p className="secondary">{grant.items.join('、')}</p>
            <p className={styles.grantCounts}>
              <Share
                part={grant.fields.length}
                whole={release.fields.total}
                told={text.fields(grant.fields.length, release.fields.total)}
              />
              <Share
                part={grant.materials.length}
                whole={release.materials.total}
                told={text.materials(grant.materials.length, release.materials.total)}
              />
            </p>
            <details>
              <summary>{text.show}</summary>
              <p>{grant.fields.join('、')}</p>
              <p>{grant.materials.join('、')}</p>
              {grant.results.length > 0 && (
                <p>
                  {text.results}：{grant.results.join('、')}
                </p>
              )}
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

function Share({ part, whole, told }: { part: number; whole: number; told: string }) {
  return (
    <span className={styles.share}>
      <span className={styles.shareBar} aria-hidden="true">
        <span style={{ width: `${whole === 0 ? 0 : (100 * part) / whole}%` }} />
      </span>
      <span className="number">{told}</span>
    </span>
  );
}
