import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import type { TSchema } from 'typebox';
import { refusals } from './refusals.ts';

/** One thing wrong with an input: JSON pointer, Chinese message. */
export type InputFinding = { place: string; message: string };

// By default errors are cut at 8: nine unknown properties would hide that they are forbidden.
Settings.Set({ maxErrors: 200 });

const compiled = new WeakMap<TSchema, ReturnType<typeof Compile>>();
const validator = (schema: TSchema) => {
  let found = compiled.get(schema);
  if (!found) {
    found = Compile(schema);
    compiled.set(schema, found);
  }
  return found;
};

/** Refuses (`platform.malformed-input`) with everything that is wrong at once: shape, types, extra properties, text that is not well formed. */
export function checkInput(schema: TSchema, input: unknown): void {
  const check = validator(schema);
  const findings = badText(input, '');
  if (!check.Check(input)) {
    const errors = check.Errors(input) as unknown as SchemaError[];
    // A forbidden property is reported twice: by its object (kept, unless it was cut off) and by the `false` that stands for it.
    const told = errors.filter((error) => error.keyword !== 'boolean');
    for (const error of told.length > 0 ? told : errors) findings.push(describe(error));
  }
  if (findings.length > 0) throw refusals.malformedInput.with({ findings: findings.slice(0, 50) });
}

/** NUL and lone surrogates cannot be stored as sent, so they are refused, never changed. */
function badText(value: unknown, place: string): InputFinding[] {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) return [{ place, message: '含有不完整的字符(孤立代理项),请重新输入这一项' }];
    return value.includes('\u0000') ? [{ place, message: '含有不可见的空字符，请重新输入这一项' }] : [];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...badText(key, `${place}/(键)`),
    ...badText(item, `${place}/${key}`),
  ]);
}

type SchemaError = { keyword: string; instancePath: string; params: Record<string, unknown>; message: string };

const WORDS: Record<string, (p: Record<string, unknown>) => string> = {
  required: (p) => `缺少：${[p.requiredProperties ?? p.missingProperty].flat().join('、')}`,
  additionalProperties: (p) =>
    `多出了不认识的内容：${[p.additionalProperties ?? p.additionalProperty].flat().join('、')}`,
  type: (p) => `类型不对，应为 ${String(p.type)}`,
  minLength: (p) => `太短，至少 ${String(p.limit)} 个字符`,
  maxLength: (p) => `太长，最多 ${String(p.limit)} 个字符`,
  pattern: () => '格式不对',
  minimum: (p) => `不能小于 ${String(p.limit)}`,
  maximum: (p) => `不能大于 ${String(p.limit)}`,
  minItems: (p) => `至少要有 ${String(p.limit)} 项`,
  maxItems: (p) => `最多 ${String(p.limit)} 项`,
  enum: () => '不在可选范围内',
  const: () => '不在可选范围内',
  anyOf: () => '不在可选范围内',
  format: () => '格式不对',
  boolean: () => '不认识的内容',
};

const describe = (error: SchemaError): InputFinding => ({
  place: error.instancePath || '/',
  message: WORDS[error.keyword]?.(error.params) ?? `不符合要求(${error.keyword})`,
});
