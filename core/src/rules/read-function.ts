/** 读函数: exists and list contains. */
import { checkedValue, example } from './check-value.ts';
import { readFixed } from './read-fixed.ts';
import type { Reader, SyntaxNode } from './reader.ts';
import { childNamed, childrenOf, refuse } from './reader.ts';
import { readVariable, refuseFunction } from './read-operand.ts';
import type { RuleAst } from './types.ts';

/** 读函数: exists(x) and list contains(xs, "a"); `not` belongs to the conditions. */
export function readFunction(reader: Reader, node: SyntaxNode, name: string): RuleAst | undefined {
  const positional = childNamed(node, 'PositionalParameters');
  const given = positional === undefined ? [] : childrenOf(positional);
  const [subject, element] = given;
  if (name === 'exists') {
    if (given.length !== 1 || subject?.name !== 'VariableName') {
      return refuse(reader, 'outside-subset', node, 'exists 的括号里要写一个情形项，例如 exists(x)。');
    }
    const variable = readVariable(reader, subject);
    return variable && { op: 'exists', variable: variable.name };
  }
  if (name !== 'list contains') return refuseFunction(reader, node);
  if (given.length !== 2 || subject?.name !== 'VariableName' || element === undefined) {
    return refuse(
      reader,
      'outside-subset',
      node,
      'list contains 的括号里要写一个多选的情形项和一个固定的值，例如 list contains(x, "a")。',
    );
  }
  return readContains(reader, subject, element);
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
