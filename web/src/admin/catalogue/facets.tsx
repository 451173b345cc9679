import { useEffect, useState } from 'react';
import { PageLink, useGo } from '../../ui/navigation.tsx';
import { words } from '../strings.ts';
import styles from './catalogue.module.css';
import { type CatalogueQuery, catalogueAddress } from './catalogue-address.ts';

const SEARCH_PAUSE_MS = 250;
const text = words.list;
const kinds = [...Object.keys(words.kinds), 'all'];

type Props = { query: CatalogueQuery; owners: ReadonlyMap<string, string> };

/** 筛选栏: search, kind, status and owner; every choice is an address. */
export function Facets({ query, owners }: Props) {
  const go = useGo();
  return (
    <aside className={styles.facets}>
      <SearchBox query={query} />
      <Choices
        title={text.kind}
        options={kinds.map((kind) => ({
          label: words.kinds[kind] ?? text.any,
          to: catalogueAddress({ ...query, kind, owner: '' }),
          isCurrent: kind === query.kind,
        }))}
      />
      <Choices
        title={text.status}
        options={['', ...Object.keys(text.statuses)].map((status) => ({
          label: text.statuses[status] ?? text.any,
          to: catalogueAddress({ ...query, status }),
          isCurrent: status === query.status,
        }))}
      />
      <label className={styles.owner}>
        <span className={styles.facetTitle}>{text.owner}</span>
        <select value={query.owner} onChange={(event) => go(catalogueAddress({ ...query, owner: event.target.value }))}>
          <option value="">{text.any}</option>
          {[...owners].map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </aside>
  );
}

function Choices({ title, options }: { title: string; options: { label: string; to: string; isCurrent: boolean }[] }) {
  return (
    <nav className={styles.choices} aria-label={title}>
      <p className={styles.facetTitle}>{title}</p>
      <ul>
        {options.map((option) => (
          <li key={option.label}>
            <PageLink to={option.to} data-current={option.isCurrent}>
              {option.label}
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
