import { useQuery } from '@tanstack/react-query';
import type { Definition, Finding } from '@yijian/core/contract';
import { type DefinitionHistory, lintCatalogue, readDefinition, readVersion } from '../../api/catalogue.ts';
import { Empty } from '../../ui/empty.tsx';
import { ListTabs } from '../../ui/list-tabs.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, usePathPart, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { Findings } from '../findings.tsx';
import { DraftActions } from '../life/draft-actions.tsx';
import { ReviewList } from '../life/review-list.tsx';
import { StopDay } from '../life/stop-day.tsx';
import { VersionCompare } from '../life/version-compare.tsx';
import { placeWords } from '../place-words.ts';
import { words } from '../strings.ts';
import { DefinitionBody } from './definition-body.tsx';
import styles from './definition.module.css';
import { DefinitionEditor } from './definition-editor.tsx';
import { GuidePreview } from './guide-preview.tsx';
import { ItemBody } from './item-body.tsx';
import { TableBody } from '../tables/table-body.tsx';
import { useOwnerNames } from './use-names.ts';
import { VersionList } from './version-list.tsx';

const text = words.definition;

/** 定义页: what is in force (or the draft, or an older version) as readable sections, with findings and versions beside it. */
export default function DefinitionPage() {
  const kind = usePathPart('kind');
  const code = usePathPart('code');
  return (
    <AdminShell title={words.kinds[kind] ?? words.list.title}>
      <DefinitionView key={`${kind}:${code}`} kind={kind} code={code} />
    </AdminShell>
  );
}

type Shown = { body: Definition; version: number; standing: 'current' | 'draft' | 'old' };

function DefinitionView({ kind, code }: { kind: string; code: string }) {
  const asked = useQueryText('version');
  // Somebody else may save the same draft meanwhile; who is editing it should know before saving.
  const history = useQuery({
    queryKey: ['definition', kind, code],
    queryFn: () => readDefinition(kind, code),
    refetchInterval: 30_000,
  });
  const older = useQuery({
    queryKey: ['definition', kind, code, asked],
    queryFn: () => readVersion(kind, code, Number(asked)),
    enabled: asked !== null && asked !== 'draft',
  });
  const problem = history.error ?? older.error;
  if (problem) return <Problem problem={problem} onRetry={() => void history.refetch()} />;
  if (!history.data || older.isLoading) return <LoadingBlock lines={8} />;
  const shown = shownOf(history.data.definition, asked, older.data);
  if (shown === null) return <Empty title={words.list.emptyTitle}>{words.list.emptyText}</Empty>;
  return <Whole history={history.data} shown={shown} />;
}

function shownOf(
  definition: DefinitionHistory['definition'],
  asked: string | null,
  older: { version: number; body: Definition } | undefined,
): Shown | null {
  const { draft, published, body } = definition;
  if (older) return { ...older, standing: older.version === published?.version ? 'current' : 'old' };
  if (draft && (asked === 'draft' || body === null || published === null))
    return { body: draft.body, version: draft.version, standing: 'draft' };
  return body && published ? { body, version: published.version, standing: 'current' } : null;
}

function Whole({ history, shown }: { history: DefinitionHistory; shown: Shown }) {
  const { definition } = history;
  const { kind, code } = definition;
  const home = `/admin/catalogue/${kind}/${encodeURIComponent(code)}`;
  const view = useQueryText('view') ?? 'body';
  const owners = useOwnerNames();
  const tabs = [
    { to: `${home}?view=body`, label: text.body, count: null, isCurrent: view === 'body' },
    ...(kind === 'item'
      ? [{ to: `${home}?view=guide`, label: text.guide, count: null, isCurrent: view === 'guide' }]
      : []),
    { to: `${home}?view=edit`, label: text.edit, count: null, isCurrent: view === 'edit' },
    { to: `${home}?view=compare`, label: text.compare, count: null, isCurrent: view === 'compare' },
    { to: `${home}?view=raw`, label: text.raw, count: null, isCurrent: view === 'raw' },
  ];
  return (
    <>
      <p>
        <PageLink to={`/admin/catalogue?kind=${kind}`}>{text.back}</PageLink>
      </p>
      <header className={styles.head}>
        <span className={styles.kind}>{words.kinds[kind] ?? kind}</span>
        <h1>{shown.body.name}</h1>
        <p className="secondary">
          {code} · {owners.get(definition.owner ?? '') ?? definition.owner}
        </p>
      </header>
      <Standing shown={shown} definition={definition} home={home} />
      {view !== 'edit' && kind !== 'bundle' && <DraftActions definition={definition} findings={history.findings} />}
      <ListTabs label={shown.body.name} tabs={tabs} />
      <div className={styles.columns}>
        <div className={styles.body}>
          {view === 'body' && <Body body={shown.body} />}
          {view === 'guide' && <GuidePreview code={code} />}
          {view === 'edit' && <DefinitionEditor history={history} />}
          {view === 'compare' && <VersionCompare kind={kind} code={code} versions={history.versions} home={home} />}
          {view === 'raw' && <pre className={styles.raw}>{JSON.stringify(shown.body, null, 2)}</pre>}
        </div>
        <Beside history={history} shown={shown} home={home} isEditing={view === 'edit'} />
      </div>
    </>
  );
}

type BesideProps = { history: DefinitionHistory; shown: Shown; home: string; isEditing: boolean };

/** 旁边: findings, versions, the stop day and reviews; while one edits, findings stand at their places. */
function Beside({ history, shown, home, isEditing }: BesideProps) {
  const { definition } = history;
  const { kind, code } = definition;
  return (
    <aside className={styles.aside}>
      {!isEditing && (
        <OwnFindings
          place={`${kind}:${code}`}
          draft={shown.standing === 'draft' && kind !== 'bundle' ? history.findings : null}
        />
      )}
      <VersionList
        versions={history.versions}
        home={home}
        shown={shown.version}
        restore={{ kind, code, draftHash: definition.draft?.hash ?? null }}
      />
      {definition.published && (kind === 'item' || kind === 'bundle') && (
        <StopDay kind={kind} code={code} name={shown.body.name} stopsOn={definition.stopsOn} />
      )}
      <ReviewList kind={kind} code={code} />
    </aside>
  );
}

function Body({ body }: { body: Definition }) {
  if (body.kind === 'item') return <ItemBody item={body} />;
  return body.kind === 'decisionTable' ? <TableBody table={body} /> : <DefinitionBody body={body} />;
}

function Standing({
  shown,
  definition,
  home,
}: {
  shown: Shown;
  definition: DefinitionHistory['definition'];
  home: string;
}) {
  const { draft, published, scheduled, stopsOn } = definition;
  return (
    <>
      {scheduled && (
        <p className={styles.note}>
          {text.scheduledNote(scheduled.version, shanghaiTime(scheduled.effectiveFrom))}
          <PageLink to={`${home}?version=${scheduled.version}`}>{text.see}</PageLink>
        </p>
      )}
      {stopsOn && <p className={styles.note}>{text.stopNote(stopsOn)}</p>}
      {shown.standing !== 'current' && (
        <p className={styles.note}>
          {shown.standing === 'draft' ? text.draftNote(shown.version) : text.oldNote(shown.version)}
          {published && <PageLink to={home}>{text.seeCurrent}</PageLink>}
        </p>
      )}
      {shown.standing === 'current' && draft && (
        <p className={styles.note}>
          {words.bundles.hasDraft} <PageLink to={`${home}?version=draft`}>{text.seeDraft}</PageLink>
        </p>
      )}
    </>
  );
}

/** 检查结果 of this definition among those of the whole catalogue; of its draft while that is looked at. */
function OwnFindings({ place, draft }: { place: string; draft: readonly Finding[] | null }) {
  const lint = useQuery({ queryKey: ['lint'], queryFn: lintCatalogue });
  const own =
    draft ??
    lint.data?.findings.filter((finding) => finding.place === place || finding.place.startsWith(`${place}/`)) ??
    [];
  return (
    <section className={styles.box} aria-label={text.findings}>
      <h2>{text.findings}</h2>
      <Problem problem={lint.error} />
      {draft === null && lint.isPending && <LoadingBlock lines={2} />}
      {(draft !== null || lint.data) && own.length === 0 && <p className={styles.clear}>{words.finding.none}</p>}
      <Findings
        findings={own}
        where={(finding) =>
          finding.place !== place && <a href={`#${anchorOf(finding.place)}`}>{placeWords(finding.place, place)}</a>
        }
      />
    </section>
  );
}

/** The section of the page that a place belongs to. */
const anchorOf = (place: string): string => place.split('/')[1] ?? 'main';
