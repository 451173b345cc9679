import type { Answers, Preview, Question } from '@yijian/core/contract';
import { useEffect, useRef } from 'react';
import type { BundleDetail } from '../../api/bundles.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, useGo } from '../../ui/navigation.tsx';
import { words } from '../strings.ts';
import { bundleAddress } from './answers-address.ts';
import styles from './conversation.module.css';
import { QuestionCard } from './question-card.tsx';
import { SoFar } from './so-far.tsx';

const text = words.bundle;

type Props = {
  bundle: BundleDetail;
  answers: Answers;
  preview: Preview;
  askedId: string | null;
  isStale: boolean;
  optedOut: readonly string[];
};

/** 问答: one everyday question after another, answers so far above it, what follows from them beside it. */
export function Conversation({ bundle, answers, preview, askedId, isStale, optedOut }: Props) {
  const go = useGo();
  const asked = bundle.questions.find((question) => question.id === askedId) ?? null;
  const done = bundle.questions.filter((question) => question.id in answers && question.id !== askedId);
  const isFirst = done.length === 0;
  const answer = (value: string | string[]): void => {
    if (asked) go(bundleAddress(bundle.code, { ...answers, [asked.id]: value }, { optedOut }));
  };
  return (
    <div className={styles.two}>
      <div>
        <h1 className={styles.title}>{bundle.name}</h1>
        {isFirst && <p className="secondary">{bundle.summary}</p>}
        {isFirst && bundle.eligibility.length > 0 && <Eligibility bundle={bundle} />}
        {done.length > 0 && <Answered bundle={bundle} done={done} answers={answers} />}
        {asked && !isStale ? (
          <AskedQuestion key={asked.id} question={asked} isMoved={!isFirst}>
            <p className={styles.progress}>{text.question(done.length + 1, Math.max(1, preview.pending.length))}</p>
            <QuestionCard question={asked} given={answers[asked.id] ?? null} onAnswer={answer} />
          </AskedQuestion>
        ) : (
          <LoadingBlock lines={4} />
        )}
        {isFirst && <p className={styles.promise}>{text.noLogin}</p>}
      </div>
      <SoFar preview={preview} isFirst={isFirst} />
    </div>
  );
}

/** After an answer, focus follows to the next question, so that keyboards and screen readers are where the talk is. */
function AskedQuestion({
  question,
  isMoved,
  children,
}: {
  question: Question;
  isMoved: boolean;
  children: React.ReactNode;
}) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isMoved) box.current?.focus({ preventScroll: false });
  }, [isMoved]);
  return (
    <section ref={box} tabIndex={-1} className={styles.asked} aria-label={question.text}>
      {children}
    </section>
  );
}

function Eligibility({ bundle }: { bundle: BundleDetail }) {
  return (
    <div className={styles.eligibility}>
      <h2>{text.before}</h2>
      <ul>
        {bundle.eligibility.map((condition) => (
          <li key={condition.id}>{condition.text}</li>
        ))}
      </ul>
    </div>
  );
}

function Answered({ bundle, done, answers }: { bundle: BundleDetail; done: readonly Question[]; answers: Answers }) {
  return (
    <dl className={styles.answered} aria-label={text.answered}>
      {done.map((question) => (
        <div key={question.id}>
          <dt>{question.text}</dt>
          <dd>
            <b>{answerWords(question, answers[question.id] ?? '')}</b>
            <PageLink to={bundleAddress(bundle.code, answers, { at: question.id })}>
              {text.edit}
              <span className="visually-hidden">{question.text}</span>
            </PageLink>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** 答案的说法: labels of the chosen options, or the number with its unit. */
export function answerWords(question: Question, answer: string | readonly string[]): string {
  const { answer: kind } = question;
  if (kind.kind === 'number') return `${String(answer)} ${kind.unit}`;
  const chosen = new Set([answer].flat());
  return kind.options.flatMap((option) => (chosen.has(option.code) ? [option.label] : [])).join('；');
}
