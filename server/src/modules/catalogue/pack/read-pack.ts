import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Definition, type DefinitionKind, definitionSchemas } from '@yijian/core/contract';
import type { TSchema } from 'typebox';
import { checkPack } from './check-pack.ts';
import { checkShape, type ShapeSlip } from './check-shape.ts';
import { type GroundKind, type GroundRow, groundSchemas, PackManifest } from './ground.ts';
import { jsonPath, type PackFinding } from './pack-finding.ts';
import { readYaml, type YamlRow } from './read-yaml.ts';

/** 带出处的定义: a definition or ground row with where it stands; `lineOf` finds the line of a part of it. */
export type Placed<T> = { definition: T; file: string; line: number; lineOf: YamlRow['lineOf'] };

type Rows = { [K in GroundKind]: Extract<GroundRow, { kind: K }>[] };

/**
 * 读出的内容包: what fits its schema, with places; ground rows by kind; and every finding of the whole folder. Anything in
 * `findings` forbids importing.
 */
export type Pack = {
  manifest: PackManifest | null;
  definitions: Placed<Definition>[];
  ground: Placed<GroundRow>[];
  people: Rows;
  findings: PackFinding[];
};

const fileBytesMax = 5_000_000;
const schemas: Readonly<Record<string, TSchema>> = { ...definitionSchemas, ...groundSchemas };

/**
 * 读内容包: every `.yaml` file of the folder and below, in order of name. Checks text, YAML, shape, codes, references between
 * rows, numbers, dates and provenance; law and composition are the compiler's. Never throws for content.
 */
export function readPack(folder: string): Pack {
  const pack: Pack = { manifest: null, definitions: [], ground: [], people: noRows(), findings: [] };
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    pack.findings.push({ file: folder, line: null, code: 'folder-missing', subject: '', path: '', message: '找不到这个文件夹', remedy: '请检查内容包的路径' });
    return pack;
  }
  for (const path of yamlFiles(folder)) readFile(pack, path, relative(folder, path).split(sep).join('/'));
  if (pack.manifest === null && pack.findings.every((one) => one.file !== manifestFile)) {
    pack.findings.push({ file: manifestFile, line: null, code: 'manifest-missing', subject: '', path: '', message: '缺少 pack.yaml', remedy: '请写明内容包的 code、name、label、version 和 demo' });
  }
  pack.findings.push(...checkPack(pack));
  pack.findings.sort((one, other) => (one.file === other.file ? (one.line ?? 0) - (other.line ?? 0) : one.file < other.file ? -1 : 1));
  return pack;
}

const manifestFile = 'pack.yaml';

function noRows(): Rows {
  return { person: [], organisation: [], mandate: [], account: [], post: [], registerRecord: [], initialLicence: [] };
}

function yamlFiles(folder: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) found.push(...yamlFiles(join(folder, entry.name)));
    else if (entry.isFile() && /\.ya?ml$/.test(entry.name)) found.push(join(folder, entry.name));
  }
  return found.sort();
}

function readFile(pack: Pack, path: string, file: string): void {
  const text = readText(path);
  if (typeof text !== 'string') {
    pack.findings.push({ file, line: null, subject: '', path: '', ...text });
    return;
  }
  const read = readYaml(file, text);
  pack.findings.push(...read.findings);
  for (const row of read.rows) file === manifestFile ? readManifest(pack, row) : readRow(pack, row);
}

type FileSlip = Pick<PackFinding, 'code' | 'message' | 'remedy'>;

function readText(path: string): string | FileSlip {
  if (statSync(path).size > fileBytesMax) {
    return { code: 'file-too-large', message: `文件超过 ${fileBytesMax / 1_000_000} MB`, remedy: '请分成几个文件' };
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    return { code: 'not-utf8', message: '文件不是 UTF-8 编码', remedy: '请另存为 UTF-8 编码' };
  }
}

function readManifest(pack: Pack, row: YamlRow): void {
  const slips = checkShape(PackManifest, row.value);
  pack.findings.push(...slips.map((slip) => shapeFinding(row, 'pack', slip)));
  if (slips.length === 0) pack.manifest = row.value as PackManifest;
}

function readRow(pack: Pack, row: YamlRow): void {
  const { value, file } = row;
  const line = row.lineOf([]);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    pack.findings.push({ file, line, code: 'not-a-definition', subject: '', path: '', message: '这里应当是一条定义（一组键和值）', remedy: '请写成 kind、code 等键和值；几条定义写成列表' });
    return;
  }
  const kind = (value as { kind?: unknown }).kind;
  const schema = typeof kind === 'string' && Object.hasOwn(schemas, kind) ? schemas[kind] : undefined;
  if (schema === undefined) {
    const message = kind === undefined ? '没有写 kind，不知道这是哪一类定义' : `不认识的 kind：${String(kind).slice(0, 40)}`;
    pack.findings.push({ file, line: row.lineOf(['kind']), code: 'unknown-kind', subject: '', path: 'kind', message, remedy: `kind 可以是：${Object.keys(schemas).join('、')}` });
    return;
  }
  const slips = checkShape(schema, value);
  pack.findings.push(...slips.map((slip) => shapeFinding(row, subjectOf(value), slip)));
  if (slips.length === 0) place(pack, row, line);
}

function place(pack: Pack, row: YamlRow, line: number): void {
  const definition = row.value as Definition | GroundRow;
  const placed = { file: row.file, line, lineOf: row.lineOf };
  if (Object.hasOwn(groundSchemas, definition.kind)) {
    const ground = definition as GroundRow;
    pack.ground.push({ definition: ground, ...placed });
    (pack.people[ground.kind] as GroundRow[]).push(ground);
  } else pack.definitions.push({ definition: definition as Definition, ...placed });
}

function shapeFinding(row: YamlRow, subject: string, slip: ShapeSlip): PackFinding {
  const { steps, code, message, remedy } = slip;
  return { file: row.file, line: row.lineOf(steps, slip.key), code, subject, path: jsonPath(steps), message, remedy };
}

/** 定义的称呼: `item:food-permit`; rows without a code by what names them instead. */
export function subjectOf(value: object): string {
  const { kind, code, login, register, key } = value as Record<string, unknown>;
  const name = code ?? login ?? (register === undefined ? undefined : `${String(register)}/${String(key)}`);
  return name === undefined ? String(kind) : `${String(kind)}:${String(name)}`;
}

/** Definitions of one kind, in file order. */
export function definitionsOf<K extends DefinitionKind>(pack: Pack, kind: K): Extract<Definition, { kind: K }>[] {
  return pack.definitions.map((one) => one.definition).filter((one): one is Extract<Definition, { kind: K }> => one.kind === kind);
}

/**
 * 找到位置: the line of a place named by the compiler (`item:food-permit/fields/uscc/required`); list members are found by their
 * `id`, else by number. Undefined when the pack has no such definition.
 */
export function locatePlace(pack: Pack, place: string): { file: string; line: number } | undefined {
  const [subject, ...rest] = place.split('/');
  const found = [...pack.definitions, ...pack.ground].find((one) => subjectOf(one.definition) === subject);
  if (found === undefined) return undefined;
  const steps: (string | number)[] = [];
  let value: unknown = found.definition;
  for (const part of rest) {
    const at = Array.isArray(value) ? value.findIndex((one) => (one as { id?: unknown } | null)?.id === part) : -1;
    const step = Array.isArray(value) ? (at >= 0 ? at : Number(part)) : part;
    steps.push(step);
    value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  }
  return { file: found.file, line: found.lineOf(steps) };
}
