import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const buildWeb = fileURLToPath(new URL('./build-web.mjs', import.meta.url));
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
let root: string;

/** A checkout with one page, built by the real vite. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yijian-web-'));
  mkdirSync(join(root, 'web', 'src'), { recursive: true });
  symlinkSync(modules, join(root, 'node_modules'));
  writeFileSync(join(root, 'web', 'index.html'), '<script type="module" src="/src/main.ts"></script>');
  writePage("document.title = '易简'");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function writePage(body: string): void {
  writeFileSync(join(root, 'web', 'src', 'main.ts'), body);
}

function build(need: string): { status: number | null; stdout: string; stderr: string } {
  const script = `const { buildWeb } = await import(${JSON.stringify(buildWeb)}); await buildWeb(${JSON.stringify(root)}, process.execPath, '${need}')`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
}

test('builds once, and again only when a source changed', () => {
  const first = build('required');
  expect(first).toMatchObject({ status: 0, stdout: '' });
  expect(first.stderr).toContain('正在构建页面');
  expect(readFileSync(join(root, 'web', 'dist', 'index.html'), 'utf8')).toContain('script');
  expect(build('required').stderr).toBe('');
  writeFileSync(join(root, 'web', 'src', 'main.test.ts'), 'not part of the pages');
  expect(build('required').stderr).toBe('');
  writePage("document.title = '一件事'");
  expect(build('required').stderr).toContain('正在构建页面');
});

test('a failing build stops what shows the pages, and is only told where tests run', () => {
  writePage("import './nowhere'");
  expect(build('required').status).not.toBe(0);
  const wanted = build('wanted');
  expect(wanted).toMatchObject({ status: 0, stdout: '' });
  expect(wanted.stderr).toContain('页面构建失败');
  expect(build('wanted').stderr).toContain('正在构建页面');
});

test('a checkout without pages has nothing to build', () => {
  rmSync(join(root, 'web'), { recursive: true });
  expect(build('required')).toMatchObject({ status: 0, stderr: '' });
});
