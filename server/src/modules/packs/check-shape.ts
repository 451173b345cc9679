import { patternWords } from '@yijian/core/contract';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import type { PackFindingCode } from './pack-finding.ts';

/** 形状问题: one thing that does not fit the schema. `steps` leads to it; `key`: the key itself is wrong, not its value. */
export type ShapeSlip = {
  steps: (string | number)[];
  key?: boolean;
  code: PackFindingCode;
  message: string;
  remedy: string;
};

/** The part of JSON Schema that our definitions use. */
type Schema = {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  patternProperties?: Record<string, Schema>;
  items?: Schema;
  minItems?: number;
  anyOf?: Schema[];
  const?: unknown;
  pattern?: string;
  description?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
};
type Steps = (string | number)[];

/**
 * 核对形状: everything in which a value differs from its TypeBox schema, at once, in Chinese. Unions of definitions are
 * told apart by their `kind`, so that one slip is one finding. Empty exactly when TypeBox accepts the value.
 */
export function checkShape(schema: TSchema, value: unknown): ShapeSlip[] {
  const slips = checkNode(schema as Schema, value, []);
  if (slips.length > 0 || Check(schema, value)) return slips;
  return [
    { steps: [], code: 'wrong-shape', message: '内容不符合格式', remedy: '请对照 content/schema 下的格式说明检查' },
  ];
}

function checkNode(schema: Schema, value: unknown, steps: Steps): ShapeSlip[] {
  if (schema.anyOf) return checkUnion(schema.anyOf, value, steps);
  if (schema.const !== undefined) {
    return value === schema.const ? [] : [notAllowed(steps, [schema])];
  }
  if (schema.type !== undefined && !isOfType(schema.type, value)) return [wrongType(schema.type, value, steps)];
  if (schema.type === 'string') return checkText(schema, value as string, steps);
  if (schema.type === 'array') return checkList(schema, value as unknown[], steps);
  if (schema.type === 'object') return checkObject(schema, value as Record<string, unknown>, steps);
  return schema.type === 'integer' || schema.type === 'number' ? checkNumber(schema, value as number, steps) : [];
}

function checkObject(schema: Schema, value: Record<string, unknown>, steps: Steps): ShapeSlip[] {
  const own = schema.properties ?? {};
  const slips: ShapeSlip[] = [];
  for (const key of schema.required ?? []) {
    if (!Object.hasOwn(value, key)) {
      const words = own[key]?.description;
      slips.push({
        steps: [...steps, key],
        code: 'missing-key',
        message: `缺少必填的 ${key}${words ? `（${words}）` : ''}`,
        remedy: `请补上 ${key}`,
      });
    }
  }
  const patterns = Object.entries(schema.patternProperties ?? {});
  for (const [key, one] of Object.entries(value)) {
    const inner = Object.hasOwn(own, key)
      ? own[key]
      : patterns.find(([pattern]) => new RegExp(pattern, 'u').test(key))?.[1];
    if (inner === undefined) slips.push(unknownKey([...steps, key], key, Object.keys(own)));
    else slips.push(...checkNode(inner, one, [...steps, key]));
  }
  return slips;
}

function unknownKey(steps: Steps, key: string, known: string[]): ShapeSlip {
  const near = known.find((one) => one.toLowerCase() === key.toLowerCase() || distance(one, key) <= 2);
  const remedy = near
    ? `是不是想写 ${near}？`
    : known.length > 0
      ? `这里可以写：${known.join('、')}`
      : '请用英文字母开头的编号作键';
  return { steps, key: true, code: 'unknown-key', message: `不认识的键 ${key}`, remedy };
}

/** Edit distance, for suggestions only; keys are short. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function checkUnion(branches: Schema[], value: unknown, steps: Steps): ShapeSlip[] {
  const whole = branches.filter((branch) => branch.const === undefined);
  if (whole.length === 0) return branches.some((branch) => branch.const === value) ? [] : [notAllowed(steps, branches)];
  if (isOfType('object', value)) {
    const tagged = whole.filter((branch) => branch.properties?.kind?.const !== undefined);
    if (tagged.length > 0) return checkTagged(tagged, value as Record<string, unknown>, steps);
  }
  const objects = whole.filter((branch) => branch.type === 'object');
  if (objects.length > 1 && isOfType('object', value)) return leastSlips(objects, value, steps);
  const fitting = whole.find((branch) => branch.type !== undefined && isOfType(branch.type, value));
  if (fitting) return checkNode(fitting, value, steps);
  const words = whole.map((branch) => typeWords[branch.type ?? ''] ?? '其他').join('或');
  return [{ steps, code: 'wrong-type', message: `应为${words}，现在是${kindOf(value)}`, remedy: `请改成${words}` }];
}

/** Alternatives without a tag: what was meant is the one with the fewest slips, the first of several. */
function leastSlips(branches: Schema[], value: unknown, steps: Steps): ShapeSlip[] {
  const all = branches.map((branch) => checkNode(branch, value, steps));
  return all.reduce((least, one) => (one.length < least.length ? one : least));
}

function checkTagged(tagged: Schema[], value: Record<string, unknown>, steps: Steps): ShapeSlip[] {
  const branch = tagged.find((one) => one.properties?.kind?.const === value.kind);
  if (branch) return checkNode(branch, value, steps);
  const kinds = tagged.flatMap((one) => one.properties?.kind ?? []);
  if (!Object.hasOwn(value, 'kind')) {
    return [
      {
        steps: [...steps, 'kind'],
        code: 'missing-key',
        message: '缺少必填的 kind',
        remedy: `请写明 kind，可以是：${allowed(kinds)}`,
      },
    ];
  }
  return [notAllowed([...steps, 'kind'], kinds)];
}

function notAllowed(steps: Steps, branches: Schema[]): ShapeSlip {
  return { steps, code: 'not-allowed', message: '不在允许的值里', remedy: `请改成：${allowed(branches)}` };
}

function allowed(branches: Schema[]): string {
  return branches.map((branch) => String(branch.const)).join('、');
}

function checkText(schema: Schema, value: string, steps: Steps): ShapeSlip[] {
  const length = [...value].length;
  if (schema.minLength !== undefined && length < schema.minLength) {
    return [{ steps, code: 'too-short', message: '没有写内容', remedy: '请填写内容，没有就删去这一行' }];
  }
  if (schema.maxLength !== undefined && length > schema.maxLength) {
    return [
      { steps, code: 'too-long', message: `有 ${length} 个字，最多 ${schema.maxLength} 个`, remedy: '请写短一些' },
    ];
  }
  if (schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value)) return [];
  const words = patternWords(schema.pattern);
  return [
    { steps, code: 'wrong-form', message: `“${clip(value)}”的写法不对`, remedy: words ?? `应符合 ${schema.pattern}` },
  ];
}

function clip(value: string): string {
  const signs = [...value];
  return signs.length > 30 ? `${signs.slice(0, 30).join('')}…` : value;
}

function checkList(schema: Schema, value: unknown[], steps: Steps): ShapeSlip[] {
  if (schema.minItems !== undefined && value.length < schema.minItems) {
    return [
      {
        steps,
        code: 'too-few',
        message: `至少要有 ${schema.minItems} 条，现在有 ${value.length} 条`,
        remedy: '请补上',
      },
    ];
  }
  const { items } = schema;
  return items === undefined ? [] : value.flatMap((one, at) => checkNode(items, one, [...steps, at]));
}

function checkNumber(schema: Schema, value: number, steps: Steps): ShapeSlip[] {
  if (schema.minimum !== undefined && value < schema.minimum) {
    return [
      {
        steps,
        code: 'too-small',
        message: `${value} 太小，最小是 ${schema.minimum}`,
        remedy: `请写 ${schema.minimum} 或更大的数`,
      },
    ];
  }
  if (schema.maximum !== undefined && value > schema.maximum) {
    return [
      {
        steps,
        code: 'too-large',
        message: `${value} 太大，最大是 ${schema.maximum}`,
        remedy: `请写 ${schema.maximum} 或更小的数`,
      },
    ];
  }
  return [];
}

const typeWords: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数字',
  boolean: 'true 或 false',
  array: '列表',
  object: '一组键和值',
  null: 'null（没有）',
};

function isOfType(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'null') return value === null;
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return '空';
  if (Array.isArray(value)) return '列表';
  const words: Readonly<Record<string, string>> = {
    string: '文字',
    number: '数字',
    boolean: 'true 或 false',
    object: '一组键和值',
    bigint: '数字',
  };
  return words[typeof value] ?? '其他';
}

function wrongType(type: string, value: unknown, steps: Steps): ShapeSlip {
  const unquoted = type === 'string' && (typeof value === 'number' || typeof value === 'boolean');
  return {
    steps,
    code: 'wrong-type',
    message: `应为${typeWords[type] ?? type}，现在是${kindOf(value)}`,
    remedy: unquoted ? "请加引号，例如 '123'" : `请改成${typeWords[type] ?? type}`,
  };
}
