/**
 * 与固定值比较: the condition that rules are mostly made of, so it is judged with as few steps as the shape check allows: no order is worked
 * out and asked about, the relation's three outcomes are kept ready.
 */
import { decimalComparer, plainInteger } from './decimal.ts';
import { scalarReader } from './facts.ts';
import { outcomesOf } from './relations.ts';
import type { CompareNode, Facts, Truth } from './types.ts';

type Compared = (facts: Facts) => Truth;

/** `!=` is the one relation that "not applicable" satisfies. */
export function compareFixed(ast: CompareNode): Compared {
  if (ast.kind === 'number') return compareNumber(ast);
  const { variable, value } = ast;
  const check = scalarReader(variable, ast.kind);
  const isText = ast.kind === 'text' || ast.kind === 'choice';
  const { below, same, above } = outcomesOf(ast.relation);
  const absent = ast.relation === '!=';
  return (facts) => {
    const fact = facts[variable];
    if (fact === undefined) return null;
    if (fact === null) return absent;
    if (fact === value) return same;
    if (!isText || typeof fact !== 'string') check(facts);
    return (fact as string | boolean) < value ? below : above;
  };
}

/** Short whole numbers are read and compared as such; everything else by the digits (`decimalComparer`). */
function compareNumber(ast: CompareNode): Compared {
  const { variable } = ast;
  const limit = String(ast.value);
  const short = plainInteger(limit);
  const read = scalarReader(variable, 'number');
  const order = decimalComparer(limit);
  const { below, same, above } = outcomesOf(ast.relation);
  const absent = ast.relation === '!=';
  return (facts) => {
    const fact = facts[variable];
    if (fact === undefined) return null;
    if (fact === null) return absent;
    const known = typeof fact === 'string' && short >= 0 ? plainInteger(fact) : -1;
    const way = known >= 0 ? known - short : order(read(facts) as string);
    return way === 0 ? same : way < 0 ? below : above;
  };
}
