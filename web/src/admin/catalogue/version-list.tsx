import type { VersionRow } from '../../api/catalogue.ts';
import { PageLink } from '../../ui/navigation.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { RestoreButton } from '../life/restore-button.tsx';
import { words as life } from '../life/strings.ts';
import { words } from '../strings.ts';
import styles from './definition.module.css';

const text = words.definition;
type Props = {
  versions: readonly VersionRow[];
  home: string;
  shown: number;
  /** where versions can be restored: the definition, and the draft that would be replaced */
  restore?: { kind: string; code: string; draftHash: string | null };
};

/** 版本: every version, newest first, with when, why and on what footing. */
export function VersionList({ versions, home, shown, restore }: Props) {
  return (
    <section className={styles.box} aria-label={text.versions}>
      <h2>{text.versions}</h2>
      <ol className={styles.versions}>
        {versions.map((version, at) => (
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
            {version.publishedBy && <p className="secondary">{life.history.publisher(version.publishedBy)}</p>}
            {version.legalBasis && <p className="secondary">{version.legalBasis}</p>}
            <p className={styles.versionLinks}>
              {versions[at + 1] && (
                <PageLink to={`${home}?view=compare&from=${versions[at + 1]!.version}&to=${version.version}`}>
                  {life.history.compareLast}
                </PageLink>
              )}
              {restore && version.status !== 'draft' && version.status !== 'scheduled' && (
                <RestoreButton {...restore} version={version.version} home={home} />
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
