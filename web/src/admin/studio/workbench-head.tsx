import Button from 'antd/es/button';
import type { Finding, Question } from '@yijian/core/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { discardDraft, listDefinitions, saveDraft } from '../../api/catalogue.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { Compiled, Studio } from '../../api/studio.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PageLink, useGo, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { words } from './strings.ts';
import styles from './studio.module.css';
import type { EditedDefinition } from './use-definition.ts';

type Props = {
  edited: EditedDefinition;
  studio: Studio | null;
  compiled: Compiled | null;
  problems: readonly Finding[];
  questions: readonly Question[];
  isCompiling: boolean;
  isDirty: boolean;
  onSaved: () => void;
  onJump: (place: string) => void;
};

/** 工作台页首: what it is, where it stands, and the three moves: save, give up, publish. */
export function WorkbenchHead(props: Props) {
  const { edited, studio, problems, isDirty } = props;
  const code = edited.bundle.code;
  const cache = useQueryClient();
  const go = useGo();
  const [asking, setAsking] = useState<'publish' | 'discard' | null>(null);
  const done = useQueryText('published');
  const refresh = (): Promise<void> =>
    cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'compile' });
  const save = useDraftSaver(props, refresh);
  const discard = useWrite((_: null, key: string) => discardDraft('bundle', code, key), {
    onDone: async () => {
      await refresh();
      go(
        studio?.published ? `/admin/bundles/${encodeURIComponent(code)}?at=${save.hash?.slice(0, 8) ?? ''}` : '/admin',
      );
    },
  });
  const keep = async (): Promise<void> => {
    const draft = await save.run(edited.definition);
    if (draft && studio === null) go(`/admin/bundles/${encodeURIComponent(draft.code)}`, { replace: true });
  };
  useSaveKey(() => void keep());
  const published = async (version: number): Promise<void> => {
    save.forget();
    setAsking(null);
    await refresh();
    go(`/admin/bundles/${encodeURIComponent(code)}?published=${version}`, { replace: true });
  };
  return (
    <header className={styles.head}>
      <div className={styles.headText}>
        <PageLink to="/admin">{words.back}</PageLink>
        <h1>{edited.bundle.name || (studio === null ? words.newTitle : words.untitled)}</h1>
        <Standing {...props} known={save.known} />
      </div>
      <div className={styles.headButtons}>
        {studio?.draft && !isDirty && <Button onClick={() => setAsking('discard')}>{words.discard}</Button>}
        <Button loading={save.isBusy} disabled={!isDirty && studio !== null} onClick={() => void keep()}>
          {words.save}
        </Button>
        <Button type="primary" onClick={() => setAsking('publish')}>
          {words.publish}
        </Button>
      </div>
      <Problem problem={save.problem ?? discard.problem} />
      {done !== null && (
        <output className={styles.done}>
          {words.publishing.done(Number(done))}{' '}
          <PageLink to={`/citizen/bundles/${encodeURIComponent(code)}`}>{words.publishing.see}</PageLink>
        </output>
      )}
      {asking === 'publish' && (
        <PublishDialog
          {...props}
          problems={problems}
          onSave={async () =>
            isDirty || studio === null ? ((await save.run(edited.definition))?.hash ?? null) : (save.hash ?? undefined)
          }
          onPublished={published}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'discard' && (
        <ConfirmDialog
          title={words.discardTitle}
          effect={words.discardEffect}
          confirm={words.discard}
          danger
          isBusy={discard.isBusy}
          onConfirm={() => void discard.run(null)}
          onClose={() => setAsking(null)}
        />
      )}
    </header>
  );
}

/** 保存草稿: the draft that was edited is named, so that nobody's work is written over; a new code must be free. */
function useDraftSaver({ edited, studio, onSaved }: Props, refresh: () => Promise<void>) {
  const [hash, setHash] = useState<string | null>(studio?.draft?.hash ?? null);
  const [known, setKnown] = useState<readonly string[]>(studio?.draft ? [studio.draft.hash] : []);
  const write = useWrite(
    async (definition: unknown, key: string) => {
      if (studio === null && hash === null) await refuseTaken(edited.bundle.code);
      return saveDraft(definition, hash, key);
    },
    {
      onDone: async (draft) => {
        setHash(draft.hash);
        setKnown([...known, draft.hash]);
        onSaved();
        await refresh();
      },
    },
  );
  return { ...write, hash, known, forget: () => setHash(null) };
}

async function refuseTaken(code: string): Promise<void> {
  if (code === '') return;
  const { definitions } = await listDefinitions({ kind: 'bundle', q: code, limit: 200 });
  if (definitions.some((row) => row.code === code))
    throw new ApiProblem({
      code: 'web.code-taken',
      status: 409,
      reason: words.basics.codeTaken,
      remedy: words.basics.codeFree,
    });
}

function Standing({
  studio,
  compiled,
  problems,
  isCompiling,
  isDirty,
  edited,
  known,
}: Props & { known: readonly string[] }) {
  const blocked = problems.filter((problem) => problem.severity === 'block').length;
  const warned = problems.length - blocked;
  return (
    <output className={styles.standing}>
      <span data-tone="plain">
        {studio?.published ? words.status.current(studio.published.version) : words.status.never}
      </span>
      {studio?.draft && !known.includes(studio.draft.hash) && (
        <OthersDraft code={studio.bundle} hash={studio.draft.hash} />
      )}
      {studio?.draft && <span data-tone="yellow">{words.status.draft}</span>}
      {isDirty && <span data-tone="yellow">{words.status.dirty}</span>}
      {studio?.outdated && <span data-tone="yellow">{words.status.outdated}</span>}
      {edited.read.faults.length > 0 && <span data-tone="red">{words.status.stale}</span>}
      {isCompiling ? (
        <span data-tone="plain">{words.status.compiling}</span>
      ) : (
        <>
          {blocked > 0 && <span data-tone="red">{words.status.blocked(blocked)}</span>}
          {warned > 0 && <span data-tone="plain">{words.status.warned(warned)}</span>}
          {blocked === 0 && compiled?.publishable && <span data-tone="green">{words.status.compiled}</span>}
        </>
      )}
    </output>
  );
}

/** Somebody else (a department that confirmed a limit) changed the draft meanwhile: theirs is taken in, or ours is refused. */
function OthersDraft({ code, hash }: { code: string; hash: string }) {
  return (
    <span data-tone="red">
      {words.status.changed}{' '}
      <PageLink to={`/admin/bundles/${encodeURIComponent(code)}?at=${hash.slice(0, 8)}`}>
        {words.status.takeIn}
      </PageLink>
    </span>
  );
}

/** Ctrl + S saves, wherever one is on the page. */
function useSaveKey(save: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      save();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
