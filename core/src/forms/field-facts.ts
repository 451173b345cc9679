import type { DataElement, FieldKey } from '../contract/index.ts';
import type { Facts, FactValue } from '../rules/index.ts';
import type { FieldValue } from './check-value.ts';

/** Form values as facts for `requiredWhen` and `neededWhen`: booleans become booleans, the rest stays text. Missing = not answered yet. */
export function fieldFacts(
  definitions: ReadonlyMap<FieldKey, DataElement>,
  values: Readonly<Record<FieldKey, FieldValue | undefined>>,
): Facts {
  const facts: Record<string, FactValue> = {};
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue;
    facts[key] = definitions.get(key)?.type === 'boolean' ? value === 'true' : value;
  }
  return facts;
}

/** A value in words: labels of codes, 是/否, text as it is. */
export function describeValue(element: DataElement, value: FieldValue): string {
  const label = (code: string) => element.values?.find((option) => option.code === code)?.label ?? code;
  if (typeof value !== 'string') return value.map(label).join('、');
  if (element.type === 'boolean') return value === 'true' ? '是' : '否';
  if (element.type === 'choice') return label(value);
  return element.unit ? `${value} ${element.unit}` : value;
}
