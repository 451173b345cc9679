import { useQueryClient } from '@tanstack/react-query';
import { type Application, putAnswers } from '../../api/applications.ts';
import { useWrite } from '../../api/use-write.ts';
import { applicationKey } from '../../ui/form/use-application.ts';
import { Problem } from '../../ui/problem.tsx';
import { QuestionCard } from '../bundle/question-card.tsx';
import { words } from '../strings.ts';
import styles from './application.module.css';

const text = words.application;

/** 还没回答的问题: after the definition changed, a draft may have new ones; what was filled in stays. */
export function PendingQuestions({ application }: { application: Application }) {
  const cache = useQueryClient();
  const { applicationId, bundle, answers, optedOut, version } = application;
  const answering = useWrite(
    (answer: Record<string, string | string[]>, key) =>
      putAnswers(applicationId, { bundle, answers: { ...answers, ...answer }, optedOut, version }, key),
    { onDone: (next) => cache.setQueryData(applicationKey(applicationId), next) },
  );
  const [asked] = application.preview.pending;
  if (!asked) return null;
  return (
    <div className={styles.pending}>
      <h2>{text.pending}</h2>
      <p className="secondary">{text.pendingHint}</p>
      <QuestionCard
        key={asked.id}
        question={asked}
        given={null}
        onAnswer={(answer) => void answering.run({ [asked.id]: answer })}
      />
      <Problem problem={answering.problem} />
    </div>
  );
}
