import { useQuery } from '@tanstack/react-query';
import { search } from '../../api/bundles.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import styles from './home.module.css';
import { SearchBox } from './search-box.tsx';

const text = words.home;

/** 搜索结果: bundles first, then single items; nothing found says what to try. */
export default function SearchPage() {
  const q = useQueryText('q') ?? '';
  const found = useQuery({ queryKey: ['search', q], queryFn: () => search(q), enabled: q !== '' });
  const isEmpty = found.data && found.data.bundles.length + found.data.items.length === 0;
  return (
    <CitizenPage title={text.resultsOf(q)} width="narrow">
      <h1 className="visually-hidden">{text.resultsOf(q)}</h1>
      <SearchBox key={q} initial={q} />
      {found.isPending && q !== '' && <LoadingBlock />}
      <Problem problem={found.error} />
      {isEmpty && (
        <Empty title={text.nothing(q)} next={<PageLink to="/">{words.nav.home}</PageLink>}>
          {text.nothingHint}
        </Empty>
      )}
      <ul className={styles.results} aria-label={text.resultsOf(q)}>
        {found.data?.bundles.map((bundle) => (
          <Result
            key={bundle.code}
            to={`/citizen/bundles/${bundle.code}`}
            name={bundle.name}
            kind={text.asBundle}
            note={bundle.summary}
          />
        ))}
        {found.data?.items.map((item) => (
          <Result
            key={item.code}
            to={`/citizen/items/${item.code}`}
            name={item.name}
            kind={text.asItem}
            note={item.authority}
          />
        ))}
      </ul>
    </CitizenPage>
  );
}

function Result({ to, name, kind, note }: { to: string; name: string; kind: string; note: string }) {
  return (
    <li className={styles.card}>
      <span className={styles.tag}>{kind}</span>
      <h2>
        <PageLink to={to} className={styles.cardLink}>
          {name}
        </PageLink>
      </h2>
      <p className={styles.summary}>{note}</p>
    </li>
  );
}
