import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../server/src/platform/database/index.ts';
import { prepareDatabase } from '../server/src/platform/prepare-database.ts';
import { benchCases } from './cases.ts';
import { benchCatalogueList } from './catalogue-list.ts';
import { benchCompiler } from './compiler.ts';
import { benchRules } from './rules.ts';
import { benchImports } from './imports.ts';
import { benchLint } from './lint.ts';
import type { Metric } from './measure.ts';
import { benchGuides, benchSearch } from './search.ts';

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
  if (wants('rules')) Object.assign(metrics, await benchRules());
  if (wants('lint')) Object.assign(metrics, await benchLint());
  if (wants('compiler')) Object.assign(metrics, await benchCompiler(database.pool, folder));
  if (wants('search')) Object.assign(metrics, await benchSearch());
  if (wants('guides')) Object.assign(metrics, await benchGuides(database.pool, folder));
  if (wants('catalogue')) Object.assign(metrics, await benchCatalogueList(database.pool, folder));
  if (wants('imports')) Object.assign(metrics, await benchImports(database.pool, folder));
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
