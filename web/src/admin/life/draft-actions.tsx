import type { Finding } from '@yijian/core/contract';
import Button from 'antd/es/button';
import { useState } from 'react';
import type { DefinitionHistory } from '../../api/catalogue.ts';
import { useCatalogueRefresh } from './refresh.ts';
import { ReturnDialog } from './return-dialog.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import styles from './life.module.css';
import { words } from './strings.ts';
import { SubmitDialog } from './submit-dialog.tsx';

type Props = {
  definition: DefinitionHistory['definition'];
  findings: readonly Finding[];
  /** why my draft cannot be submitted yet */
  blocked?: string | null;
};

/** 草稿怎么往下走 (四眼): my own is submitted; somebody else's is published or returned. */
export function DraftActions({ definition, findings, blocked }: Props) {
  const { kind, code, draft } = definition;
  const [asking, setAsking] = useState<'submit' | 'review' | 'return' | null>(null);
  const [told, setTold] = useState('');
  const refresh = useCatalogueRefresh();
  const done = async (news = ''): Promise<void> => {
    setTold(news);
    await refresh();
  };
  const close = (): void => setAsking(null);
  const at = { kind, code, name: draft?.body.name ?? code, onClose: close };
  return (
    <>
      {draft && (
        <div className={styles.actions}>
          {draft.mine && draft.review === null && (
            <Button disabled={Boolean(blocked)} title={blocked ?? undefined} onClick={() => setAsking('submit')}>
              {words.submit.open}
            </Button>
          )}
          {draft.mine && draft.review === null && blocked && <span className="secondary">{blocked}</span>}
          {draft.mine && draft.review !== null && <output className={styles.waits}>{words.submit.waiting}</output>}
          {!draft.mine && (
            <Button type="primary" onClick={() => setAsking('review')}>
              {words.review.open}
            </Button>
          )}
          {!draft.mine && draft.review !== null && (
            <Button onClick={() => setAsking('return')}>{words.giveBack.open}</Button>
          )}
        </div>
      )}
      {told !== '' && <output className={styles.told}>{told}</output>}
      {asking === 'submit' && <SubmitDialog {...at} onDone={() => done(words.submit.done)} />}
      {asking === 'review' && (
        <ReviewDialog definition={definition} findings={findings} onDone={done} onClose={close} />
      )}
      {asking === 'return' && <ReturnDialog {...at} onDone={() => done()} />}
    </>
  );
}
