import type { Finding } from '../contract/index.ts';
import type { LintRule } from './lint-rule.ts';
import { guideRules } from './rules-guide.ts';
import { proofRules } from './rules-proofs.ts';
import { structureRules } from './rules-structure.ts';

const rules = { ...structureRules, ...guideRules, ...proofRules } satisfies Record<string, LintRule>;

/** The codes of findings that this folder makes. */
export type OwnRule = keyof typeof guideRules | keyof typeof proofRules;

/** 体检规则表: every rule by the code of its findings; `rule-*`, `unknown-*`, `hole-*` and `surplus-*` stand for the families of the compiler. */
export const lintRules: Readonly<Record<string, LintRule>> = rules;

/** 哪条规则: of a finding's code; undefined where no rule is registered for it. */
export function ruleOf(code: string): LintRule | undefined {
  if (Object.hasOwn(lintRules, code)) return lintRules[code];
  const family = ['rule', 'unknown', 'hole', 'surplus'].find((head) => code.startsWith(`${head}-`));
  return family === undefined ? undefined : lintRules[`${family}-*`];
}

/** A finding of one of the rules of this folder, with the severity that the registry gives it. */
export function found(code: OwnRule, place: string, message: string, remedy: string): Finding {
  return { code, severity: rules[code].severity, place, message, remedy };
}
export type { LintRule };
