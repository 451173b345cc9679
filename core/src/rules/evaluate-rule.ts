/** 规则求值: rules compiled once to closures over typed facts, judged with Kleene's three values. */
import { compareFixed } from './compare-fixed.ts';
import { compareWorked } from './expressions/functions.ts';
import type { Surroundings } from './expressions/surroundings.ts';
import { boundFacts, compileExpression } from './expressions/work-out.ts';
import { canonicalDecimal, compareDecimals, decimalComparer } from './decimal.ts';
import { choicesReader, scalarReader } from './facts.ts';
import { isOrdering, relationHolds } from './relations.ts';
import type {
  ChooseNode,
  CompareVariablesNode,
  ConnectiveNode,
  ContainsNode,
  ExistsNode,
  Facts,
  FactValue,
  HoldsNode,
  InNode,
  IntervalNode,
  QuantifiedNode,
  RelationNode,
  RuleAst,
  ScalarKind,
  Truth,
} from './types.ts';

/** 编译后的规则: throws TypeError when a fact it needs has the wrong shape. */
export type CompiledRule = (facts: Facts, around?: Surroundings) => Truth;

const nothingAround: Surroundings = {};

const compiledRules = new WeakMap<RuleAst, CompiledRule>();

/**
 * 判断规则: `true`, `false`, or `null` while an unanswered fact could still decide it.
 * "Not applicable" (`null` fact) satisfies no comparison except `!=`. Throws TypeError on a fact of the wrong shape.
 */
export function evaluateRule(ast: RuleAst, facts: Facts, around?: Surroundings): Truth {
  let compiled = compiledRules.get(ast);
  if (compiled === undefined) {
    compiled = compileRule(ast);
    compiledRules.set(ast, compiled);
  }
  return compiled(facts, around);
}

/** 编译规则: the fast path, to be kept by whoever judges one rule over many facts. */
// oxlint-disable-next-line complexity -- one line per kind of condition
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
    case 'named':
      return compileRule(ast.of);
    case 'compare':
      return compareFixed(ast);
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
    case 'relation':
      return relation(ast);
    case 'holds':
      return holding(ast);
    case 'answered': {
      const of = compileExpression(ast.of, compileRule);
      return (facts, around = nothingAround) => answered(of(facts, around));
    }
    case 'some':
      return quantified(ast, true);
    case 'every':
      return quantified(ast, false);
    case 'choose':
      return choice(ast);
  }
}

function answered(value: FactValue | undefined): Truth {
  return value === undefined ? null : value !== null;
}

/** The same three-valued comparison as between two variables, on what was worked out. */
function relation(ast: RelationNode): CompiledRule {
  const readLeft = compileExpression(ast.left, compileRule);
  const readRight = compileExpression(ast.right, compileRule);
  const holds = relationHolds[ast.relation];
  const ordering = isOrdering(ast.relation);
  return (facts, around = nothingAround) => {
    const left = readLeft(facts, around);
    const right = readRight(facts, around);
    if (ordering && (left === null || right === null)) return false;
    if (left === undefined || right === undefined) return null;
    if (left === null || right === null) return holds(left === right ? 0 : 1);
    return holds(compareWorked(ast.kind, left, right));
  };
}

function holding(ast: HoldsNode): CompiledRule {
  const of = compileExpression(ast.of, compileRule);
  return (facts, around = nothingAround) => {
    const value = of(facts, around);
    return value === undefined ? null : value === true;
  };
}

/** `decisive`: the truth of one entry that settles it. A list that does not apply has no entries. */
function quantified(ast: QuantifiedNode, decisive: boolean): CompiledRule {
  const of = compileExpression(ast.in, compileRule);
  const satisfies = compileRule(ast.satisfies);
  return (facts, around = nothingAround) => {
    const list = of(facts, around);
    if (list === undefined) return null;
    let outcome: Truth = !decisive;
    for (const entry of (list ?? []) as readonly FactValue[]) {
      const truth = satisfies(boundFacts(facts, ast.as, entry), around);
      if (truth === decisive) return decisive;
      if (truth === null) outcome = null;
    }
    return outcome;
  };
}

function choice(ast: ChooseNode): CompiledRule {
  const when = compileRule(ast.when);
  const met = compileRule(ast.met);
  const otherwise = compileRule(ast.otherwise);
  return (facts, around) => {
    const truth = when(facts, around);
    if (truth !== null) return truth ? met(facts, around) : otherwise(facts, around);
    const one = met(facts, around);
    return one === otherwise(facts, around) ? one : null;
  };
}

/** `decisive` is the truth that settles the connective whatever the others say. Most have two parts: no loop for them. */
function connective(ast: ConnectiveNode, decisive: boolean): CompiledRule {
  const parts = ast.of.map(compileRule);
  const [first, second] = parts;
  if (parts.length === 2)
    return (facts, around) => {
      const one = first!(facts, around);
      if (one === decisive) return decisive;
      const other = second!(facts, around);
      return one === null && other !== decisive ? null : other;
    };
  return (facts, around) => {
    let outcome: Truth = !decisive;
    for (const part of parts) {
      const truth = part(facts, around);
      if (truth === decisive) return decisive;
      if (truth === null) outcome = null;
    }
    return outcome;
  };
}

function negation(part: CompiledRule): CompiledRule {
  return (facts, around) => {
    const truth = part(facts, around);
    return truth === null ? null : !truth;
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
