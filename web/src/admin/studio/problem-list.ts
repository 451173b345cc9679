import type { Finding } from '@yijian/core/contract';
import type { TextFault } from './definition-text.ts';

/** A fault of the text has the line as its place. */
export const linePlace = (line: number): string => `line:${line}`;
export const lineOfPlace = (place: string): number | null =>
  place.startsWith('line:') ? Number(place.slice(5)) : null;

/** 问题清单: faults of the text stand before what the compiler found, for it could not read the text. */
export function problemsOf(faults: readonly TextFault[], findings: readonly Finding[]): Finding[] {
  const ofText = faults.map(
    ({ line, message }): Finding => ({
      code: 'text',
      severity: 'block',
      place: linePlace(line),
      message,
      remedy: '改正后会自动重新合成',
    }),
  );
  return [...ofText, ...findings.map(inPlainWords)];
}

/** 格式问题的说法: limits and patterns of the format are told as what a person has left undone. */
function inPlainWords(finding: Finding): Finding {
  if (finding.code !== 'shape') return finding;
  if (finding.message.startsWith('太短')) return { ...finding, message: '还没有填写', remedy: '请填写这一项' };
  if (finding.message.startsWith('至少要有 1 项'))
    return { ...finding, message: '还没有加入一项', remedy: '请至少加入一项' };
  if (finding.message.startsWith('格式不对') && finding.place.endsWith('/code'))
    return {
      ...finding,
      message: '还没有填写，或者用了不能用的字符',
      remedy: '用小写字母、数字和短横线，以字母或数字开头',
    };
  return finding;
}

/** 行上的问题: the worst finding of each line. */
export function marksByLine(
  problems: readonly Finding[],
  lineOf: (place: string) => number | null,
): Map<number, Finding> {
  const marks = new Map<number, Finding>();
  for (const problem of problems) {
    const line = lineOfPlace(problem.place) ?? lineOf(problem.place);
    if (line !== null && marks.get(line)?.severity !== 'block') marks.set(line, problem);
  }
  return marks;
}

/** 一处的问题: findings at a place or within it, e.g. `members/food`. */
export function problemsAt(problems: readonly Finding[], bundle: string, path: string): Finding[] {
  const place = `bundle:${bundle}/${path}`;
  return problems.filter((problem) => problem.place === place || problem.place.startsWith(`${place}/`));
}
