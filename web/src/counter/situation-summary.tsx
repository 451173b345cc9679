import type { Answers } from '@yijian/core/contract';
import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import type { Application } from '../api/applications.ts';
import { readBundle } from '../api/bundles.ts';
import { Section } from '../ui/section.tsx';
import styles from './counter.module.css';
import { type AnswerValue, validAnswers } from './question-element.ts';
import { SituationSection } from './situation-section.tsx';
import { words } from './strings.ts';

type Props = { draft: Application; onAnswers: (answers: Answers) => void };

/** 情形摘要: what was answered and what follows from it; may be reopened at any time without losing the form. */
export function SituationSummary({ draft, onAnswers }: Props) {
  const [isOpen, setOpen] = useState(draft.preview.pending.length > 0);
  const { preview } = draft;
  if (isOpen || preview.pending.length > 0)
    return <Editor draft={draft} onAnswers={onAnswers} onClose={() => setOpen(false)} />;
  return (
    <Section
      title={words.steps.situation}
      aside={
        <button type="button" className={styles.textButton} onClick={() => setOpen(true)}>
          {words.changeSituation}
        </button>
      }
    >
      {draft.staleSince && <p className={styles.stale}>{draft.staleSince.message}</p>}
      <dl className={styles.answers}>
        {preview.situation.map((line) => (
          <div key={line.question}>
            <dt>{line.question}</dt>
            <dd>{line.answer}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.willDo}>
        {words.willDo(preview.included.length, new Set(preview.included.map((member) => member.authorityName)).size)}：
        {preview.included.map((member) => `${member.name}（${member.authorityName}）`).join('、')}
      </p>
    </Section>
  );
}

function Editor({ draft, onAnswers, onClose }: Props & { onClose: () => void }) {
  const bundle = useQuery({ queryKey: ['bundle', draft.bundle], queryFn: () => readBundle(draft.bundle) });
  const [typed, setTyped] = useState<Readonly<Record<string, AnswerValue>>>(
    draft.answers as Readonly<Record<string, AnswerValue>>,
  );
  const open = new Set(draft.preview.pending.map((question) => question.id));
  const all = bundle.data?.questions ?? draft.preview.pending;
  const shown = all.filter((question) => open.has(question.id) || (typed[question.id] ?? null) !== null);
  const send = (next: Readonly<Record<string, AnswerValue>>): void => {
    const answers = validAnswers(all, next);
    if (JSON.stringify(answers) !== JSON.stringify(draft.answers)) onAnswers(answers);
  };
  return (
    <>
      <SituationSection
        title={words.steps.situation}
        questions={shown}
        open={open.size}
        typed={typed}
        hasBundle
        isLoading={bundle.isPending}
        onAnswer={(id, value) => {
          const next = { ...typed, [id]: value };
          setTyped(next);
          if (all.find((question) => question.id === id)?.answer.kind !== 'number') send(next);
        }}
        onDone={() => send(typed)}
      />
      <Button onClick={onClose} disabled={open.size > 0} className={styles.closeEditor}>
        {words.doneChanging}
      </Button>
    </>
  );
}
