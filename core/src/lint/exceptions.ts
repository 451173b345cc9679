import type { Finding, LintException } from '../contract/index.ts';
import { found, ruleOf } from './rules.ts';

/**
 * 例外 (published, with who, why and until when): the findings (`code|place`) taken away on `today`; null = whoever keeps the
 * exceptions has taken out those that are over. Rules that allow none are not silenced, whatever is published.
 */
export function silencedBy(exceptions: Iterable<LintException>, today: string | null): Set<string> {
  const holds = (one: LintException): boolean =>
    (today === null || one.until >= today) && ruleOf(one.rule)?.mayExcept === true;
  return new Set([...exceptions].filter(holds).map((one) => `${one.rule}|${one.place}`));
}

/** 例外本身: of a rule that is there and allows it. */
export function judgeException(exception: LintException): Finding[] {
  const place = `lintException:${exception.code}/rule`;
  const rule = ruleOf(exception.rule);
  if (rule === undefined)
    return [
      found('exception-of-nothing', place, `没有「${exception.rule}」这条体检规则`, '请从检查结果里照抄规则的代码'),
    ];
  if (rule.mayExcept) return [];
  return [found('exception-not-allowed', place, `「${rule.title}」不允许例外`, `请改正内容；来源：${rule.source}`)];
}
