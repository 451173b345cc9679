/** 读函数: exists and list contains in their plain forms, every other one as an expression. */
import { checkedValue, example } from './check-value.ts';
import { readFixed } from './read-fixed.ts';
import type { Reader, SyntaxNode } from './reader.ts';
import { childNamed, childrenOf, findVariable, refuse, textOf } from './reader.ts';
import { readExpression, readHolds } from './expressions/read-expression.ts';
import { readVariable } from './read-operand.ts';
import type { RuleAst } from './types.ts';

/** 读函数: exists(x) and list contains(xs, "a"); `not` belongs to the conditions. */
export function readFunction(reader: Reader, node: SyntaxNode, name: string): RuleAst | undefined {
  const positional = childNamed(node, 'PositionalParameters');
  const given = positional === undefined ? [] : childrenOf(positional);
  const [subject, element] = given;
  if (name === 'exists') {
    if (given.length !== 1 || subject === undefined || isFixedText(subject)) {
      return refuse(reader, 'outside-subset', node, 'exists 的括号里要写一个情形项，例如 exists(x)。');
    }
    if (subject.name !== 'VariableName') {
      const of = readExpression(reader, subject);
      return of && { op: 'answered', of: of.expression };
    }
    const variable = readVariable(reader, subject);
    return variable && { op: 'exists', variable: variable.name };
  }
  if (name === 'list contains' && subject?.name === 'VariableName' && element !== undefined && isFixedText(element)) {
    const variable = findVariable(reader, textOf(reader, subject));
    if (variable?.type.kind !== 'list') return readContains(reader, subject, element);
  }
  return readHolds(reader, node);
}

const fixedTexts: ReadonlySet<string> = new Set([
  'StringLiteral',
  'NumericLiteral',
  'BooleanLiteral',
  'null',
  'DateTimeLiteral',
]);

function isFixedText(node: SyntaxNode): boolean {
  return fixedTexts.has(node.name);
}

function readContains(reader: Reader, subject: SyntaxNode, element: SyntaxNode): RuleAst | undefined {
  const variable = readVariable(reader, subject);
  const literal = readFixed(reader, element);
  if (variable === undefined || literal === undefined) return undefined;
  if (variable.type.kind !== 'choices') {
    return refuse(
      reader,
      'wrong-type',
      variable,
      `“${variable.type.title}”不是多选的项，请写成 ${example(variable)}。`,
    );
  }
  const value = checkedValue(reader, variable, literal);
  return typeof value === 'string' ? { op: 'contains', variable: variable.name, value } : undefined;
}
