import type { Question } from '@yijian/core/contract';

/** 可选答案 of a question in one line. */
export function answerOptions({ answer }: Question): string {
  if (answer.kind === 'number') return `填数字，${answer.min}–${answer.max} ${answer.unit}`;
  return answer.options.map((option) => option.label).join(' / ');
}
