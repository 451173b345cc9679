import { type DefinitionKind, definitionSchemas, type Finding, patternWords } from '@yijian/core/contract';
import { Compile } from 'typebox/compile';

type SchemaError = { keyword: string; instancePath: string; params: Record<string, unknown> };
type Check = { Check: (value: unknown) => boolean; Errors: (value: unknown) => Iterable<unknown> };

const compiled = new Map<DefinitionKind, Check>();

/**
 * 检查格式: everything in which a value departs from the schema of its `kind`, all at once; empty when it is a Definition.
 * Places name parts by their id where they have one: `item:shop-sign/materials/design/copies`.
 */
export function judgeShape(value: unknown): Finding[] {
  const kind = kindOf(value);
  if (kind === undefined)
    return [
      finding(
        'unknown-kind',
        '',
        '定义的种类(kind)不认识',
        `kind 应为 ${Object.keys(definitionSchemas).join('、')} 之一`,
      ),
    ];
  const check = checkFor(kind);
  if (check.Check(value)) return [];
  const at = placeIn(value as Record<string, unknown>);
  return [
    ...new Map(
      [...check.Errors(value)]
        .map((error) => describe(error as SchemaError, at))
        .map((one) => [one.place + one.message, one]),
    ).values(),
  ].slice(0, 200);
}

function kindOf(value: unknown): DefinitionKind | undefined {
  const kind = (value as { kind?: unknown } | null)?.kind;
  return typeof kind === 'string' && Object.hasOwn(definitionSchemas, kind) ? (kind as DefinitionKind) : undefined;
}

function checkFor(kind: DefinitionKind): Check {
  let check = compiled.get(kind);
  if (check === undefined) {
    check = Compile(definitionSchemas[kind]) as unknown as Check;
    compiled.set(kind, check);
  }
  return check;
}

/** JSON pointer -> place with ids in place of list numbers. */
function placeIn(value: Record<string, unknown>): (pointer: string) => string {
  const head = `${String(value.kind)}:${typeof value.code === 'string' ? value.code : '?'}`;
  return (pointer) => {
    let here: unknown = value;
    const parts = pointer
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .map((part) => {
        here = (here as Record<string, unknown> | undefined)?.[part];
        const id = Array.isArray(here) ? undefined : (here as { id?: unknown } | null | undefined)?.id;
        return typeof id === 'string' && /^\d+$/.test(part) ? id : part;
      });
    return [head, ...parts].join('/');
  };
}

const WORDS: Record<string, (p: Record<string, unknown>) => [string, string]> = {
  required: (p) => [`缺少 ${[p.requiredProperties ?? p.missingProperty].flat().join('、')}`, '请补上这一项'],
  additionalProperties: (p) => [
    `多出了不认识的 ${[p.additionalProperties ?? p.additionalProperty].flat().join('、')}`,
    '请删去它，或核对名称是否写错',
  ],
  type: (p) => [`类型不对，应为 ${String(p.type)}`, '请按格式说明改正'],
  minLength: (p) => [`太短，至少 ${String(p.limit)} 个字符`, '请补充内容'],
  maxLength: (p) => [`太长，最多 ${String(p.limit)} 个字符`, '请缩短'],
  pattern: ({ pattern }) => ['写法不对', patternWords(String(pattern)) ?? `应符合 ${String(pattern)}`],
  minimum: (p) => [`不能小于 ${String(p.limit)}`, '请改正数值'],
  maximum: (p) => [`不能大于 ${String(p.limit)}`, '请改正数值'],
  minItems: (p) => [`至少要有 ${String(p.limit)} 项`, '请补充'],
};

function describe(error: SchemaError, at: (pointer: string) => string): Finding {
  const [message, remedy] = WORDS[error.keyword]?.(error.params) ?? ['不在允许的取值范围内', '请按格式说明改正'];
  return finding('shape', at(error.instancePath), message, remedy);
}

const finding = (code: string, place: string, message: string, remedy: string): Finding => ({
  code,
  severity: 'block',
  place: place || '/',
  message,
  remedy,
});
