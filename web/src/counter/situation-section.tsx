import type { Question } from '@yijian/core/contract';
import { FieldInput } from '../ui/form/field-input.tsx';
import { LoadingBlock } from '../ui/loading-block.tsx';
import { Section } from '../ui/section.tsx';
import { answerProblem, type AnswerValue, elementOf } from './question-element.ts';
import { words } from './strings.ts';

type Props = {
  title: string;
  questions: readonly Question[];
  open: number;
  typed: Readonly<Record<string, AnswerValue>>;
  hasBundle: boolean;
  isLoading: boolean;
  onAnswer: (id: string, value: AnswerValue) => void;
  onDone?: (id: string) => void;
};

/** 情形: the questions that may still change something, in the words to ask them with; a question that became idle is not asked. */
export function SituationSection({ title, questions, open, typed, hasBundle, isLoading, onAnswer, onDone }: Props) {
  return (
    <Section title={title}>
      {!hasBundle && <p className="secondary">{words.situationFirst}</p>}
      {isLoading && <LoadingBlock lines={4} />}
      {questions.map((question) => (
        <FieldInput
          key={question.id}
          id={`question-${question.id}`}
          label={words.ask(question.text)}
          definition={elementOf(question)}
          help={question.help}
          value={typed[question.id] ?? null}
          required
          problem={answerProblem(question, typed[question.id] ?? null)}
          onChange={(value) => onAnswer(question.id, value)}
          onDone={() => onDone?.(question.id)}
        />
      ))}
      {hasBundle && !isLoading && open === 0 && questions.length === 0 && (
        <p className="secondary">{words.noQuestions}</p>
      )}
    </Section>
  );
}
