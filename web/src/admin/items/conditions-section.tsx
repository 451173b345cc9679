import { BasisPart } from './basis-part.tsx';
import { useEditing } from './editing.ts';
import { textAt } from './item-path.ts';
import styles from './items.module.css';
import { ListPart } from './list-part.tsx';
import { TextPart } from './parts.tsx';
import { QuestionBoxes } from './question-boxes.tsx';
import { words } from './strings.ts';

const text = words.conditions;
const yesNo = {
  kind: 'choice',
  options: [
    { code: 'yes', label: words.yes },
    { code: 'no', label: words.no },
  ],
};

/** 受理条件, and the situation questions that materials and fields may depend on. */
export function ConditionsSection() {
  const { item, questions } = useEditing();
  return (
    <>
      <ListPart
        path={['conditions']}
        add={text.add}
        base="condition"
        blank={{ text: '' }}
        title={(path) => textAt(item, [...path, 'text'])}
      >
        {(path) => (
          <>
            <TextPart path={[...path, 'text']} label={text.text} help={text.textHelp} lines={2} />
            <BasisPart path={[...path, 'basis']} optional />
          </>
        )}
      </ListPart>
      <h3 className={styles.subhead}>{text.questions}</h3>
      <p className={styles.help}>{text.questionsHelp}</p>
      <ListPart
        path={['questions']}
        add={text.addQuestion}
        base="question"
        blank={{ text: '', answer: yesNo }}
        title={(path) =>
          textAt(item, [...path, 'text']) || questions.find(({ id }) => id === textAt(item, [...path, 'id']))?.text
        }
      >
        {(path) => <QuestionBoxes path={path} />}
      </ListPart>
    </>
  );
}
