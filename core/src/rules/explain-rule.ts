/** 为什么: the facts that decided a rule, and only those. */
import { evaluateRule } from './evaluate-rule.ts';
import { ruleVariables } from './inspect-rule.ts';
import { choiceWords, chosenWords, intervalWords, measured, titleOf, valueWords } from './phrases.ts';
import { isOrdering } from './relations.ts';
import { residualRule } from './residual-rule.ts';
import type {
  CompareNode,
  CompareVariablesNode,
  ContainsNode,
  ExistsNode,
  Facts,
  InNode,
  IntervalNode,
  RuleAst,
  RuleAtom,
  RuleScope,
  ScalarKind,
} from './types.ts';

/**
 * 解释规则: 「因为 经营面积 = 80 ≥ 50」. Names the facts that decided: every condition of a 且 that held, only the
 * failing ones of a 且 that did not, and the other way round for 或. An undecided rule names what is still unknown.
 * Throws TypeError on a fact of the wrong shape, as `evaluateRule` does.
 */
export function explainRule(ast: RuleAst, facts: Facts, scope: RuleScope): string {
  const truth = evaluateRule(ast, facts);
  if (truth === null) {
    const open = residualRule(ast, facts);
    const missing =
      open === null || typeof open === 'boolean' ? [] : ruleVariables(open).filter((name) => facts[name] === undefined);
    return `还不能确定，因为还不知道：${missing.map((name) => titleOf(name, scope)).join('、')}`;
  }
  const sentences = decidingAtoms(ast, truth, facts).map((atom) => explainAtom(atom, facts, scope));
  if (sentences.length === 0) return truth ? '因为 所有情形都适用' : '因为 任何情形都不适用';
  return `因为 ${[...new Set(sentences)].join('；')}`;
}

function decidingAtoms(ast: RuleAst, truth: boolean, facts: Facts): RuleAtom[] {
  switch (ast.op) {
    case 'constant':
      return [];
    case 'not':
      return decidingAtoms(ast.of, !truth, facts);
    case 'and':
    case 'or':
      return ast.of
        .filter((part) => evaluateRule(part, facts) === truth)
        .flatMap((part) => decidingAtoms(part, truth, facts));
    default:
      return [ast];
  }
}

function explainAtom(atom: RuleAtom, facts: Facts, scope: RuleScope): string {
  switch (atom.op) {
    case 'compareVariables':
      return explainPair(atom, facts, scope);
    case 'exists':
      return explainExistence(atom, facts, scope);
    case 'contains':
      return explainContents(atom, facts, scope);
    default:
      return explainScalar(atom, facts, scope);
  }
}

function explainExistence(atom: ExistsNode, facts: Facts, scope: RuleScope): string {
  return `${titleOf(atom.variable, scope)} ${facts[atom.variable] === null ? '不适用' : '有内容'}`;
}

function explainContents(atom: ContainsNode, facts: Facts, scope: RuleScope): string {
  const title = titleOf(atom.variable, scope);
  const fact = facts[atom.variable];
  const wanted = choiceWords(atom.value, atom.variable, scope);
  if (fact === null) return `${title} 不适用`;
  if (Array.isArray(fact) && fact.includes(atom.value)) return `${title} 包含 ${wanted}`;
  return `${title} 不包含 ${wanted}（选的是：${chosenWords(fact, atom.variable, scope)}）`;
}

function explainScalar(atom: CompareNode | InNode | IntervalNode, facts: Facts, scope: RuleScope): string {
  const title = titleOf(atom.variable, scope);
  const fact = facts[atom.variable] as string | boolean | null;
  if (fact === null) return `${title} 不适用`;
  const known = `${title} = ${valueWords(fact, atom.kind, atom.variable, scope)}`;
  const holds = evaluateRule(atom, facts) === true;
  if (atom.kind === 'boolean') return known;
  if (atom.op === 'interval') return `${known}，${holds ? '在' : '不在'} ${intervalWords(atom, scope)} 之间`;
  if (atom.op === 'in') {
    const list = atom.values.map((value) => valueWords(value, atom.kind, atom.variable, scope)).join('、');
    return `${known}，${holds ? '属于' : '不属于'} ${measured(list, atom.kind, atom.variable, scope)}`;
  }
  const value = valueWords(atom.value, atom.kind, atom.variable, scope);
  const sign = actualSign(atom, holds);
  return measured(sign === '=' ? known : `${known} ${sign} ${value}`, atom.kind, atom.variable, scope);
}

const signs = { '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;
const oppositeSigns = { '=': '≠', '!=': '=', '<': '≥', '<=': '>', '>': '≤', '>=': '<' } as const;

/** The sign between fact and limit as the facts are, not as the rule asked. */
function actualSign(atom: CompareNode | CompareVariablesNode, holds: boolean): string {
  return holds ? signs[atom.relation] : oppositeSigns[atom.relation];
}

function explainPair(atom: CompareVariablesNode, facts: Facts, scope: RuleScope): string {
  const sides = [atom.left, atom.right].map((name) => ({
    name,
    fact: facts[name] as string | boolean | null | undefined,
  }));
  const absent = sides.filter(({ fact }) => fact === null).map(({ name }) => titleOf(name, scope));
  const words = sides.map(({ name, fact }) =>
    fact === null || fact === undefined ? '' : sideWords(name, fact, atom.kind, scope),
  );
  if (absent.length === 0) return words.join(` ${actualSign(atom, evaluateRule(atom, facts) === true)} `);
  const settled = isOrdering(atom.relation) ? '' : words.join('');
  return settled === '' ? `${absent.join('、')} 不适用` : `${absent.join('、')} 不适用，而 ${settled} 有内容`;
}

function sideWords(name: string, fact: string | boolean, kind: ScalarKind, scope: RuleScope): string {
  return `${titleOf(name, scope)}（${measured(valueWords(fact, kind, name, scope), kind, name, scope)}）`;
}
