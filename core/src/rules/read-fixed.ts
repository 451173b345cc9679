import { example } from './check-value.ts';
import type { Reader, SyntaxNode } from './reader.ts';
import { refuse } from './reader.ts';
import type { LiteralOperand } from './read-operand.ts';
import { readOperand } from './read-operand.ts';

/** 读固定值: where no variable may stand (lists, intervals, `list contains`). */
export function readFixed(reader: Reader, node: SyntaxNode): LiteralOperand | undefined {
  const operand = readOperand(reader, node);
  if (operand === undefined || operand.kind === 'literal') return operand;
  const remedy =
    operand.type.kind === 'choices' ? `多选的项请写成 ${example(operand)}` : '和另一项相比请用 = < <= > >=';
  return refuse(
    reader,
    'outside-subset',
    operand,
    `列表和区间里只能写固定的值，不能写情形项“${operand.type.title}”。${remedy}。`,
  );
}
