/** 检查步骤: what `npm run check` runs. Each step is one program, or one function, that finds nothing or says what. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { judgeLockFile } from './lock-file.ts';

/** 步骤: `run` returns the failure as text, or '' when all is well. */
export interface Step {
  readonly name: string;
  readonly zh: string;
  readonly run: () => Promise<string>;
}

/** 全部步骤: for the tree at `root`, the slow ones first. */
export function checkSteps(root: string): Step[] {
  const tool = (path: string, ...args: string[]) => runProgram(root, join('node_modules', path), args);
  const tsc = (project: string) => () =>
    tool(
      'typescript/bin/tsc',
      '-p',
      project,
      '--noEmit',
      '--incremental',
      '--tsBuildInfoFile',
      buildInfo(root, project),
    );
  return [
    { name: 'types', zh: '类型', run: tsc('tsconfig.json') },
    ...(existsSync(join(root, 'web/tsconfig.json'))
      ? [{ name: 'types of the web', zh: '网页类型', run: tsc('web/tsconfig.json') }]
      : []),
    {
      name: 'architecture, glossary, refusals',
      zh: '架构·术语·拒绝',
      run: () => tool('vitest/vitest.mjs', 'run', '--config', 'tools/architecture/vitest.config.ts'),
    },
    { name: 'unused', zh: '无用代码', run: () => tool('knip/bin/knip.js', '--no-progress', '--no-config-hints') },
    { name: 'lint', zh: '规范', run: () => tool('oxlint/bin/oxlint', '--deny-warnings', '--format', 'unix', '.') },
    { name: 'format', zh: '格式', run: () => tool('@biomejs/biome/bin/biome', 'format', '--reporter=summary', '.') },
    { name: 'imports', zh: '依赖方向', run: () => runImports(tool) },
    { name: 'lock file', zh: '锁文件', run: async () => judgeLockFile(root).join('\n') },
  ];
}

/** 格式化: rewrites every file in the house format. */
export function formatTree(root: string): Promise<string> {
  return runProgram(root, 'node_modules/@biomejs/biome/bin/biome', ['format', '--write', '.']);
}

type Tool = (path: string, ...args: string[]) => Promise<string>;

/** dependency-cruiser once more in its own words; the architecture test asserts on the same rules. */
function runImports(tool: Tool): Promise<string> {
  const roots = ['core', 'server', 'web', 'walks', 'bench', 'tools'];
  return tool(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    '.dependency-cruiser.mjs',
    '-T',
    'err-long',
    ...roots,
  );
}

function buildInfo(root: string, project: string): string {
  const folder = join(root, '.cache');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${project.replace(/\W+/g, '-')}.tsbuildinfo`);
}

/** Runs a tool with this very Node; the failure is whatever it printed. */
function runProgram(root: string, script: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.on('error', (error) => resolve(String(error)));
    child.on('close', (code) => resolve(code === 0 ? '' : readable(printed) || `exit code ${code}`));
  });
}

/** Without colours and without the stack lines of the test runner, which point at no file of ours. */
function readable(printed: string): string {
  const lines = stripVTControlCharacters(printed).split('\n');
  return lines
    .filter((line) => !/^\s+at .*(node_modules|node:internal)/.test(line))
    .join('\n')
    .trim();
}
