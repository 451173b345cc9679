import type { Answers, Catalogue, Finding, QuestionEntry, ServiceItem } from '../contract/index.ts';
import { byCode, distinct } from './keys.ts';

/** 拦截: a finding that forbids publishing. `place` names the definition, `message` what is wrong, `remedy` what to do. */
export function block(code: string, place: string, message: string, remedy: string): Finding {
  return { code, severity: 'block', place, message, remedy };
}

/** 提醒: a finding that does not forbid publishing. */
export function warn(code: string, place: string, message: string, remedy: string): Finding {
  return { code, severity: 'warn', place, message, remedy };
}

/** 去掉例外: the findings that no published exception takes away. */
export function unsilenced(findings: readonly Finding[], { silenced }: Pick<Catalogue, 'silenced'>): Finding[] {
  return findings.filter((finding) => silenced?.has(`${finding.code}|${finding.place}`) !== true);
}

/** 在某情形下: the same finding, bound to the answers under which it bites. */
export function inSituation(finding: Finding, situation: Answers): Finding {
  return { ...finding, situation };
}

/** 是否可发布: whether no finding forbids it. */
export function mayPublish(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.severity !== 'block');
}

/** Blocking ones first, then by place: the order never depends on the order of definitions. Repeated ones are told once. */
export function orderedFindings(findings: readonly Finding[]): Finding[] {
  const once = new Map(findings.map((finding) => [`${finding.code}|${finding.place}|${finding.message}`, finding]));
  return [...once.values()].sort(
    (one, other) =>
      byCode(one.severity, other.severity) ||
      byCode(one.place, other.place) ||
      byCode(one.code, other.code) ||
      byCode(one.message, other.message),
  );
}

/** Place of a part of an item in findings. */
export function itemPlace(item: ServiceItem, part?: string): string {
  return part === undefined ? `item:${item.code}` : `item:${item.code}/${part}`;
}

/** 指向不存在: one wording for every dangling reference. */
export function unknown(kind: string, place: string, what: string, code: string): Finding {
  return block(`unknown-${kind}`, place, `${what} ${code} 不存在`, '请先定义它，或改成已有的编码');
}

/** 引用的情形不存在: references to situations that could not be put in full. */
export function unknownSituations(entries: readonly QuestionEntry[], place: string): Finding[] {
  return entries.flatMap((entry) =>
    'situation' in entry ? [unknown('situation', `${place}/${entry.id}`, '情形', entry.situation)] : [],
  );
}

/** 编号重复: an id that occurs twice in a list. */
export function duplicateIds(place: string, what: string, ids: readonly string[]): Finding[] {
  return distinct(ids.filter((id, at) => ids.indexOf(id) !== at)).map((id) =>
    block('duplicate-id', `${place}/${id}`, `${what}的编号 ${id} 用了不止一次`, '每个编号只能用一次，请换一个新的编号'),
  );
}
