import type { TObject, TSchema } from 'typebox';
import { checkInput, type InputFinding } from '../check-input.ts';
import { refusals } from '../refusals.ts';

/**
 * 查询参数: text of the address turned into the schema's types (whole and decimal numbers, true/false, lists); names that the
 * schema does not know and single values given twice are refused (`platform.malformed-input`), all at once.
 */
export function readQuery(schema: TObject | undefined, raw: unknown): Record<string, unknown> {
  const properties = (schema?.properties ?? {}) as Record<string, TSchema & { type?: string }>;
  const findings: InputFinding[] = [];
  const query: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(raw as Record<string, string | string[]>)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property) query[name] = convert(property.type, given);
    else findings.push({ place: `/${name.slice(0, 80)}`, message: '不认识的查询条件' });
  }
  if (findings.length > 0) throw refusals.malformedInput.with({ findings });
  if (schema) checkInput(schema, query);
  return query;
}

function convert(type: string | undefined, given: string | string[]): unknown {
  if (type === 'array') return [given].flat();
  if (Array.isArray(given)) return given;
  if ((type === 'integer' || type === 'number') && /^-?\d{1,15}(\.\d{1,6})?$/.test(given)) return Number(given);
  if (type === 'boolean' && (given === 'true' || given === 'false')) return given === 'true';
  return given;
}
