import type { BundleRelease, DataElement, FieldKey } from '../contract/index.ts';
import type { FactValue, Facts } from '../rules/index.ts';
import { isDecimal } from '../rules/index.ts';

/** 表单的值: by merged key, as filled in: text, or a list of codes. */
export type FormValues = Readonly<Record<FieldKey, string | readonly string[]>>;

/** 表单值作为事实: values as rules read them; empty or unreadable values count as not filled in. */
export function fieldFacts(release: Pick<BundleRelease, 'fields'>, values: FormValues): Facts {
  const facts: Record<string, FactValue> = {};
  for (const field of release.fields) {
    const value = Object.hasOwn(values, field.key) ? values[field.key] : undefined;
    const fact = value === undefined ? undefined : factOf(field.type, value);
    if (fact !== undefined) facts[field.key] = fact;
  }
  return facts;
}

function factOf(type: DataElement['type'], value: string | readonly string[]): FactValue | undefined {
  if (type === 'choices') return typeof value === 'string' ? [value] : value;
  if (typeof value !== 'string' || value === '') return undefined;
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : undefined;
  if (type === 'integer' || type === 'decimal') return isDecimal(value) ? value : undefined;
  if (type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
  return value;
}
