/**
 * 取事实: typed access to facts. A fact of the wrong shape is a fault of whoever stored it (facts are checked
 * at the edge), so it throws a TypeError that names the variable and never its value, which may be personal.
 */
import { isDecimal } from './decimal.ts';
import type { Facts, FactValue, ScalarKind } from './types.ts';

/** `YYYY-MM-DD`, by its ten characters. */
function isDayShaped(text: string): boolean {
  if (text.length !== 10) return false;
  for (let at = 0; at < 10; at += 1) {
    const code = text.charCodeAt(at);
    const fits = at === 4 || at === 7 ? code === 45 : code >= 48 && code <= 57;
    if (!fits) return false;
  }
  return true;
}

/** 单值事实: `undefined` not answered, `null` not applicable, else a value of the kind's shape. */
export type ScalarReader = (facts: Facts) => string | boolean | null | undefined;

/** 读取单值: a reader for one variable of the given kind. */
export function scalarReader(variable: string, kind: ScalarKind): ScalarReader {
  const fits = shapes[kind];
  return (facts) => {
    const fact = facts[variable];
    if (fact === undefined || fact === null || fits(fact)) return fact as string | boolean | null | undefined;
    throw wrongShape(variable, kind);
  };
}

/** 读取多选: the codes chosen for a choices variable. */
export function choicesReader(variable: string): (facts: Facts) => readonly string[] | null | undefined {
  return (facts) => {
    const fact = facts[variable];
    if (fact === undefined || fact === null || Array.isArray(fact)) return fact as readonly string[] | null | undefined;
    throw wrongShape(variable, 'choices');
  };
}

const shapes: Readonly<Record<ScalarKind, (fact: FactValue) => boolean>> = {
  boolean: (fact) => typeof fact === 'boolean',
  number: (fact) => typeof fact === 'string' && isDecimal(fact),
  text: (fact) => typeof fact === 'string',
  date: (fact) => typeof fact === 'string' && isDayShaped(fact),
  choice: (fact) => typeof fact === 'string',
};

function wrongShape(variable: string, kind: string): TypeError {
  return new TypeError(`fact ${variable} does not have the shape of a ${kind}`);
}
