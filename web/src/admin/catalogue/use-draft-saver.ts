import type { Definition } from '@yijian/core/contract';
import { useState } from 'react';
import { type DefinitionHistory, discardDraft, saveDraft } from '../../api/catalogue.ts';
import { useWrite } from '../../api/use-write.ts';
import { useCatalogueRefresh } from '../life/refresh.ts';

/**
 * 保存草稿: the draft that was edited is named, so that nobody's work is written over. `others`: the draft as somebody else saved it
 * meanwhile; it is taken in, or `overwrite` saves over it on purpose.
 */
export function useDraftSaver({ definition }: DefinitionHistory) {
  const { kind, code, draft } = definition;
  const [hash, setHash] = useState(draft?.hash ?? null);
  const [known, setKnown] = useState<readonly string[]>(draft ? [draft.hash] : []);
  /** what was saved last from here: the server may store it with more than was sent */
  const [sent, setSent] = useState<unknown>(null);
  const refresh = useCatalogueRefresh();
  const write = useWrite(
    (sent: { definition: unknown; over: string | null }, key: string) => saveDraft(sent.definition, sent.over, key),
    {
      onDone: async (saved) => {
        setHash(saved.hash);
        setKnown([...known, saved.hash]);
        await refresh();
      },
      onProblem: ({ code: refused }) => void (refused === 'catalogue.draft-changed' && refresh()),
    },
  );
  const discard = useWrite((_: null, key: string) => discardDraft(kind, code, key), {
    onDone: async () => {
      setHash(null);
      setSent(null);
      await refresh();
    },
  });
  const others: Definition | null = draft && !known.includes(draft.hash) && !write.isBusy ? draft.body : null;
  const accept = (): void => {
    if (!draft) return;
    setSent(null);
    setHash(draft.hash);
    setKnown([...known, draft.hash]);
    write.clear();
  };
  return {
    hash,
    /** what is edited, by hash: the draft, else what is in force */
    from: hash ?? definition.published?.hash ?? '',
    others,
    accept,
    discard,
    problem: write.problem?.code === 'catalogue.draft-changed' && others ? null : write.problem,
    result: write.result,
    sent,
    isBusy: write.isBusy,
    save: async (changed: unknown) => {
      const isSaved = (await write.run({ definition: changed, over: hash })) !== undefined;
      if (isSaved) setSent(changed);
      return isSaved;
    },
    overwrite: async (changed: unknown) => {
      accept();
      await write.run({ definition: changed, over: draft?.hash ?? null });
    },
  };
}
export type DraftSaver = ReturnType<typeof useDraftSaver>;
