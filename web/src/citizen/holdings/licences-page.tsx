import { useQuery } from '@tanstack/react-query';
import { type LicenceCard, licencePath, listLicences } from '../../api/holdings.ts';
import { useMe } from '../../api/session.ts';
import { DocumentLink } from '../../ui/document-link.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Light } from '../../ui/light.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import { HoldingTabs } from './holding-tabs.tsx';
import { newestFirst } from './newest-first.ts';
import styles from './holdings.module.css';

const text = words.licences;

/** 我的证照: a card per licence with version and status; older versions stand folded beneath it. */
export default function LicencesPage() {
  const isCitizen = useMe().data?.kind === 'citizen';
  const found = useQuery({ queryKey: ['licences'], queryFn: listLicences, enabled: isCitizen });
  return (
    <CitizenPage isPersonal title={text.title}>
      <h1>{text.title}</h1>
      <HoldingTabs at="licences" />
      <p className="secondary">{text.hint}</p>
      <Problem problem={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <LoadingBlock lines={6} />}
      {found.data?.length === 0 && (
        <Empty title={text.none} next={<PageLink to="/">{words.cases.start}</PageLink>}>
          {text.noneHint}
        </Empty>
      )}
      <ul className={styles.cards}>
        {newestFirst(found.data ?? []).map(({ current, older }) => (
          <li key={current.licenceId}>
            <Card licence={current} />
            {older.length > 0 && (
              <details className={styles.older}>
                <summary>{text.older(older.length)}</summary>
                {older.map((licence) => (
                  <Card key={licence.licenceId} licence={licence} />
                ))}
              </details>
            )}
          </li>
        ))}
      </ul>
    </CitizenPage>
  );
}

function Card({ licence }: { licence: LicenceCard }) {
  const isActive = licence.status === 'active';
  const facts: [string, string][] = [
    [text.number, licence.number],
    [text.version, licence.version],
    [text.holder, licence.holderName],
    [text.issuer, licence.issuerName],
    [text.issuedOn, licence.issuedOn],
    [text.validity, licence.validityText],
  ];
  return (
    <article className={styles.card} data-active={isActive}>
      <div className={styles.cardHead}>
        <h2>{licence.typeName}</h2>
        <Light light={isActive ? 'green' : 'grey'} word={licence.statusName} />
      </div>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
      {licence.flag && <p className={styles.flag}>{licence.flag}</p>}
      {licence.hasFile ? (
        <DocumentLink path={licencePath(licence.licenceId)} title={text.file} />
      ) : (
        <p className="secondary">{text.noFile}</p>
      )}
    </article>
  );
}
