/** 格式说明文件: writes content/schema/*.json (one JSON Schema per kind of pack row, and per compiled form) from TypeBox schemas and types. Run by hand; the test compares. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderPlanSchemas } from './write-plan-schemas.ts';
import { packSchemas } from '../server/src/modules/packs/index.ts';

const folder = fileURLToPath(new URL('../content/schema', import.meta.url));
const draft = 'https://json-schema.org/draft/2020-12/schema';
const { rows, manifest } = packSchemas;

/**
 * 格式说明: file name -> text. `<kind>.json` for one row, `pack.json` for the manifest, and `row.json` for what a pack file may
 * hold: one row or a list of rows (editors check YAML with it);
 * `<form>.schema.json` for each compiled form.
 */
export function renderSchemas(): Map<string, string> {
  const files = new Map<string, string>();
  const add = (name: string, title: string, schema: object): void => {
    files.set(`${name}.json`, `${JSON.stringify({ $schema: draft, title, ...schema }, null, 2)}\n`);
  };
  for (const [kind, schema] of Object.entries(rows)) add(kind, kind, schema);
  add('pack', 'pack.yaml', manifest);
  const anyOf = Object.keys(rows).map((kind) => ({ $ref: `${kind}.json` }));
  add('row', 'a pack file', { anyOf: [...anyOf, { type: 'array', items: { anyOf } }] });
  for (const [name, text] of renderPlanSchemas()) files.set(name, text);
  return files;
}

/** 是否最新: names of files in content/schema that are missing, surplus or out of date. */
export function staleSchemas(): string[] {
  const wanted = renderSchemas();
  const present = new Set(readdirSync(folder));
  const stale = [...wanted].filter(
    ([name, text]) => !present.has(name) || readFileSync(join(folder, name), 'utf8') !== text,
  );
  return [...stale.map(([name]) => name), ...[...present].filter((name) => !wanted.has(name))];
}

/** 写入: replaces the folder's files. */
export function writeSchemas(): void {
  mkdirSync(folder, { recursive: true });
  const wanted = renderSchemas();
  for (const name of readdirSync(folder)) if (!wanted.has(name)) rmSync(join(folder, name));
  for (const [name, text] of wanted) writeFileSync(join(folder, name), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeSchemas();
