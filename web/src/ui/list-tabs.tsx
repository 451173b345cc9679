import { PageLink } from './navigation.tsx';
import styles from './staff.module.css';

type Props = {
  label: string;
  tabs: readonly { to: string; label: string; count: number | null; isCurrent: boolean }[];
};

/** 清单页签: the lists of a work place with how much lies in each; addresses, so that each can be kept as a bookmark. */
export function ListTabs({ label, tabs }: Props) {
  return (
    <nav className={`${styles.tabs} no-print`} aria-label={label}>
      {tabs.map((tab) => (
        <PageLink key={tab.to} to={tab.to} className={styles.tab} aria-current={tab.isCurrent ? 'page' : undefined}>
          {tab.label}
          {tab.count !== null && <span className={styles.count}>{tab.count}</span>}
        </PageLink>
      ))}
    </nav>
  );
}
