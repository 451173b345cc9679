import { useQuery } from '@tanstack/react-query';
import { listApplications } from '../../api/applications.ts';
import { listCases } from '../../api/cases.ts';
import { Light } from '../../ui/light.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { words } from '../strings.ts';
import styles from './home.module.css';

const text = words.home;
const SHOWN = 3;

/** 接着办: drafts and running cases of the person who is signed in; nothing while there are none. */
export function GoOn() {
  const drafts = useQuery({ queryKey: ['applications'], queryFn: listApplications }).data ?? [];
  const cases = useQuery({ queryKey: ['cases'], queryFn: listCases }).data ?? [];
  const rows = [
    ...drafts.slice(0, SHOWN).map((draft) => ({
      key: draft.applicationId,
      to: `/citizen/applications/${draft.applicationId}`,
      name: draft.bundleName,
      kind: text.draft,
      light: null,
      note: null,
    })),
    ...cases.slice(0, SHOWN).map((one) => ({
      key: one.caseId,
      to: `/citizen/cases/${one.caseId}`,
      name: one.bundleName,
      kind: one.statusName,
      light: one.light,
      note: text.progress(one.done, one.total),
    })),
  ];
  if (rows.length === 0) return null;
  return (
    <section className={styles.goOn}>
      <div className={styles.goOnHead}>
        <h2>{text.goOn}</h2>
        <PageLink to="/citizen/cases">{text.all}</PageLink>
      </div>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <PageLink to={row.to} className={styles.goOnLink}>
              <b>{row.name}</b>
              {row.light === null ? (
                <span className={styles.tag}>{row.kind}</span>
              ) : (
                <Light light={row.light} word={row.kind} />
              )}
              {row.note && <span className={styles.note}>{row.note}</span>}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
