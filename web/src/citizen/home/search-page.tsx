import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  addressOf,
  type Chosen,
  type Facet,
  facetNames,
  find,
  type Found,
  type FoundThing,
  searchAddress,
} from '../../api/find.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, useGo, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import { FacetList } from './facet-list.tsx';
import { SearchBox } from './search-box.tsx';
import styles from './search.module.css';

const text = words.find;
const PAGE = 20;
const MOST = 100;

/** 搜索结果: bundles and items in one ranking beside facets; the address holds all of it. Nothing found leads on, too. */
export default function SearchPage() {
  const q = useQueryText('q') ?? '';
  const chosen = useChosen();
  const place = searchAddress(q, chosen);
  const [shown, setShown] = useState({ place, limit: PAGE });
  const limit = shown.place === place ? shown.limit : PAGE;
  const go = useGo();
  const found = useQuery({
    queryKey: ['search', place, limit],
    queryFn: () => find({ q, chosen, limit }),
    placeholderData: keepPreviousData,
  });
  const title = q === '' ? text.all : words.home.resultsOf(q);
  const narrow = (facet: Facet, value: string | undefined): void =>
    go(searchAddress(q, { ...chosen, [facet]: value }), { replace: true });
  return (
    <CitizenPage title={title}>
      <h1 className="visually-hidden">{title}</h1>
      <div className={styles.box}>
        <SearchBox key={q} initial={q} />
      </div>
      {found.isPending && <LoadingBlock />}
      <Problem problem={found.error} onRetry={() => void found.refetch()} />
      {found.data && (
        <div className={styles.page}>
          <FacetList facets={found.data.facets} chosen={chosen} onChoose={narrow} />
          <div>
            <output className={styles.count}>
              {found.data.total > 0 ? text.found(found.data.total) : words.home.nothing(q)}
            </output>
            {found.data.total === 0 && <Nothing found={found.data} q={q} />}
            <Results label={title} things={found.data.things} />
            {found.data.total > limit && limit < MOST && (
              <button type="button" className={styles.more} onClick={() => setShown({ place, limit: limit + PAGE })}>
                {text.more}
              </button>
            )}
            {found.data.hall && <p className={styles.call}>{text.call(found.data.hall.name, found.data.hall.phone)}</p>}
          </div>
        </div>
      )}
    </CitizenPage>
  );
}

function useChosen(): Chosen {
  const [audience, stage, topic, group, department] = [
    useQueryText('audience'),
    useQueryText('stage'),
    useQueryText('topic'),
    useQueryText('group'),
    useQueryText('department'),
  ];
  const all: Record<Facet, string | null> = { audience, stage, topic, group, department };
  return Object.fromEntries(facetNames.flatMap((facet) => (all[facet] ? [[facet, all[facet]]] : [])));
}

/** 没有找到: what stands in the way, what comes closest. */
function Nothing({ found, q }: { found: Found; q: string }) {
  const label = found.isNear ? text.nearest : text.popular;
  return (
    <section className={styles.nothing}>
      {found.unnarrowed > 0 ? (
        <p>
          {text.narrowed(found.unnarrowed)} <PageLink to={searchAddress(q, {})}>{text.clear}</PageLink>
        </p>
      ) : (
        <p className="secondary">{words.home.nothingHint}</p>
      )}
      <h2>{label}</h2>
      <Results label={label} things={found.nearest} />
    </section>
  );
}

function Results({ label, things }: { label: string; things: readonly FoundThing[] }) {
  return (
    <ul className={styles.results} aria-label={label}>
      {things.map((thing) => (
        <li key={addressOf(thing)} className={styles.result}>
          <h2>
            <PageLink to={addressOf(thing)}>{thing.name}</PageLink>{' '}
            <span className={thing.kind === 'bundle' ? styles.bundle : styles.item}>
              {thing.kind === 'bundle' ? words.home.asBundle : words.home.asItem}
            </span>
          </h2>
          {thing.kind === 'bundle' && <p>{thing.note}</p>}
          <p className={styles.facts}>
            {[thing.kind === 'bundle' ? thing.departments.join('、') : thing.note, thing.takes].join(' · ')}
          </p>
          {thing.partOf.length > 0 && (
            <p className={styles.facts}>
              {text.partOf}
              {thing.partOf.map((bundle) => (
                <PageLink key={bundle.code} to={addressOf({ kind: 'bundle', code: bundle.code })}>
                  {bundle.name}
                </PageLink>
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
