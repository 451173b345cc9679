import type { Definition, DefinitionKind } from '@yijian/core/contract';
import type { GroundKind, GroundRow, PackManifest } from './ground.ts';
import { jsonPath, type PackFinding, type PackFindingCode } from './pack-finding.ts';
import type { YamlRow } from './read-yaml.ts';

/** 带出处的定义: a definition or ground row with where it stands; `lineOf` finds the line of a part of it. */
export type Placed<T> = { definition: T; file: string; line: number; lineOf: YamlRow['lineOf'] };
export type PlacedRow = Placed<Definition | GroundRow>;

/** 基础数据行: ground rows by kind. */
export type GroundRows = { [K in GroundKind]: Extract<GroundRow, { kind: K }>[] };

/**
 * 读出的内容包: what fits its schema, with places; ground rows by kind; and every finding of the whole folder. Anything in
 * `findings` forbids importing.
 */
export type Pack = {
  manifest: PackManifest | null;
  definitions: Placed<Definition>[];
  ground: Placed<GroundRow>[];
  people: GroundRows;
  findings: PackFinding[];
};

/** One slip inside a row, before it is given its place. */
export type RowSlip = { steps: (string | number)[]; code: PackFindingCode; message: string; remedy: string };

/** A slip with the place of its row. */
export function rowFinding(row: PlacedRow, { steps, code, message, remedy }: RowSlip): PackFinding {
  const subject = subjectOf(row.definition);
  return { file: row.file, line: row.lineOf(steps), code, subject, path: jsonPath(steps), message, remedy };
}

/** 定义的称呼: `item:food-permit`; rows without a code by what names them instead. */
export function subjectOf(value: object): string {
  const { kind, code, login, register, key } = value as Record<string, unknown>;
  const name = code ?? login ?? (register === undefined ? undefined : `${String(register)}/${String(key)}`);
  return name === undefined ? String(kind) : `${String(kind)}:${String(name)}`;
}

/** Definitions of one kind, in file order. */
export function definitionsOf<K extends DefinitionKind>(pack: Pack, kind: K): Extract<Definition, { kind: K }>[] {
  return pack.definitions
    .map((one) => one.definition)
    .filter((one): one is Extract<Definition, { kind: K }> => one.kind === kind);
}

/**
 * 找到位置: the line of a place named by the compiler (`item:food-permit/fields/uscc/required`); list members are found
 * by their `id`, else by number. Undefined when the pack has no such definition.
 */
export function locatePlace(pack: Pack, place: string): { file: string; line: number } | undefined {
  const [subject, ...rest] = place.split('/');
  const found = [...pack.definitions, ...pack.ground].find((one) => subjectOf(one.definition) === subject);
  if (found === undefined) return undefined;
  const steps: (string | number)[] = [];
  let value: unknown = found.definition;
  for (const part of rest) {
    const step = stepInto(value, part);
    steps.push(step);
    value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  }
  return { file: found.file, line: found.lineOf(steps) };
}

function stepInto(value: unknown, part: string): string | number {
  if (!Array.isArray(value)) return part;
  const at = value.findIndex((one) => (one as { id?: unknown } | null)?.id === part);
  return at >= 0 ? at : Number(part);
}
