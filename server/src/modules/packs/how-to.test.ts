import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileBundle } from '@yijian/core/compile';
import { afterAll, expect, test } from 'vitest';
import { catalogueOf } from './catalogue-of.ts';
import { definitionsOf } from './pack.ts';
import { packFindingText } from './pack-finding.ts';
import { readPack } from './read-pack.ts';

/** 教程里的例子: the YAML of the how-tos is read as it stands there. */
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'yijian-how-to-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function examples(name: string): { kind: string; text: string }[] {
  const text = readFileSync(join(root, 'docs/how-to', `${name}.md`), 'utf8');
  return [...text.matchAll(/^```yaml ?(.*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    kind: match[1] ?? '',
    text: match[2] ?? '',
  }));
}

function packWith(name: string, files: readonly string[], manifest?: string) {
  const target = join(folder, name);
  cpSync(join(root, 'content/demo'), target, { recursive: true });
  if (manifest !== undefined) writeFileSync(join(target, 'pack.yaml'), manifest);
  for (const [at, text] of files.entries()) writeFileSync(join(target, `example-${at}.yaml`), text);
  return readPack(target);
}

test('写内容包：例子合格式，与演示包重名的只因重名报错', () => {
  const found = examples('write-a-pack');
  const pack = packWith(
    'write',
    found.filter((one) => one.kind === '').map((one) => one.text),
    found.find((one) => one.kind === 'pack')?.text,
  );
  expect(pack.manifest).toMatchObject({ code: 'hongqiao', demo: false });
  const others = pack.findings.filter((one) => one.file.startsWith('example-') || one.file === 'pack.yaml');
  expect(new Set(others.map((one) => one.code))).toEqual(new Set(['duplicate-code']));
  expect(new Set(pack.findings.map((one) => one.code))).toEqual(new Set(['duplicate-code', 'provenance']));
});

test('加事项、编一件事：例子放进演示包就能编译', () => {
  const texts = ['add-an-item', 'compose-a-bundle'].flatMap((name) =>
    examples(name)
      .filter((one) => one.kind === '')
      .map((one) => one.text),
  );
  const pack = packWith('compose', texts);
  expect(pack.findings.map(packFindingText)).toEqual([]);
  const bundle = definitionsOf(pack, 'bundle').find((one) => one.code === 'open-a-cafe');
  if (bundle === undefined) throw new TypeError('no example bundle');
  const seating = { id: 'seating', item: 'pavement-seating', after: ['licenceCheck'] };
  const { findings } = compileBundle({ ...bundle, members: [...bundle.members, seating] }, 1, catalogueOf(pack));
  expect(findings.filter((one) => one.severity === 'block')).toEqual([]);
});
