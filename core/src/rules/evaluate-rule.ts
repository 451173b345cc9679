/** 规则求值: rules compiled once to closures over typed facts, judged with Kleene's three values. */
import { canonicalDecimal, compareDecimals, decimalComparer } from './decimal.ts';
import { choicesReader, scalarReader } from './facts.ts';
import { isOrdering, relationHolds } from './relations.ts';
import type {
  CompareNode,
  CompareVariablesNode,
  ConnectiveNode,
  ContainsNode,
  ExistsNode,
  Facts,
  InNode,
  IntervalNode,
  RuleAst,
  ScalarKind,
  Truth,
} from './types.ts';

/** 编译后的规则: throws TypeError when a fact it needs has the wrong shape. */
export type CompiledRule = (facts: Facts) => Truth;

const compiledRules = new WeakMap<RuleAst, CompiledRule>();

/**
 * 判断规则: `true`, `false`, or `null` while an unanswered fact could still decide it.
 * "Not applicable" (`null` fact) satisfies no comparison except `!=`. Throws TypeError on a fact of the wrong shape.
 */
export function evaluateRule(ast: RuleAst, facts: Facts): Truth {
  let compiled = compiledRules.get(ast);
  if (compiled === undefined) {
    compiled = compileRule(ast);
    compiledRules.set(ast, compiled);
  }
  return compiled(facts);
}

/** 编译规则: the fast path, to be kept by whoever judges one rule over many facts. */
export function compileRule(ast: RuleAst): CompiledRule {
  switch (ast.op) {
    case 'constant':
      return () => ast.value;
    case 'and':
      return connective(ast, false);
    case 'or':
      return connective(ast, true);
    case 'not':
      return negation(compileRule(ast.of));
    case 'compare':
      return comparison(ast);
    case 'compareVariables':
      return variableComparison(ast);
    case 'in':
      return membership(ast);
    case 'interval':
      return interval(ast);
    case 'exists':
      return existence(ast);
    case 'contains':
      return containment(ast);
  }
}

/** `decisive` is the truth that settles the connective whatever the others say. */
function connective(ast: ConnectiveNode, decisive: boolean): CompiledRule {
  const parts = ast.of.map(compileRule);
  return (facts) => {
    let outcome: Truth = !decisive;
    for (const part of parts) {
      const truth = part(facts);
      if (truth === decisive) return decisive;
      if (truth === null) outcome = null;
    }
    return outcome;
  };
}

function negation(part: CompiledRule): CompiledRule {
  return (facts) => {
    const truth = part(facts);
    return truth === null ? null : !truth;
  };
}

function comparison(ast: CompareNode): CompiledRule {
  const read = scalarReader(ast.variable, ast.kind);
  const holds = relationHolds[ast.relation];
  const order = orderTo(ast.kind, ast.value);
  return (facts) => {
    const fact = read(facts);
    if (fact === undefined) return null;
    return fact === null ? ast.relation === '!=' : holds(order(fact));
  };
}

/** Unlike the others, this one may know its answer with one side unanswered: no order holds with "not applicable". */
function variableComparison(ast: CompareVariablesNode): CompiledRule {
  const readLeft = scalarReader(ast.left, ast.kind);
  const readRight = scalarReader(ast.right, ast.kind);
  const holds = relationHolds[ast.relation];
  const ordering = isOrdering(ast.relation);
  return (facts) => {
    const left = readLeft(facts);
    const right = readRight(facts);
    if (ordering && (left === null || right === null)) return false;
    if (left === undefined || right === undefined) return null;
    if (left === null || right === null) return holds(left === right ? 0 : 1);
    return holds(compareScalars(ast.kind, left, right));
  };
}

function membership(ast: InNode): CompiledRule {
  const read = scalarReader(ast.variable, ast.kind);
  const values = new Set<string | boolean>(ast.values);
  const written = ast.kind === 'number' ? (fact: string | boolean) => canonicalDecimal(String(fact)) : undefined;
  return (facts) => {
    const fact = read(facts);
    if (fact === undefined) return null;
    return fact !== null && values.has(written === undefined ? fact : written(fact));
  };
}

function interval(ast: IntervalNode): CompiledRule {
  const read = scalarReader(ast.variable, ast.kind);
  const low = orderTo(ast.kind, ast.low);
  const high = orderTo(ast.kind, ast.high);
  const aboveLow = relationHolds[ast.lowOpen ? '>' : '>='];
  const belowHigh = relationHolds[ast.highOpen ? '<' : '<='];
  return (facts) => {
    const fact = read(facts);
    if (fact === undefined) return null;
    return fact !== null && aboveLow(low(fact)) && belowHigh(high(fact));
  };
}

function existence(ast: ExistsNode): CompiledRule {
  return (facts) => {
    const fact = facts[ast.variable];
    return fact === undefined ? null : fact !== null;
  };
}

function containment(ast: ContainsNode): CompiledRule {
  const read = choicesReader(ast.variable);
  return (facts) => {
    const codes = read(facts);
    if (codes === undefined) return null;
    return codes !== null && codes.includes(ast.value);
  };
}

function orderTo(kind: ScalarKind, value: string | boolean): (fact: string | boolean) => number {
  if (kind === 'number') return decimalComparer(String(value)) as (fact: string | boolean) => number;
  return (fact) => (fact === value ? 0 : fact < value ? -1 : 1);
}

function compareScalars(kind: ScalarKind, left: string | boolean, right: string | boolean): number {
  if (kind === 'number') return compareDecimals(String(left), String(right));
  return left === right ? 0 : left < right ? -1 : 1;
}
