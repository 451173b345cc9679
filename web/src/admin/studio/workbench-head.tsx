import Button from 'antd/es/button';
import type { Finding, Question } from '@yijian/core/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { discardDraft, listDefinitions, saveDraft } from '../../api/catalogue.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { Compiled, Studio } from '../../api/studio.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PageLink, useGo, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { ReturnDialog } from '../life/return-dialog.tsx';
import { words as life } from '../life/strings.ts';
import { SubmitDialog } from '../life/submit-dialog.tsx';
import { SaveState } from '../catalogue/save-state.tsx';
import { useAutosave } from '../catalogue/use-autosave.ts';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
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
  const { edited, studio, isDirty } = props;
  const code = edited.bundle.code;
  const cache = useQueryClient();
  const go = useGo();
  const [asking, setAsking] = useState<Asking | null>(null);
  const done = useQueryText('published');
  // Whoever changed it last does not publish it: what I have typed makes the draft mine.
  const isOwn = studio === null || isDirty || studio.draft?.mine === true;
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
  const keep = async (): Promise<boolean> => {
    const draft = await save.run(edited.definition);
    if (draft && studio === null) go(`/admin/bundles/${encodeURIComponent(draft.code)}`, { replace: true });
    return draft !== undefined;
  };
  const { state, saveNow } = useAutosave({
    kept: { text: JSON.stringify(edited.definition), wasKept: false },
    saver: save,
    isDirty: isDirty && asking === null,
    isReadable: edited.read.faults.length === 0,
    isOn: studio !== null,
    save: keep,
  });
  useKeys({ s: () => void saveNow(), z: asking ? null : edited.undo, y: asking ? null : edited.redo });
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
        <Standing {...props}>{studio !== null && <SaveState state={state} problem={save.problem} />}</Standing>
      </div>
      <div className={styles.headButtons}>
        {studio?.draft && !isDirty && <Button onClick={() => setAsking('discard')}>{words.discard}</Button>}
        <Button loading={save.isBusy} disabled={!isDirty && studio !== null} onClick={() => void saveNow()}>
          {words.save}
        </Button>
        <NextMove {...props} isOwn={isOwn} onAsk={setAsking} />
      </div>
      {save.others !== null && (
        <ChangedMeanwhile
          code={code}
          mine={edited.definition}
          others={save.others}
          onTake={() => go(`/admin/bundles/${encodeURIComponent(code)}?at=${studio?.draft?.hash.slice(0, 8) ?? ''}`)}
          onKeep={() => save.overwrite()}
        />
      )}
      <Problem problem={save.others === null ? (save.problem ?? discard.problem) : null} />
      {done !== null && (
        <output className={styles.done}>
          {words.publishing.done(Number(done))}{' '}
          <PageLink to={`/citizen/bundles/${encodeURIComponent(code)}`}>{words.publishing.see}</PageLink>
        </output>
      )}
      {asking !== null && (
        <Dialogs
          {...props}
          asking={asking}
          save={save}
          discard={discard}
          onPublished={published}
          onRefresh={refresh}
          onClose={() => setAsking(null)}
        />
      )}
    </header>
  );
}

type Asking = 'publish' | 'discard' | 'submit' | 'return';
type DialogProps = Props & {
  asking: Asking;
  save: ReturnType<typeof useDraftSaver>;
  discard: { isBusy: boolean; run: (_: null) => Promise<unknown> };
  onPublished: (version: number) => Promise<void>;
  onRefresh: () => Promise<void>;
  onClose: () => void;
};

/** What a move asks before it is made. */
function Dialogs(props: DialogProps) {
  const { asking, edited, studio, problems, isDirty, save, discard, onPublished, onRefresh, onClose } = props;
  const code = edited.bundle.code;
  const go = useGo();
  return (
    <>
      {asking === 'publish' && (
        <PublishDialog {...props} problems={problems} onPublished={onPublished} onClose={onClose} />
      )}
      {asking === 'submit' && (
        <SubmitDialog
          kind="bundle"
          code={code}
          name={edited.bundle.name}
          blocked={problems.some((problem) => problem.severity === 'block') ? life.submit.blocked : null}
          onSave={async () => {
            if (!isDirty && studio !== null) return true;
            return (await save.run(edited.definition)) !== undefined;
          }}
          onDone={async () => {
            await onRefresh();
            if (studio === null) go(`/admin/bundles/${encodeURIComponent(code)}`, { replace: true });
          }}
          onClose={onClose}
        />
      )}
      {asking === 'return' && (
        <ReturnDialog kind="bundle" code={code} name={edited.bundle.name} onDone={onRefresh} onClose={onClose} />
      )}
      {asking === 'discard' && (
        <ConfirmDialog
          title={words.discardTitle}
          effect={words.discardEffect}
          confirm={words.discard}
          danger
          isBusy={discard.isBusy}
          onConfirm={() => void discard.run(null)}
          onClose={onClose}
        />
      )}
    </>
  );
}

type NextProps = Props & { isOwn: boolean; onAsk: (asking: Asking) => void };

/** 下一步 (四眼): my draft is submitted, somebody else's published or returned; without one the items' new versions are published. */
function NextMove({ studio, isDirty, isOwn, onAsk }: NextProps) {
  const waits = studio?.draft?.review ?? null;
  if (isOwn && waits !== null && !isDirty) return <output className={styles.waits}>{life.submit.waiting}</output>;
  if (isOwn)
    return (
      <Button type="primary" onClick={() => onAsk('submit')}>
        {life.submit.open}
      </Button>
    );
  return (
    <>
      {waits !== null && <Button onClick={() => onAsk('return')}>{life.giveBack.open}</Button>}
      <Button type="primary" onClick={() => onAsk('publish')}>
        {studio?.draft ? life.review.open : words.publish}
      </Button>
    </>
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
      onProblem: ({ code }) => void (code === 'catalogue.draft-changed' && refresh()),
    },
  );
  const draft = studio?.draft ?? null;
  const others = draft && !known.includes(draft.hash) && !write.isBusy ? draft.body : null;
  /** Theirs was looked at: what I save now stands over it. */
  const overwrite = (): void => {
    if (!draft) return;
    setHash(draft.hash);
    setKnown([...known, draft.hash]);
    write.clear();
  };
  return { ...write, hash, others, overwrite, forget: () => setHash(null) };
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
  children,
}: Props & { children: ReactNode }) {
  const blocked = problems.filter((problem) => problem.severity === 'block').length;
  const warned = problems.length - blocked;
  return (
    <output className={styles.standing}>
      <span data-tone="plain">
        {studio?.published ? words.status.current(studio.published.version) : words.status.never}
      </span>
      {studio?.draft && <span data-tone="yellow">{words.status.draft}</span>}
      {isDirty && studio === null && <span data-tone="yellow">{words.status.dirty}</span>}
      {children}
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

/** Ctrl + S saves, wherever one is on the page; Ctrl + Z and Ctrl + Y step back and forth. */
function useKeys(moves: Readonly<Record<'s' | 'z' | 'y', (() => void) | null>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const move =
        key === 'z' && event.shiftKey ? moves.y : key === 's' || key === 'z' || key === 'y' ? moves[key] : null;
      if (move === null) return;
      event.preventDefault();
      move();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
