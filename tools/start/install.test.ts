import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const tools = fileURLToPath(new URL('..', import.meta.url));
let root: string;

/** A checkout with one dependency, a folder of its own, so that no network is needed. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yijian-install-'));
  mkdirSync(join(root, 'tools'));
  mkdirSync(join(root, 'word'));
  cpSync(join(tools, 'start.mjs'), join(root, 'tools', 'start.mjs'));
  cpSync(join(tools, 'start'), join(root, 'tools', 'start'), { recursive: true });
  writeFileSync(join(root, 'word', 'package.json'), '{ "name": "word", "version": "1.0.0" }');
  writeFileSync(
    join(root, 'package.json'),
    '{ "name": "checkout", "version": "1.0.0", "dependencies": { "word": "file:word" } }',
  );
  execFileSync('npm', ['install', '--package-lock-only', '--offline', '--no-audit'], { cwd: root, stdio: 'ignore' });
  mkdirSync(join(root, 'server', 'src', 'app'), { recursive: true });
  writeFileSync(join(root, 'server', 'src', 'app', 'cli.ts'), 'console.log("verb", process.argv.slice(2).join(" "))');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function cli(...words: string[]): { stdout: string; stderr: string; status: number | null } {
  const env = { ...process.env, npm_config_offline: 'true', npm_execpath: '' };
  return spawnSync(process.execPath, ['tools/start.mjs', 'cli', ...words], { cwd: root, encoding: 'utf8', env });
}

test('installs on the first run, is silent on the next, and stdout is the program’s alone', () => {
  const first = cli('items', 'list');
  expect(first).toMatchObject({ stdout: 'verb items list\n', status: 0 });
  expect(first.stderr).toContain('正在安装依赖');
  expect(cli()).toMatchObject({ stdout: 'verb \n', stderr: '', status: 0 });
});

test('a developer’s own npm install is accepted; a changed lock file is installed', () => {
  execFileSync('npm', ['ci', '--offline', '--no-audit'], { cwd: root, stdio: 'ignore' });
  expect(cli().stderr).toBe('');
  const lock = join(root, 'package-lock.json');
  mkdirSync(join(root, 'more'));
  writeFileSync(join(root, 'more', 'package.json'), '{ "name": "more", "version": "1.0.0" }');
  execFileSync('npm', ['install', './more', '--package-lock-only', '--offline', '--no-audit'], {
    cwd: root,
    stdio: 'ignore',
  });
  expect(readFileSync(lock, 'utf8')).toContain('more');
  expect(cli().stderr).toContain('正在更新');
  expect(cli().stderr).toBe('');
});

test('without a registry it says what to do', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  lock.packages['node_modules/word'] = {
    version: '9.9.9',
    resolved: 'http://127.0.0.1:9/word/-/word-9.9.9.tgz',
    integrity: 'sha512-AAAA',
  };
  lock.packages[''].dependencies.word = '9.9.9';
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
  writeFileSync(
    join(root, 'package.json'),
    '{ "name": "checkout", "version": "1.0.0", "dependencies": { "word": "9.9.9" } }',
  );
  const run = cli();
  expect(run.status).toBe(1);
  expect(run.stdout).toBe('');
  expect(run.stderr).toContain('npm config set registry');
});

test('an unknown command is told the known ones', () => {
  const run = spawnSync(process.execPath, ['tools/start.mjs', 'dance'], { cwd: root, encoding: 'utf8' });
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toContain('serve | test');
});
