/** 依赖巡查: runs dependency-cruiser over a tree and returns what it saw and what it found. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ICruiseResult } from 'dependency-cruiser';
import type { Finding } from './sources.ts';

const BINARY = fileURLToPath(
  new URL('../../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', import.meta.url),
);
const ROOTS = ['core/src', 'server/src', 'web/src', 'walks', 'bench', 'sim', 'chaos', 'tools'];

/** 巡查结果: paths seen, and the broken import rules. */
export interface CruiseReport {
  readonly seen: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

/** 巡查依赖: cruises the roots that exist beneath `root` with its `.dependency-cruiser.mjs`. */
export function cruiseTree(root: string): CruiseReport {
  const roots = ROOTS.filter((folder) => existsSync(join(root, folder)));
  const run = spawnSync(
    process.execPath,
    [BINARY, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...roots],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (!run.stdout?.startsWith('{')) throw new Error(`dependency-cruiser did not report: ${run.stderr || run.error}`);
  const result = JSON.parse(run.stdout) as ICruiseResult;
  const remedies = new Map(result.summary.ruleSetUsed?.forbidden?.map((rule) => [rule.name ?? '', rule.comment ?? '']));
  return {
    seen: new Set(result.modules.map((module) => module.source)),
    findings: result.summary.violations.map((violation) => ({
      rule: violation.rule.name,
      path: violation.from,
      what: `-> ${violation.cycle ? violation.cycle.map((step) => step.name).join(' -> ') : violation.to}`,
      remedy: remedies.get(violation.rule.name) ?? '',
    })),
  };
}
