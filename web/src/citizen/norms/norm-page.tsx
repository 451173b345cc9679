import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { readNorm, type ShownNorm } from '../../api/norms.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, usePathPart, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { CitizenPage } from '../frame.tsx';
import styles from './norms.module.css';
import { words } from './strings.ts';

const text = words.norms;

/** 一项制度: its clauses, each with an address of its own, and every version. */
export default function NormPage() {
  const code = usePathPart('code');
  const version = useQueryText('version');
  const found = useQuery({ queryKey: ['norm', code, version], queryFn: () => readNorm(code, version) });
  return (
    <CitizenPage title={found.data?.norm.name ?? text.title}>
      <Problem isPage problem={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <LoadingBlock lines={8} />}
      {found.data && <Norm shown={found.data} />}
    </CitizenPage>
  );
}

function Norm({ shown: { norm, standing, version, versions } }: { shown: ShownNorm }) {
  const at = useRouterState({ select: (state) => state.location.hash });
  const facts = [
    [text.standing, `${text.standings[standing]}（${text.version(version)}）`],
    [text.number, norm.number],
    [text.issuer, norm.issuer],
    [text.validFrom, norm.validFrom],
    [text.scope, norm.scope],
  ] as const;
  return (
    <>
      <h1>{norm.name}</h1>
      {(standing === 'superseded' || standing === 'withdrawn') && (
        <p className={styles.old} role="note">
          {text[standing]}
          {standing === 'superseded' && (
            <PageLink to={`/citizen/norms/${encodeURIComponent(norm.code)}`}>{text.toCurrent}</PageLink>
          )}
        </p>
      )}
      <Section title={text.about} aside={<PageLink to="/citizen/lists?list=norms">{text.all}</PageLink>}>
        <dl className={styles.facts}>
          {facts.map(([name, value]) =>
            value ? (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </Section>
      <Section title={text.clauses}>
        <ol className={styles.clauses}>
          {norm.clauses.map((clause) => (
            <li key={clause.id} id={clause.id} data-here={at === clause.id}>
              <b>{clause.article}</b>
              <p>{clause.text}</p>
            </li>
          ))}
        </ol>
      </Section>
      {versions.length > 1 && <Versions code={norm.code} versions={versions} at={version} />}
    </>
  );
}

function Versions({ code, versions, at }: { code: string; versions: ShownNorm['versions']; at: number }) {
  return (
    <Section title={text.versions}>
      <ul className={styles.versions}>
        {versions.map(({ version, standing, from, until }) => (
          <li key={version}>
            <PageLink
              to={`/citizen/norms/${encodeURIComponent(code)}?version=${version}`}
              aria-current={version === at ? 'page' : undefined}
            >
              {text.version(version)}
            </PageLink>
            <span className={styles.standing} data-standing={standing}>
              {text.standings[standing]}
            </span>
            <span className="secondary">{from && text.period(dayOf(from), until && dayOf(until))}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const dayOf = (instant: string): string => shanghaiTime(instant).slice(0, 10);
