/** 规则里提到了什么: the variables and limits a rule depends on, for lint, forms and enumeration. */
import { compareDecimals } from './decimal.ts';
import { namesIn } from './expressions/names.ts';
import type { RuleAst, RuleAtom } from './types.ts';

/** 规则提到的情形项: names, sorted by code unit, each once. */
export function ruleVariables(ast: RuleAst): string[] {
  return [...new Set(namesIn(ast))].sort();
}

/**
 * 参与计算的情形项: the variables whose answers cannot be split into classes by the limits a rule mentions, because
 * something is worked out from them. An enumeration lists all their codes, and must refuse numbers among them.
 */
export function workedVariables(ast: RuleAst): string[] {
  switch (ast.op) {
    case 'and':
    case 'or':
      return [...new Set(ast.of.flatMap(workedVariables))].sort();
    case 'not':
    case 'named':
      return workedVariables(ast.of);
    case 'relation':
    case 'holds':
    case 'answered':
    case 'some':
    case 'every':
    case 'choose':
      return ruleVariables(ast);
    default:
      return [];
  }
}

/**
 * 规则提到的数字界限: canonical decimals per number variable, ascending, each once. Answers strictly between two
 * neighbours (or beyond the ends) are one class, each limit itself is another — as long as `rulePairs` is empty.
 */
export function ruleThresholds(ast: RuleAst): Record<string, string[]> {
  const limits = new Map<string, Set<string>>();
  for (const atom of ruleAtoms(ast)) {
    if (atom.op === 'compareVariables') continue;
    for (const limit of limitsOf(atom)) {
      const known = limits.get(atom.variable) ?? new Set<string>();
      limits.set(atom.variable, known.add(limit));
    }
  }
  return Object.fromEntries([...limits].map(([name, found]) => [name, [...found].sort(compareDecimals)]));
}

/**
 * 两项相比的情形项: the pairs of variables compared with each other. Thresholds do not split such answers into
 * classes, so an enumeration must refuse (or prove otherwise) when a rule has any.
 */
export function rulePairs(ast: RuleAst): [string, string][] {
  return ruleAtoms(ast).flatMap((atom) =>
    atom.op === 'compareVariables' ? [[atom.left, atom.right] satisfies [string, string]] : [],
  );
}

function limitsOf(atom: RuleAtom): string[] {
  if (atom.op === 'compare' && atom.kind === 'number') return [String(atom.value)];
  if (atom.op === 'in' && atom.kind === 'number') return atom.values;
  if (atom.op === 'interval' && atom.kind === 'number') return [atom.low, atom.high];
  return [];
}

function ruleAtoms(ast: RuleAst): RuleAtom[] {
  switch (ast.op) {
    case 'constant':
      return [];
    case 'and':
    case 'or':
      return ast.of.flatMap(ruleAtoms);
    case 'not':
    case 'named':
      return ruleAtoms(ast.of);
    case 'relation':
    case 'holds':
    case 'answered':
    case 'some':
    case 'every':
    case 'choose':
      return [];
    default:
      return [ast];
  }
}
