import { type Bundle, type Question, type QuestionEntry, questionsInFull } from '@yijian/core/contract';
import { expandQuestions } from '@yijian/core/definitions';
import { useState } from 'react';
import { useShared } from '../catalogue/use-shared.ts';
import type { FormProps } from './form-props.ts';
import styles from './form.module.css';
import { FormPart, Notes, SelectBox, SmallButton, TextBox } from './form-parts.tsx';
import { numbered } from './new-bundle.ts';
import { problemsAt } from './problem-list.ts';
import { answerOptions } from './question-words.ts';
import { SharedQuestion } from './shared-question.tsx';
import { words } from './strings.ts';

const text = words.questions;

/** 情形问题: what people are asked first, in everyday words; those that the items bring along are shown, not repeated. */
export function QuestionsForm({ bundle, questions, problems, onBundle }: FormProps) {
  const [opened, setOpened] = useState<string | null>(null);
  const own = new Set(bundle.questions.map((question) => question.id));
  const brought = questions.filter((question) => !own.has(question.id));
  const shared = useShared();
  const set = (changed: QuestionEntry[]): void => onBundle({ ...bundle, questions: changed });
  const add = (): void => {
    const id = numbered('question', new Set(questions.map((question) => question.id)));
    setOpened(id);
    set([
      ...bundle.questions,
      {
        id,
        text: '',
        answer: {
          kind: 'choice',
          options: [
            { code: 'yes', label: '是' },
            { code: 'no', label: '否' },
          ],
        },
      },
    ]);
  };
  return (
    <FormPart title={text.title} note={text.note} place="questions">
      {questions.length === 0 && <p className={styles.emptyNote}>{text.empty}</p>}
      <ol className={styles.members}>
        {bundle.questions.map((question, index) => (
          <li key={question.id} className={styles.member} data-place={`questions/${question.id}`}>
            {'situation' in question ? (
              <SharedQuestion
                situation={question.situation}
                question={questionsInFull(expandQuestions([question], shared))[0]}
              />
            ) : (
              <>
                <b>{question.text || text.untold}</b>
                <p className={styles.memberNote}>{answerOptions(question)}</p>
              </>
            )}
            <Notes problems={problemsAt(problems, bundle.code, `questions/${question.id}`)} />
            {opened === question.id && 'answer' in question && (
              <div className={styles.editor}>
                <QuestionEditor
                  question={question}
                  onQuestion={(changed) => set(bundle.questions.map((one, at) => (at === index ? changed : one)))}
                />
              </div>
            )}
            <div className={styles.row}>
              {'answer' in question && (
                <SmallButton onClick={() => setOpened(opened === question.id ? null : question.id)}>
                  {opened === question.id ? words.members.done : text.edit}
                </SmallButton>
              )}
              {index > 0 && <SmallButton onClick={() => set(moved(bundle.questions, index))}>{text.up}</SmallButton>}
              <SmallButton danger onClick={() => set(bundle.questions.filter((_, at) => at !== index))}>
                {text.remove}
              </SmallButton>
            </div>
          </li>
        ))}
      </ol>
      <div className={styles.row}>
        <SmallButton onClick={add}>{text.add}</SmallButton>
        <ChooseShared bundle={bundle} taken={questions} onChoose={(entry) => set([...bundle.questions, entry])} />
      </div>
      {brought.length > 0 && (
        <div className={styles.brought}>
          <p className={styles.label}>{text.fromItems}</p>
          <ul>
            {brought.map((question) => (
              <li key={question.id}>
                {question.text} <span className={styles.note}>{answerOptions(question)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </FormPart>
  );
}

type ChooseProps = { bundle: Bundle; taken: readonly Question[]; onChoose: (entry: QuestionEntry) => void };

/** 引用共用的情形: those that this bundle does not refer to yet. */
function ChooseShared({ bundle, taken, onChoose }: ChooseProps) {
  const { situations } = useShared();
  const used = new Set(bundle.questions.flatMap((one) => ('situation' in one ? [one.situation] : [])));
  const free = [...(situations?.values() ?? [])].filter(({ definition }) => !used.has(definition.code));
  if (free.length === 0) return null;
  const choose = (situation: string): void =>
    onChoose({ id: numbered('situation', new Set(taken.map(({ id }) => id))), situation });
  return (
    <select aria-label={text.addShared} value="" onChange={(event) => choose(event.target.value)}>
      <option value="">{text.addShared}</option>
      {free.map(({ definition }) => (
        <option key={definition.code} value={definition.code}>
          {definition.name}
        </option>
      ))}
    </select>
  );
}

function moved(questions: Bundle['questions'], index: number): QuestionEntry[] {
  const order = [...questions];
  const [taken] = order.splice(index, 1);
  if (taken) order.splice(index - 1, 0, taken);
  return order;
}

const blank: Record<Question['answer']['kind'], Question['answer']> = {
  choice: {
    kind: 'choice',
    options: [
      { code: 'yes', label: '是' },
      { code: 'no', label: '否' },
    ],
  },
  choices: {
    kind: 'choices',
    options: [
      { code: 'a', label: '选项 1' },
      { code: 'b', label: '选项 2' },
    ],
  },
  number: { kind: 'number', unit: '平方米', min: '1', max: '10000' },
};

/** The boxes of one question. */
export function QuestionEditor({
  question,
  onQuestion,
}: {
  question: Question;
  onQuestion: (question: Question) => void;
}) {
  const { answer } = question;
  return (
    <>
      <TextBox
        label={text.text}
        value={question.text}
        hint={text.textHint}
        onValue={(typed) => onQuestion({ ...question, text: typed })}
      />
      <div className={styles.grid}>
        <TextBox
          label={text.help}
          value={question.help ?? ''}
          onValue={(help) => onQuestion(help === '' ? without(question) : { ...question, help })}
        />
        <SelectBox
          label={text.kind}
          value={answer.kind}
          options={Object.entries(text.kinds).map(([code, label]) => ({ code, label }))}
          onValue={(kind) => onQuestion({ ...question, answer: blank[kind as Question['answer']['kind']] })}
        />
      </div>
      {answer.kind === 'number' ? (
        <div className={styles.grid}>
          {(['unit', 'min', 'max'] as const).map((part) => (
            <TextBox
              key={part}
              label={text[part]}
              value={answer[part]}
              onValue={(value) => onQuestion({ ...question, answer: { ...answer, [part]: value } })}
            />
          ))}
        </div>
      ) : (
        <Options answer={answer} onAnswer={(changed) => onQuestion({ ...question, answer: changed })} />
      )}
    </>
  );
}

function without({ help: _, ...question }: Question): Question {
  return question;
}

type Choice = Exclude<Question['answer'], { kind: 'number' }>;

function Options({ answer, onAnswer }: { answer: Choice; onAnswer: (answer: Choice) => void }) {
  const least = answer.kind === 'choice' ? 2 : 1;
  const set = (options: Choice['options']): void => onAnswer({ ...answer, options });
  const add = (): void => {
    const code = numbered('option', new Set(answer.options.map((option) => option.code)));
    set([...answer.options, { code, label: text.option(answer.options.length) }]);
  };
  return (
    <div className={styles.optionList}>
      <p className={styles.label}>{text.options}</p>
      {answer.options.map((option, index) => (
        <span key={option.code} className={styles.optionRow}>
          <input
            value={option.label}
            aria-label={text.option(index)}
            onChange={(event) =>
              set(answer.options.map((one, at) => (at === index ? { ...one, label: event.target.value } : one)))
            }
          />
          {answer.options.length > least && (
            <SmallButton
              danger
              label={`${words.condition.remove} ${option.label}`}
              onClick={() => set(answer.options.filter((_, at) => at !== index))}
            >
              ✕
            </SmallButton>
          )}
        </span>
      ))}
      <SmallButton onClick={add}>{text.addOption}</SmallButton>
    </div>
  );
}
