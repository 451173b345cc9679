import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Definition } from '@yijian/core/contract';
import { checkPack } from './check-pack.ts';
import { checkShape, type ShapeSlip } from './check-shape.ts';
import { type GroundRow, groundSchemas, PackManifest } from './ground.ts';
import { type GroundRows, type Pack, subjectOf } from './pack.ts';
import { jsonPath, type PackFinding } from './pack-finding.ts';
import { packSchemas } from './pack-schemas.ts';
import { readYaml, type YamlRow } from './read-yaml.ts';

const fileBytesMax = 5_000_000;
const schemas = packSchemas.rows;

/**
 * 读内容包: every `.yaml` file of the folder and below, in order of name. Checks text, YAML, shape, codes, references between
 * rows, numbers, dates and provenance; law and composition are the compiler's. Never throws for content.
 */
export function readPack(folder: string): Pack {
  const pack: Pack = { manifest: null, definitions: [], ground: [], people: noRows(), findings: [] };
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    pack.findings.push(
      fileFinding(folder, { code: 'folder-missing', message: '找不到这个文件夹', remedy: '请检查内容包的路径' }),
    );
    return pack;
  }
  for (const path of yamlFiles(folder)) readFile(pack, path, relative(folder, path).split(sep).join('/'));
  if (pack.manifest === null && pack.findings.every((one) => one.file !== manifestFile)) {
    pack.findings.push(
      fileFinding(manifestFile, {
        code: 'manifest-missing',
        message: '缺少 pack.yaml',
        remedy: '请写明内容包的 code、name、label、version 和 demo',
      }),
    );
  }
  pack.findings.push(...checkPack(pack));
  pack.findings.sort((one, other) =>
    one.file === other.file ? (one.line ?? 0) - (other.line ?? 0) : one.file < other.file ? -1 : 1,
  );
  return pack;
}

const manifestFile = 'pack.yaml';

function noRows(): GroundRows {
  return {
    person: [],
    organisation: [],
    mandate: [],
    account: [],
    post: [],
    registerRecord: [],
    initialLicence: [],
    relyingParty: [],
    stopDay: [],
  };
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
    pack.findings.push(fileFinding(file, text));
    return;
  }
  const read = readYaml(file, text);
  pack.findings.push(...read.findings);
  const take = file === manifestFile ? readManifest : readRow;
  for (const row of read.rows) take(pack, row);
}

type FileSlip = Pick<PackFinding, 'code' | 'message' | 'remedy'>;

function fileFinding(file: string, slip: FileSlip): PackFinding {
  return { file, line: null, subject: '', path: '', ...slip };
}

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
    pack.findings.push({
      file,
      line,
      code: 'not-a-definition',
      subject: '',
      path: '',
      message: '这里应当是一条定义（一组键和值）',
      remedy: '请写成 kind、code 等键和值；几条定义写成列表',
    });
    return;
  }
  const kind = (value as { kind?: unknown }).kind;
  const schema = typeof kind === 'string' && Object.hasOwn(schemas, kind) ? schemas[kind] : undefined;
  if (schema === undefined) {
    const message =
      kind === undefined ? '没有写 kind，不知道这是哪一类定义' : `不认识的 kind：${String(kind).slice(0, 40)}`;
    pack.findings.push({
      file,
      line: row.lineOf(['kind']),
      code: 'unknown-kind',
      subject: '',
      path: 'kind',
      message,
      remedy: `kind 可以是：${Object.keys(schemas).join('、')}`,
    });
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
