import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BundleSummary } from '../api/bundles.ts';
import { find } from '../api/find.ts';
import { GuideLinks } from '../ui/guide-links.tsx';
import { LoadingBlock } from '../ui/loading-block.tsx';
import { Section } from '../ui/section.tsx';
import styles from './counter.module.css';
import { words } from './strings.ts';

type Props = {
  bundles: readonly BundleSummary[];
  isLoading: boolean;
  audience: 'person' | 'enterprise' | null;
  chosen: string | null;
  onChoose: (code: string) => void;
};

/** 办什么事: found by everyday words; only what this applicant may ask for is listed. */
export function BundleSection({ bundles, isLoading, audience, chosen, onChoose }: Props) {
  const [text, setText] = useState('');
  const q = text.trim();
  const found = useQuery({
    queryKey: ['search', q],
    queryFn: () => find({ q, limit: 50 }),
    enabled: q.length > 0,
    staleTime: 60_000,
  });
  // A single item leads to the bundles in which it is handled.
  const codes =
    q && found.data
      ? new Set(
          found.data.things.flatMap((one) => (one.kind === 'bundle' ? [one.code] : one.partOf.map(({ code }) => code))),
        )
      : null;
  const matching = bundles.filter((bundle) => codes === null || codes.has(bundle.code));
  const offered = matching.filter(
    (bundle) => bundle.code === chosen || audience === null || bundle.audience === audience,
  );
  return (
    <Section title={`2 ${words.steps.bundle}`}>
      <label htmlFor="bundle-search" className="visually-hidden">
        {words.bundleSearch}
      </label>
      <input
        id="bundle-search"
        className={styles.bundleSearch}
        type="search"
        value={text}
        placeholder={words.bundleSearch}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (q && offered[0]) onChoose(offered[0].code);
        }}
      />
      {isLoading && <LoadingBlock lines={2} />}
      <div className={styles.bundles} role="radiogroup" aria-label={words.steps.bundle}>
        {offered.map((bundle) => (
          <label key={bundle.code} className={styles.bundle}>
            <input type="radio" name="bundle" checked={bundle.code === chosen} onChange={() => onChoose(bundle.code)} />
            <b>{bundle.name}</b>
            <small>{words.promise(bundle.promiseDays.least, bundle.promiseDays.most)}</small>
            <small className={styles.bundleMore}>{bundle.summary}</small>
            <small className={styles.bundleMore}>{words.departments(bundle.departments)}</small>
          </label>
        ))}
      </div>
      {chosen && <GuideLinks of="bundles" code={chosen} kinds={['counter']} />}
      {offered.length < matching.length && (
        <p className="secondary">{words.bundleOthers(matching.length - offered.length)}</p>
      )}
      {codes !== null && matching.length === 0 && (
        <p>
          <b>{words.bundleNone}</b>：{words.bundleNoneText}
        </p>
      )}
    </Section>
  );
}
