import type { VersionRow } from '../../api/catalogue.ts';
import { PageLink } from '../../ui/navigation.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { words } from '../strings.ts';
import styles from './definition.module.css';

const text = words.definition;
type Props = { versions: readonly VersionRow[]; home: string; shown: number };

/** 版本: every version, newest first, with when, why and on what footing. */
export function VersionList({ versions, home, shown }: Props) {
  return (
    <section className={styles.box} aria-label={text.versions}>
      <h2>{text.versions}</h2>
      <ol className={styles.versions}>
        {versions.map((version) => (
          <li key={version.version} data-status={version.status}>
            <div className={styles.versionHead}>
              <b>{words.bundles.version(version.version)}</b>
              <span className={styles.status}>
                {version.status === 'draft' ? words.list.column.draft : words.statuses[version.status]}
              </span>
              {version.version === shown ? (
                <span className="secondary">{text.current}</span>
              ) : (
                <PageLink to={`${home}?version=${version.status === 'draft' ? 'draft' : version.version}`}>
                  {text.see}
                </PageLink>
              )}
            </div>
            <p className="secondary">
              {version.effectiveFrom && `${shanghaiTime(version.effectiveFrom)} ${text.from}`}
              {version.effectiveTo && `，${shanghaiTime(version.effectiveTo)} ${text.to}`}
              {version.status === 'draft' && words.list.draft(shanghaiTime(version.savedAt))}
            </p>
            {version.reason && <p>{version.reason}</p>}
            {version.legalBasis && <p className="secondary">{version.legalBasis}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
