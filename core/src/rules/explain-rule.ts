/** 为什么: the facts that decided a rule, and only those. */
import { evaluateRule } from './evaluate-rule.ts';
import { explainWorked, type Grounds } from './expressions/explain-worked.ts';
import type { Surroundings } from './expressions/surroundings.ts';
import { ruleVariables } from './inspect-rule.ts';
import { choiceWords, chosenWords, hidden, intervalWords, measured, titleOf, valueWords } from './phrases.ts';
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
  NamedNode,
  RuleAst,
  RuleAtom,
  RuleScope,
  ScalarKind,
  WorkedNode,
} from './types.ts';

/**
 * 解释规则: 「因为 经营面积 = 80 ≥ 50」. Names the facts that decided: every condition of a 且 that held, only the
 * failing ones of a 且 that did not, and the other way round for 或. An undecided rule names what is still unknown.
 * Throws TypeError on a fact of the wrong shape, as `evaluateRule` does.
 */
export function explainRule(ast: RuleAst, facts: Facts, scope: RuleScope, around: Surroundings = {}): string {
  const truth = evaluateRule(ast, facts, around);
  if (truth === null) {
    const missing = missingVariables(ast, facts);
    if (missing.length === 0) return '还不能确定，因为还不知道：工作日安排、日期或者列表里的内容';
    return `还不能确定，因为还不知道：${missing.map((name) => titleOf(name, scope)).join('、')}`;
  }
  const grounds: Grounds = { facts, scope, around };
  const sentences = decidingAtoms(ast, truth, grounds).map((atom) =>
    atom.op === 'named' ? explainNamed(atom, grounds) : explainAtom(atom, grounds),
  );
  if (sentences.length === 0) return truth ? '因为 所有情形都适用' : '因为 任何情形都不适用';
  return `因为 ${[...new Set(sentences)].join('；')}`;
}

/** 还要回答的: the unanswered variables that can still decide the rule, none when it is decided. */
export function missingVariables(ast: RuleAst, facts: Facts): string[] {
  const open = residualRule(ast, facts);
  if (open === null || typeof open === 'boolean') return [];
  return ruleVariables(open).filter((name) => facts[name] === undefined);
}

/** 规则成立与否, by its name. */
export function namedWords({ title }: NamedNode, truth: boolean): string {
  return `规则『${title}』${truth ? '成立' : '不成立'}`;
}

function explainNamed(ast: NamedNode, grounds: Grounds): string {
  const { facts, scope, around } = grounds;
  const truth = evaluateRule(ast.of, facts, around) === true;
  return `${namedWords(ast, truth)}（${explainRule(ast.of, facts, scope, around).replace(/^因为 /, '')}）`;
}

/** A condition that is explained as one. */
export type DecidingAtom = RuleAtom | WorkedNode;

function decidingAtoms(ast: RuleAst, truth: boolean, grounds: Grounds): (DecidingAtom | NamedNode)[] {
  const { facts, around } = grounds;
  switch (ast.op) {
    case 'constant':
      return [];
    case 'not':
      return decidingAtoms(ast.of, !truth, grounds);
    case 'choose': {
      const when = evaluateRule(ast.when, facts, around);
      if (when === null) return [ast];
      return [
        ...decidingAtoms(ast.when, when, grounds),
        ...decidingAtoms(when ? ast.met : ast.otherwise, truth, grounds),
      ];
    }
    case 'and':
    case 'or':
      return ast.of
        .filter((part) => evaluateRule(part, facts, around) === truth)
        .flatMap((part) => decidingAtoms(part, truth, grounds));
    default:
      return [ast];
  }
}

/** 解释一个条件: as the facts are, whether it holds or not. */
export function explainAtom(atom: DecidingAtom, grounds: Grounds): string {
  const { facts, scope } = grounds;
  switch (atom.op) {
    case 'compareVariables':
      return explainPair(atom, facts, scope);
    case 'exists':
      return explainExistence(atom, facts, scope);
    case 'contains':
      return explainContents(atom, facts, scope);
    case 'compare':
    case 'in':
    case 'interval':
      return explainScalar(atom, facts, scope);
    default:
      return explainWorked(atom, grounds);
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
  return `${title} 不包含 ${wanted}（选的是：${isHidden(atom.variable, scope) ? hidden : chosenWords(fact, atom.variable, scope)}）`;
}

function explainScalar(atom: CompareNode | InNode | IntervalNode, facts: Facts, scope: RuleScope): string {
  const title = titleOf(atom.variable, scope);
  const fact = facts[atom.variable] as string | boolean | null;
  if (fact === null) return `${title} 不适用`;
  const shown = isHidden(atom.variable, scope) ? hidden : valueWords(fact, atom.kind, atom.variable, scope);
  const known = `${title} = ${shown}`;
  const holds = evaluateRule(atom, facts) === true;
  if (atom.kind === 'boolean') return known;
  if (atom.op === 'interval') return `${known}，${holds ? '在' : '不在'} ${intervalWords(atom, scope)} 之间`;
  if (atom.op === 'in') {
    const list = atom.values.map((value) => valueWords(value, atom.kind, atom.variable, scope)).join('、');
    return `${known}，${holds ? '属于' : '不属于'} ${measured(list, atom.kind, atom.variable, scope)}`;
  }
  const value = valueWords(atom.value, atom.kind, atom.variable, scope);
  const sign = actualSign(atom, holds);
  return measured(
    sign === '=' && shown !== hidden ? known : `${known} ${sign} ${value}`,
    atom.kind,
    atom.variable,
    scope,
  );
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
  const words = isHidden(name, scope) ? hidden : measured(valueWords(fact, kind, name, scope), kind, name, scope);
  return `${titleOf(name, scope)}（${words}）`;
}

function isHidden(variable: string, scope: RuleScope): boolean {
  return Object.hasOwn(scope, variable) && scope[variable]?.sensitive === true;
}
