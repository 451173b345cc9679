import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** 测试用的定义: every row of a folder's YAML files, as plain data; `pack.yaml` and rows without a `kind` are left out. Unchecked. */
export function readYamlFolder(folder: string): { kind: string }[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'pack.yaml');
  const rows = files.sort().flatMap((name): unknown => parse(readFileSync(join(folder, name), 'utf8')));
  return rows.filter((row): row is { kind: string } => typeof (row as { kind?: unknown } | null)?.kind === 'string');
}
