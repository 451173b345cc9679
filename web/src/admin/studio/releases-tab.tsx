import type { ReleaseRow } from '../../api/studio.ts';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import styles from './plan.module.css';
import { words } from './strings.ts';

const text = words.releases;

/** 发布记录: every release with when and why. */
export function ReleasesTab({ releases }: { releases: readonly ReleaseRow[] }) {
  if (releases.length === 0) return <p className="secondary">{text.none}</p>;
  return (
    <ol className={styles.releases}>
      {releases.map((release) => (
        <li key={release.hash}>
          <b>{text.version(release.version)}</b>
          <span className={styles.chip} data-tone={release.status === 'published' ? 'in' : 'out'}>
            {text.statuses[release.status] ?? release.status}
          </span>
          <span className="secondary number">{shanghaiTime(release.publishedAt)}</span>
          <p>{release.reason}</p>
        </li>
      ))}
    </ol>
  );
}
