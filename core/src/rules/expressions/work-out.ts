/** 算值: expressions compiled to closures. `undefined` is "not known yet", `null` "not applicable"; nothing throws. */
import { compareDecimals } from '../decimal.ts';
import { scalarReader } from '../facts.ts';
import type {
  ArithmeticNode,
  CallNode,
  Expression,
  Facts,
  FactValue,
  FilterNode,
  IfNode,
  RuleAst,
  Truth,
} from '../types.ts';
import { addDays, addMonths, daysBetween } from './day-math.ts';
import { addDecimals, divideDecimals, multiplyDecimals, subtractDecimals } from './decimal-math.ts';
import { type Known, ruleFunctions, type Worked } from './functions.ts';
import type { Surroundings } from './surroundings.ts';

export type CompiledExpression = (facts: Facts, around: Surroundings) => Worked;
type CompiledCondition = (facts: Facts, around: Surroundings) => Truth;
/** How a condition inside an expression is compiled; given, for conditions and expressions contain each other. */
type ConditionCompiler = (ast: RuleAst) => CompiledCondition;

/** 编译算式. */
export function compileExpression(expression: Expression, condition: ConditionCompiler): CompiledExpression {
  const inner = (part: Expression): CompiledExpression => compileExpression(part, condition);
  switch (expression.op) {
    case 'value':
      return () => expression.value;
    case 'variable':
      return variable(expression.variable, expression.kind);
    case 'path':
      return path(inner(expression.of), expression.name, expression.many);
    case 'list': {
      const parts = expression.of.map(inner);
      return (facts, around) => parts.map((part) => part(facts, around)) as FactValue[];
    }
    case 'arithmetic':
      return arithmetic(expression, inner(expression.left), inner(expression.right));
    case 'call':
      return call(expression, expression.of.map(inner));
    case 'if':
      return choice(expression, condition(expression.when), inner);
    case 'filter':
      return filter(expression, inner(expression.of), condition(expression.where));
    case 'for': {
      const gives = inner(expression.gives);
      const of = inner(expression.in);
      return (facts, around) =>
        eachOf(of(facts, around), (entry) => gives(boundFacts(facts, expression.as, entry), around));
    }
  }
}

function variable(name: string, kind: string): CompiledExpression {
  if (kind === 'choices' || kind === 'list' || kind === 'context') {
    const fits = kind === 'context' ? isContext : Array.isArray;
    return (facts) => {
      const fact = facts[name];
      if (fact === undefined || fact === null || fits(fact)) return fact;
      throw new TypeError(`fact ${name} does not have the shape of a ${kind}`);
    };
  }
  return scalarReader(name, kind as Parameters<typeof scalarReader>[1]);
}

function isContext(fact: FactValue | undefined): fact is { readonly [field: string]: FactValue } {
  return typeof fact === 'object' && fact !== null && !Array.isArray(fact);
}

/** A field that is not there has not been answered. */
function fieldOf(value: Worked, name: string): Worked {
  if (value === undefined || value === null) return value;
  return isContext(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function path(of: CompiledExpression, name: string, many: boolean): CompiledExpression {
  if (!many) return (facts, around) => fieldOf(of(facts, around), name);
  return (facts, around) => eachOf(of(facts, around), (entry) => fieldOf(entry, name));
}

/** A list worked out entry by entry; entries may stay unknown. */
function eachOf(list: Worked, work: (entry: Worked) => Worked): Worked {
  if (list === undefined || list === null) return list;
  return (list as readonly Worked[]).map(work) as FactValue[];
}

/** 带内部名称的事实: the facts with one more name that is known only inside. */
export function boundFacts(facts: Facts, name: string, entry: Worked): Facts {
  const bound = Object.create(facts) as Record<string, Worked>;
  bound[name] = entry;
  return bound;
}

function filter({ fields }: FilterNode, of: CompiledExpression, where: CompiledCondition): CompiledExpression {
  return (facts, around) => {
    const list = of(facts, around);
    if (list === undefined || list === null) return list;
    const kept: Worked[] = [];
    for (const entry of list as readonly Worked[]) {
      const bound = boundFacts(facts, 'item', entry) as Record<string, Worked>;
      for (const field of fields) bound[field] = fieldOf(entry, field);
      const truth = where(bound, around);
      if (truth === null) return undefined; // how long the list is depends on what is not known yet
      if (truth) kept.push(entry);
    }
    return kept as FactValue[];
  };
}

/** While nobody knows which side counts, the value is known where both say the same; 0.3 and 0.30 are the same number. */
function choice(
  expression: IfNode,
  when: CompiledCondition,
  compile: (part: Expression) => CompiledExpression,
): CompiledExpression {
  const met = compile(expression.met);
  const otherwise = compile(expression.otherwise);
  const isNumber = isCounted(expression);
  return (facts, around) => {
    const truth = when(facts, around);
    if (truth !== null) return truth ? met(facts, around) : otherwise(facts, around);
    const [one, other] = [met(facts, around), otherwise(facts, around)];
    if (one === other) return one;
    const isSame =
      isNumber && typeof one === 'string' && typeof other === 'string' && compareDecimals(one, other) === 0;
    return isSame ? one : undefined;
  };
}

/** Whether it gives a number; of what stands in a list nothing is said. */
function isCounted(expression: Expression): boolean {
  switch (expression.op) {
    case 'value':
    case 'variable':
    case 'call':
      return expression.kind === 'number';
    case 'arithmetic':
      return expression.form === 'number';
    case 'if':
      return isCounted(expression.met) && isCounted(expression.otherwise);
    default:
      return false;
  }
}

function call({ name, kind }: CallNode, parts: readonly CompiledExpression[]): CompiledExpression {
  const known = ruleFunctions.get(name);
  if (known === undefined) return () => undefined;
  return (facts, around) => {
    const given = parts.map((part) => part(facts, around));
    if (given.includes(null)) return null;
    return given.includes(undefined) ? undefined : known.apply(given as Known[], kind, around);
  };
}

type Operation = (left: string, right: string) => string | null;

const onNumbers: Readonly<Record<ArithmeticNode['sign'], Operation>> = {
  '+': addDecimals,
  '-': subtractDecimals,
  '*': multiplyDecimals,
  '/': divideDecimals,
};

const negative = (count: string): string => subtractDecimals('0', count);

function operationOf({ form, sign }: ArithmeticNode): Operation {
  switch (form) {
    case 'number':
      return onNumbers[sign];
    case 'text':
      return (left, right) => left + right;
    case 'dates':
      return daysBetween;
    case 'dateDays':
      return sign === '+' ? addDays : (day, count) => addDays(day, negative(count));
    case 'dateMonths':
      return sign === '+' ? addMonths : (day, count) => addMonths(day, negative(count));
  }
}

function arithmetic(
  ast: ArithmeticNode,
  readLeft: CompiledExpression,
  readRight: CompiledExpression,
): CompiledExpression {
  const operation = operationOf(ast);
  return (facts, around) => {
    const left = readLeft(facts, around);
    const right = readRight(facts, around);
    if (left === null || right === null) return null; // nothing that becomes known can change it
    return left === undefined || right === undefined ? undefined : operation(String(left), String(right));
  };
}
