import { useState } from 'react';
import type { BundleSummary } from '../../api/bundles.ts';
import { PageLink } from '../../ui/navigation.tsx';
import { words } from '../strings.ts';
import styles from './home.module.css';

const text = words.home;
type Filter = { audience: string | null; stage: string | null };

/** 一件事清单: cards that say what, who and how long; filtered by person or enterprise and by life stage. */
export function BundleCards({ bundles }: { bundles: readonly BundleSummary[] }) {
  const [filter, setFilter] = useState<Filter>({ audience: null, stage: null });
  const ofAudience = bundles.filter((bundle) => filter.audience === null || bundle.audience === filter.audience);
  const stages = [...new Set(ofAudience.map((bundle) => bundle.lifeStage))];
  const shown = ofAudience.filter((bundle) => filter.stage === null || bundle.lifeStage === filter.stage);
  return (
    <>
      <div className={styles.filters}>
        {[null, 'person', 'enterprise'].map((audience) => (
          <Chip
            key={audience ?? ''}
            isOn={filter.audience === audience && filter.stage === null}
            label={audience === null ? text.everybody : text[audience as 'person' | 'enterprise']}
            onPick={() => setFilter({ audience, stage: null })}
          />
        ))}
        <span className={styles.divide} aria-hidden="true" />
        {stages.map((stage) => (
          <Chip
            key={stage}
            isOn={filter.stage === stage}
            label={stage}
            onPick={() => setFilter({ ...filter, stage: filter.stage === stage ? null : stage })}
          />
        ))}
      </div>
      <ul className={styles.cards}>
        {shown.map((bundle) => (
          <li key={bundle.code} className={styles.card}>
            <h3>
              <PageLink to={`/citizen/bundles/${bundle.code}`} className={styles.cardLink}>
                {bundle.name}
              </PageLink>
            </h3>
            <p className={styles.summary}>{bundle.summary}</p>
            <p className={styles.facts}>
              <span>{text.departments(bundle.departments.length)}</span>
              <span>{text.atMostItems(bundle.items.length)}</span>
              <span>{text.within(bundle.promiseDays.least, bundle.promiseDays.most)}</span>
            </p>
            <p className={styles.less}>
              {text.lessMaterials(bundle.figures.materials.before, bundle.figures.materials.after)}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Chip({ isOn, label, onPick }: { isOn: boolean; label: string; onPick: () => void }) {
  return (
    <button type="button" className={styles.chip} aria-pressed={isOn} onClick={onPick}>
      {label}
    </button>
  );
}
