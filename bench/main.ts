import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../server/src/platform/database/index.ts';
import { prepareDatabase } from '../server/src/platform/prepare-database.ts';
import { benchCases } from './cases.ts';
import { benchCompiler } from './compiler.ts';
import type { Metric } from './measure.ts';

/**
 * `npm run bench [-- --json] [part …]`: measured speed on the built-in database (a fresh one in a temporary folder). Medians
 * over several runs; compare ratios within one run, machines differ.
 */
const asked = process.argv.slice(2);
const json = asked.includes('--json');
const parts = asked.filter((word) => !word.startsWith('--'));
const wants = (part: string) => parts.length === 0 || parts.includes(part);

const folder = mkdtempSync(join(tmpdir(), 'yijian-bench-'));
const database = await openDatabase({ embedded: folder }, { connections: 20, statementMs: 60_000 });
const metrics: Record<string, Metric> = {};
try {
  await prepareDatabase(database.pool);
  if (wants('cases')) Object.assign(metrics, await benchCases(database.pool));
  if (wants('compiler')) Object.assign(metrics, await benchCompiler(database.pool, folder));
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}
if (json) console.log(JSON.stringify({ metrics }, null, 2));
else
  for (const [name, metric] of Object.entries(metrics))
    console.log(
      `${name.padEnd(46)} ${String(metric.median).padStart(10)} ${metric.unit}   (${metric.min} – ${metric.max})`,
    );
