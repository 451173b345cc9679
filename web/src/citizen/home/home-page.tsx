import { useQuery } from '@tanstack/react-query';
import { listBundles } from '../../api/bundles.ts';
import { useMe } from '../../api/session.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import { BundleCards } from './bundle-cards.tsx';
import { GoOn } from './go-on.tsx';
import styles from './home.module.css';
import { SearchBox } from './search-box.tsx';

const text = words.home;

/** 首页: one question, then what is in hand, then what others come for. */
export default function HomePage() {
  const me = useMe().data;
  const bundles = useQuery({ queryKey: ['bundles'], queryFn: () => listBundles(), staleTime: 5 * 60_000 });
  return (
    <CitizenPage title={text.title}>
      <div className={styles.hero}>
        <h1>{text.ask}</h1>
        <SearchBox />
        <p className={styles.hint}>{text.hint}</p>
      </div>
      {me?.kind === 'citizen' && <GoOn />}
      <section className={styles.bundles}>
        <h2>{text.bundles}</h2>
        <p className="secondary">{text.bundlesHint}</p>
        {bundles.isPending && (
          <div className={styles.waiting}>
            <LoadingBlock lines={4} />
          </div>
        )}
        <Problem problem={bundles.error} onRetry={() => void bundles.refetch()} />
        {bundles.data && <BundleCards bundles={bundles.data} />}
      </section>
      <section className={styles.quick}>
        <h2>{text.quick}</h2>
        <ul>
          <QuickLink to="/citizen/cases" title={words.nav.cases} hint={text.casesHint} />
          <QuickLink to="/citizen/track" title={words.nav.track} hint={text.trackHint} />
          <QuickLink to="/verify" title={text.verify} hint={text.verifyHint} />
        </ul>
      </section>
    </CitizenPage>
  );
}

function QuickLink({ to, title, hint }: { to: string; title: string; hint: string }) {
  return (
    <li>
      <PageLink to={to} className={styles.quickLink}>
        <b>{title}</b>
        <span>{hint}</span>
      </PageLink>
    </li>
  );
}
