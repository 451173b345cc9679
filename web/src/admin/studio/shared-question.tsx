import type { Question } from '@yijian/core/contract';
import { PageLink } from '../../ui/navigation.tsx';
import styles from './form.module.css';
import { answerOptions } from './question-words.ts';
import { words } from './strings.ts';

/** 引用的情形: the shared question as it stands, to be changed at its own place. */
export function SharedQuestion({ situation, question }: { situation: string; question: Question | undefined }) {
  return (
    <>
      <b>{question?.text ?? words.questions.missing(situation)}</b>
      {question && <p className={styles.memberNote}>{answerOptions(question)}</p>}
      <p className={styles.note}>
        {words.questions.shared}{' '}
        <PageLink to={`/admin/catalogue/situation/${encodeURIComponent(situation)}`}>
          {words.questions.openShared}
        </PageLink>
      </p>
    </>
  );
}
