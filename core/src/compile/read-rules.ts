import type { Bundle, Catalogue, Finding, Question, ServiceItem } from '../contract/index.ts';
import {
  type ParsedRule,
  parseRule,
  type RuleAst,
  type RuleScope,
  ruleVariables,
  workedVariables,
} from '../rules/index.ts';
import { block } from './findings.ts';
import { fieldKey } from './keys.ts';
import { type Member, memberPlace } from './members.ts';
import { fieldVariable, questionScope, renamedRule } from './scope.ts';

/** 读出的规则: every rule of a bundle and its items, parsed; the items' own field ids are rewritten to merged keys. */
export type ReadRules = {
  memberWhen: ReadonlyMap<string, RuleAst | null>;
  promise: { when: RuleAst | null; days: number }[] | null;
  /** by `member/field` */
  required: ReadonlyMap<string, RuleAst | boolean>;
  /** by `member/material` */
  materialWhen: ReadonlyMap<string, RuleAst | null>;
  findings: Finding[];
};

/** 读规则: all rules at once; a rule that cannot be read is a finding at its place and counts as "always". */
export function readRules(
  bundle: Bundle,
  members: readonly Member[],
  questions: readonly Question[],
  catalogue: Catalogue,
): ReadRules {
  const asked = questionScope(questions);
  const findings: Finding[] = [];
  const read = (text: string | undefined, scope: RuleScope, place: string): RuleAst | null => {
    if (text === undefined) return null;
    const parsed = parseRule(text, scope);
    findings.push(...findingsOf(parsed, text, place));
    if (parsed.ok) findings.push(...notListed(parsed.ast, asked, text, place));
    return parsed.ok ? parsed.ast : null;
  };
  const required = new Map<string, RuleAst | boolean>();
  const materialWhen = new Map<string, RuleAst | null>();
  for (const { entry, item } of members) {
    const scope = itemScope(item, asked, catalogue);
    const keys = new Map(
      item.fields.filter((field) => !Object.hasOwn(asked, field.id)).map((field) => [field.id, fieldKey(field)]),
    );
    const fieldRules = item.fields.map((field) =>
      typeof field.required === 'string'
        ? (read(field.required, scope, `item:${item.code}/fields/${field.id}/required`) ?? true)
        : field.required,
    );
    const materialRules = item.materials.map((material) =>
      read(material.when, scope, `item:${item.code}/materials/${material.id}/when`),
    );
    findings.push(...ambiguous(item, asked, [...fieldRules, ...materialRules]));
    item.fields.forEach((field, at) => {
      const rule = fieldRules[at] ?? true;
      required.set(`${entry.id}/${field.id}`, typeof rule === 'boolean' ? rule : renamedRule(rule, keys));
    });
    item.materials.forEach((material, at) => {
      const rule = materialRules[at] ?? null;
      materialWhen.set(`${entry.id}/${material.id}`, rule && renamedRule(rule, keys));
    });
  }
  const memberWhen = new Map(
    members.map(({ entry }) => [entry.id, read(entry.when, asked, `${memberPlace(bundle, entry.id)}/when`)]),
  );
  const promise =
    bundle.promise?.map(({ when, days }, index) => ({
      when: read(when, asked, `bundle:${bundle.code}/promise/${index}`),
      days,
    })) ?? null;
  return { memberWhen, promise, required, materialWhen, findings };
}

/** What an item's own rules may mention: the questions and its own fields; a question goes before a field of the same name. */
export function itemScope(item: ServiceItem, asked: RuleScope, catalogue: Catalogue): RuleScope {
  const fields = item.fields.flatMap((field) => {
    const element = catalogue.elements.get(field.element);
    return element === undefined ? [] : [[field.id, fieldVariable(element, field.label)] as const];
  });
  return { ...Object.fromEntries(fields), ...asked };
}

/** A rule that mentions a name which is both a question's and a field's would be read differently by different people. */
function ambiguous(item: ServiceItem, asked: RuleScope, rules: readonly (RuleAst | boolean | null)[]): Finding[] {
  const mentioned = new Set(
    rules.flatMap((rule) => (rule === null || typeof rule === 'boolean' ? [] : ruleVariables(rule))),
  );
  return item.fields
    .filter((field) => mentioned.has(field.id) && Object.hasOwn(asked, field.id))
    .map((field) =>
      block(
        'field-named-as-question',
        `item:${item.code}/fields/${field.id}`,
        `条件里的 ${field.id} 既是字段「${field.label}」又是情形问题「${asked[field.id]?.title}」，无法分辨`,
        '请给字段换一个编号',
      ),
    );
}

/**
 * 不能逐一列举: publishing holds for every situation, so what a rule works out must not depend on a number that is asked;
 * its answers have no classes then.
 */
function notListed(ast: RuleAst, asked: RuleScope, text: string, place: string): Finding[] {
  return workedVariables(ast)
    .filter((name) => Object.hasOwn(asked, name) && asked[name]?.kind === 'number')
    .map((name) =>
      block(
        'rule-not-listed',
        place,
        `条件「${text}」拿情形问题「${asked[name]?.title}」的数字来计算，情形就无法逐一列出`,
        '请改成和固定的数字比较，或者改用表单里的字段来计算',
      ),
    );
}

function findingsOf(parsed: ParsedRule, text: string, place: string): Finding[] {
  if (parsed.ok) return [];
  return parsed.findings.map(({ code, message, from, to }) =>
    block(
      `rule-${code}`,
      place,
      `条件「${text}」读不懂：${message}`,
      `请改正第 ${from + 1} 至 ${Math.max(from + 1, to)} 个字符处`,
    ),
  );
}
