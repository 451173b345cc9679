import { type Bundle, type Question, questionsInFull, type ServiceItem } from '@yijian/core/contract';

/** 合并情形问题: the bundle's own in its order, then those that only its items ask. */
export function mergedQuestions(
  bundle: Partial<Pick<Bundle, 'questions'>>,
  items: readonly (ServiceItem | undefined)[],
): Question[] {
  const merged = new Map<string, Question>();
  for (const question of [bundle, ...items].flatMap((one) => questionsInFull(one?.questions))) {
    if (!merged.has(question.id)) merged.set(question.id, question);
  }
  return [...merged.values()];
}
