import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useEffect, useRef, useState } from 'react';
import { type CaseView, withdrawCase } from '../../api/cases.ts';
import { useWrite } from '../../api/use-write.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { words } from '../strings.ts';
import styles from './cases.module.css';

const text = words.case;

/** 撤回申请: asked once more in a window of the browser's own, which keeps focus and closes with Escape. */
export function Withdraw({ view }: { view: CaseView }) {
  const cache = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const withdraw = useWrite((_: null, key) => withdrawCase(view.caseId, undefined, key), {
    onDone: async () => {
      setAsking(false);
      await cache.invalidateQueries();
    },
    onProblem: () => void cache.invalidateQueries({ queryKey: ['case', view.caseId] }),
  });
  if (!view.actions.some((action) => action.name === 'withdraw')) return null;
  return (
    <Section title={text.actions} plain>
      <ActionBar actions={view.actions} shown={{ withdraw: { label: text.withdraw, run: () => setAsking(true) } }} />
      {isAsking && (
        <Ask onClose={() => setAsking(false)}>
          <h2>{text.withdrawTitle}</h2>
          <p>{text.withdrawText}</p>
          <Problem problem={withdraw.problem} />
          <div className={styles.askButtons}>
            <Button danger type="primary" loading={withdraw.isBusy} onClick={() => void withdraw.run(null)}>
              {text.withdrawYes}
            </Button>
            <Button onClick={() => setAsking(false)}>{text.withdrawNo}</Button>
          </div>
        </Ask>
      )}
    </Section>
  );
}

function Ask({ children, onClose }: { children: React.ReactNode; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles.ask} onClose={onClose}>
      {children}
    </dialog>
  );
}
