import { quoted } from './print-rule.ts';

/** 规则的内容 as those who refer to it need it. */
export type NamedRule = { name: string; when: string };
/** 规则编码 -> 规则; undefined = not published. */
export type NamedRules = (code: string) => NamedRule | undefined;

/** A string, whole, or `rule("code")` outside of one; group 1 is the code. */
const reference = /"(?:[^"\\]|\\.)*"|(?<![\w-])rule\s*\(\s*"([^"\\]*)"\s*\)/g;

/** 引用了哪些规则: codes that `rule("code")` names in a text, each once, in order of appearance. */
export function rulesNamedIn(text: string): string[] {
  const codes = [...text.matchAll(reference)].flatMap(([, code]) => (code === undefined ? [] : [code]));
  return [...new Set(codes)];
}

/**
 * 展开规则引用: `rule("code")` becomes `rule("code", "name", condition)`, also inside the conditions put in. A rule that is not there, or
 * that leads back to itself, stays short and is refused when it is read. Expanding again changes nothing.
 */
export function expandRules(text: string, rules: NamedRules): string {
  return text.replace(reference, (whole, code: string | undefined) => {
    const rule = code === undefined ? undefined : rules(code);
    if (code === undefined || rule === undefined || ringOfRules(code, rules) !== null) return whole;
    return `rule(${quoted(code)}, ${quoted(rule.name)}, ${expandRules(rule.when, rules)})`;
  });
}

/** 互相引用: a way from `code` back to itself; null when there is none. */
export function ringOfRules(code: string, rules: NamedRules): string[] | null {
  const visited = new Set<string>();
  const search = (at: string, way: readonly string[]): string[] | null => {
    for (const next of rulesNamedIn(rules(at)?.when ?? '')) {
      if (next === code) return [...way, next];
      if (visited.has(next)) continue;
      visited.add(next);
      const ring = search(next, [...way, next]);
      if (ring !== null) return ring;
    }
    return null;
  };
  return search(code, [code]);
}
