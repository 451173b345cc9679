import { useEffect, useState } from 'react';
import { itemTypeNames } from '@yijian/core/definitions';
import type { CatalogueFacets, FacetName } from '../../api/catalogue.ts';
import { PageLink, useGo } from '../../ui/navigation.tsx';
import { words } from '../strings.ts';
import styles from './catalogue.module.css';
import { type CatalogueQuery, catalogueAddress, ofKind } from './catalogue-address.ts';

const SEARCH_PAUSE_MS = 250;
const text = words.list;
const kinds = [...Object.keys(words.kinds), 'all'];

type Props = {
  query: CatalogueQuery;
  owners: ReadonlyMap<string, string>;
  /** null until counted */
  counted: CatalogueFacets | null;
};
type Option = { value: string; label: string; count: number | null };

/** 筛选栏: search, kind, status, findings, type, owner and region, each value with how many it leaves; every choice is an address. */
export function Facets({ query, owners, counted }: Props) {
  const countOf = (facet: FacetName, value: string): number | null =>
    counted && (counted.facets[facet].find((one) => one.value === value)?.count ?? 0);
  const named = (facet: FacetName, names: Readonly<Record<string, string>>): Option[] =>
    Object.entries(names).map(([value, label]) => ({ value, label, count: countOf(facet, value) }));
  /** Only what is there, and what is chosen. */
  const present = (facet: 'owner' | 'region' | 'type', nameOf: (value: string) => string | undefined): Option[] => {
    const values = counted?.facets[facet] ?? [];
    const chosen = query[facet] === '' || values.some((one) => one.value === query[facet]) ? [] : [query[facet]];
    return [...values, ...chosen.map((value) => ({ value, count: 0 }))].map(({ value, count }) => ({
      value,
      label: nameOf(value) ?? value,
      count,
    }));
  };
  const ofItems = query.kind === 'item' || query.kind === 'all';
  return (
    <aside className={styles.facets}>
      <SearchBox query={query} />
      <Choices
        title={text.kind}
        options={kinds
          .map((kind) => ({
            label: words.kinds[kind] ?? text.any,
            count: kind === 'all' ? null : countOf('kind', kind),
            to: catalogueAddress(ofKind(query, kind)),
            isCurrent: kind === query.kind,
          }))
          .filter(({ count, isCurrent }) => count !== 0 || isCurrent)}
      />
      <Choice facet="status" title={text.status} query={query} options={named('status', text.statuses)} />
      <Choice facet="finding" title={text.finding} query={query} options={named('finding', text.findings)} />
      {ofItems && (
        <Picker facet="type" title={text.type} query={query} options={present('type', (code) => itemTypeNames[code])} />
      )}
      <Picker facet="owner" title={text.owner} query={query} options={present('owner', (code) => owners.get(code))} />
      {ofItems && (
        <Picker
          facet="region"
          title={text.region}
          query={query}
          options={present('region', (code) => owners.get(code))}
        />
      )}
    </aside>
  );
}

/** 一个分面 with few values, all in sight. */
function Choice({ facet, title, query, options }: PickerProps) {
  const all = { value: '', label: text.any, count: null };
  return (
    <Choices
      title={title}
      options={[all, ...options].map(({ value, label, count }) => ({
        label,
        count,
        to: catalogueAddress({ ...query, [facet]: value }),
        isCurrent: value === query[facet],
      }))}
    />
  );
}

type PickerProps = {
  facet: 'status' | 'finding' | 'type' | 'owner' | 'region';
  title: string;
  query: CatalogueQuery;
  options: readonly Option[];
};

/** 一个分面 with many values, in a list to pick from. */
function Picker({ facet, title, query, options }: PickerProps) {
  const go = useGo();
  return (
    <label className={styles.owner}>
      <span className={styles.facetTitle}>{title}</span>
      <select
        value={query[facet]}
        onChange={(event) => go(catalogueAddress({ ...query, [facet]: event.target.value }))}
      >
        <option value="">{text.any}</option>
        {options.map(({ value, label, count }) => (
          <option key={value} value={value}>
            {count === null ? label : text.count(label, count)}
          </option>
        ))}
      </select>
    </label>
  );
}

type Shown = { label: string; count: number | null; to: string; isCurrent: boolean };

function Choices({ title, options }: { title: string; options: readonly Shown[] }) {
  return (
    <nav className={styles.choices} aria-label={title}>
      <p className={styles.facetTitle}>{title}</p>
      <ul>
        {options.map((option) => (
          <li key={option.label}>
            <PageLink to={option.to} data-current={option.isCurrent}>
              {option.label}
              {option.count !== null && <span className={styles.facetCount}>{option.count}</span>}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SearchBox({ query }: { query: CatalogueQuery }) {
  const go = useGo();
  const [typed, setTyped] = useState(query.q);
  useEffect(() => {
    if (typed.trim() === query.q) return undefined;
    const timer = setTimeout(
      () => go(catalogueAddress({ ...query, q: typed.trim() }), { replace: true }),
      SEARCH_PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [typed, query, go]);
  return (
    <search>
      <label htmlFor="catalogue-search" className={styles.facetTitle}>
        {text.search}
      </label>
      <input
        id="catalogue-search"
        type="search"
        className={styles.search}
        value={typed}
        placeholder={text.searchHint}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
    </search>
  );
}
