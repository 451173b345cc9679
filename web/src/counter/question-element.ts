import type { Answers, DataElement, Question } from '@yijian/core/contract';
import { checkValue } from '@yijian/core/forms';

export type AnswerValue = string | string[] | null;

/** 问题即填写项: a situation question as a data element, so that it is asked with the same control as any field. */
export function elementOf(question: Question): DataElement {
  const { answer } = question;
  const common = {
    kind: 'dataElement' as const,
    code: question.id,
    name: question.text,
    sensitivity: 'internal' as const,
  };
  if (answer.kind === 'number') {
    const scale = answer.scale ?? 0;
    return {
      ...common,
      type: scale === 0 ? 'integer' : 'decimal',
      min: answer.min,
      max: answer.max,
      unit: answer.unit,
      ...(scale > 0 && { scale }),
    };
  }
  return { ...common, type: answer.kind, values: answer.options.map(({ code, label }) => ({ code, label })) };
}

/** 有效回答: the answers that may be sent: those that pass the check of their question. */
export function validAnswers(questions: readonly Question[], answers: Readonly<Record<string, AnswerValue>>): Answers {
  const valid = questions.flatMap((question) => {
    const value = answers[question.id] ?? null;
    return value !== null && value.length > 0 && checkValue(elementOf(question), value).length === 0
      ? [[question.id, value] as const]
      : [];
  });
  return Object.fromEntries(valid);
}

/** What is wrong with an answer in words; null while it is right or not given. */
export function answerProblem(question: Question, value: AnswerValue): string | null {
  if (value === null || value.length === 0) return null;
  return checkValue(elementOf(question), value)[0]?.message ?? null;
}
