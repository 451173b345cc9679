/** 写出规则: a rule as FEEL text; reading it again gives the same rule. */
import type { Expression, FactValue, IntervalNode, RuleAst, ScalarKind, ValueKind } from './types.ts';

/** 写出规则: with brackets wherever a reader might wonder what binds tighter. */
// oxlint-disable-next-line complexity -- one line per kind of condition
export function printRule(ast: RuleAst): string {
  switch (ast.op) {
    case 'constant':
      return String(ast.value);
    case 'and':
    case 'or':
      return ast.of.map(printPart).join(` ${ast.op} `);
    case 'not':
      return `not(${printRule(ast.of)})`;
    case 'named':
      return `rule(${quoted(ast.rule)}, ${quoted(ast.title)}, ${printRule(ast.of)})`;
    case 'compare':
      return `${ast.variable} ${ast.relation} ${printValue(ast.kind, ast.value)}`;
    case 'compareVariables':
      return `${ast.left} ${ast.relation} ${ast.right}`;
    case 'in':
      return `${ast.variable} in (${ast.values.map((value) => printValue(ast.kind, value)).join(', ')})`;
    case 'interval':
      return `${ast.variable} in ${printInterval(ast)}`;
    case 'exists':
      return `exists(${ast.variable})`;
    case 'contains':
      return `list contains(${ast.variable}, ${quoted(ast.value)})`;
    case 'relation':
      return `${printExpression(ast.left)} ${ast.relation} ${printExpression(ast.right)}`;
    case 'holds':
      return printExpression(ast.of);
    case 'answered':
      return `exists(${printExpression(ast.of)})`;
    case 'some':
    case 'every':
      return `(${ast.op} ${ast.as} in ${printExpression(ast.in)} satisfies ${printRule(ast.satisfies)})`;
    case 'choose':
      return `(if ${printRule(ast.when)} then ${printRule(ast.met)} else ${printRule(ast.otherwise)})`;
  }
}

function printPart(part: RuleAst): string {
  return part.op === 'and' || part.op === 'or' ? `(${printRule(part)})` : printRule(part);
}

function printInterval({ kind, low, high, lowOpen, highOpen }: IntervalNode): string {
  const [open, close] = [lowOpen ? '(' : '[', highOpen ? ')' : ']'];
  return `${open}${printValue(kind, low)}..${printValue(kind, high)}${close}`;
}

/** 写出算式. */
export function printExpression(expression: Expression): string {
  switch (expression.op) {
    case 'value':
      return printValue(expression.kind, expression.value);
    case 'variable':
      return expression.variable;
    case 'path':
      return `${printExpression(expression.of)}.${expression.name}`;
    case 'list':
      return `[${expression.of.map(printExpression).join(', ')}]`;
    case 'arithmetic':
      return `(${printExpression(expression.left)} ${expression.sign} ${printExpression(expression.right)})`;
    case 'call':
      return `${expression.name}(${expression.of.map(printExpression).join(', ')})`;
    case 'if': {
      const { when, met, otherwise } = expression;
      return `(if ${printRule(when)} then ${printExpression(met)} else ${printExpression(otherwise)})`;
    }
    case 'filter':
      return `${printExpression(expression.of)}[${printRule(expression.where)}]`;
    case 'for':
      return `(for ${expression.as} in ${printExpression(expression.in)} return ${printExpression(expression.gives)})`;
  }
}

/** 写出固定值: contexts have no literal in the language; they stand as JSON, for people only. */
export function printValue(kind: ValueKind | ScalarKind, value: FactValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map((entry) => printValue('text', entry)).join(', ')}]`;
  if (typeof value === 'object') return JSON.stringify(value);
  if (kind === 'date') return `date("${String(value)}")`;
  if (kind === 'months' || kind === 'days') return printDuration(kind, String(value));
  return kind === 'number' || kind === 'boolean' ? String(value) : quoted(String(value));
}

function printDuration(kind: 'months' | 'days', count: string): string {
  const [sign, size] = count.startsWith('-') ? ['-', count.slice(1)] : ['', count];
  return `duration("${sign}P${size}${kind === 'months' ? 'M' : 'D'}")`;
}

const escaped: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** 带引号的文字. */
export function quoted(text: string): string {
  return `"${text.replace(/[\\"\n\r\t]/g, (char) => escaped[char] ?? char)}"`;
}
