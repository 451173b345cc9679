import type { Answers, Question } from '@yijian/core/contract';

/** Names in the address that are no question: ids begin with a letter, so the underscore keeps them apart. */
export type Place = { at?: string; start?: boolean; optedOut?: readonly string[] };

/**
 * 回答地址: the answers stand in the address, one name per question, so that the browser's own Back goes one question back,
 * the page can be sent to somebody, and signing in comes back to the same place.
 */
export function bundleAddress(code: string, answers: Answers, place: Place = {}): string {
  const query = new URLSearchParams();
  for (const [id, answer] of Object.entries(answers))
    query.set(id, typeof answer === 'string' ? answer : answer.join(','));
  if (place.at) query.set('_at', place.at);
  if (place.start) query.set('_start', '1');
  if (place.optedOut?.length) query.set('_without', place.optedOut.join(','));
  const text = query.toString();
  return `/citizen/bundles/${encodeURIComponent(code)}${text ? `?${text}` : ''}`;
}

/** 读取回答 from an address: only known questions, only answers that fit; anything else is as if not answered. */
export function readAnswers(questions: readonly Question[], text: string): Answers {
  const query = new URLSearchParams(text);
  const answers: Record<string, string | string[]> = {};
  for (const question of questions) {
    const answer = fittingAnswer(question, query.get(question.id));
    if (answer !== null) answers[question.id] = answer;
  }
  return answers;
}

export function readPlace(text: string): { at: string | null; start: boolean; optedOut: string[] } {
  const query = new URLSearchParams(text);
  return {
    at: query.get('_at'),
    start: query.get('_start') === '1',
    optedOut: (query.get('_without') ?? '').split(',').filter(Boolean),
  };
}

function fittingAnswer(question: Question, given: string | null): string | string[] | null {
  if (given === null || given === '') return null;
  const { answer } = question;
  if (answer.kind === 'number') return numberSlip(answer, given) === null ? given : null;
  const known = new Set(answer.options.map((option) => option.code));
  if (answer.kind === 'choice') return known.has(given) ? given : null;
  const chosen = given.split(',').filter((code) => known.has(code));
  return chosen.length > 0 ? chosen : null;
}

type NumberAnswer = Extract<Question['answer'], { kind: 'number' }>;

/** What is wrong with a typed number; null when nothing is. Bounds are small, so ordinary numbers are exact enough here. */
export function numberSlip(answer: NumberAnswer, given: string): 'range' | 'scale' | null {
  if (!/^\d{1,12}(\.\d+)?$/.test(given)) return 'range';
  if ((given.split('.')[1]?.length ?? 0) > (answer.scale ?? 0)) return 'scale';
  const value = Number(given);
  return value < Number(answer.min) || value > Number(answer.max) ? 'range' : null;
}

/** 全角数字 and separators that a Chinese keyboard types, as the plain ones they mean. */
export function plainNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s,，]/g, '')
    .replace('。', '.');
}
