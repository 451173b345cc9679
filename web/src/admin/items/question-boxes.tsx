import type { Question } from '@yijian/core/contract';
import { SharedQuestion } from '../studio/shared-question.tsx';
import { QuestionEditor } from '../studio/questions-form.tsx';
import { useEditing } from './editing.ts';
import { FoundHere } from './found-here.tsx';
import { type Path, textAt, valueAt } from './item-path.ts';
import styles from './items.module.css';
import { words } from './strings.ts';

/** 情形问题: the same boxes as in the studio; a question that cannot be read yet is changed as text. */
export function QuestionBoxes({ path }: { path: Path }) {
  const { item, set, foundWithin, lockedBy, questions } = useEditing();
  const question = questions.find((one) => one.id === textAt(item, [...path, 'id']));
  const why = lockedBy(path);
  const situation = textAt(item, [...path, 'situation']);
  if (situation !== '') return <SharedQuestion situation={situation} question={question} />;
  if (!question) return <p className={styles.help}>{words.unreadable}</p>;
  return (
    <fieldset className={styles.plain} disabled={why !== null}>
      <FoundHere found={['text', 'help', 'answer'].flatMap((part) => foundWithin([...path, part]))} />
      {why !== null && <p className={styles.lockedWhy}>{why}</p>}
      <QuestionEditor
        question={question}
        onQuestion={(changed: Question) => set(path, { ...(valueAt(item, path) as object), ...changed })}
      />
    </fieldset>
  );
}
