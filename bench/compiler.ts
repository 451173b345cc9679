import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from '../server/src/platform/database/index.ts';
import { contentHash, type ServiceItem } from '@yijian/core/contract';
import { compileBundle, planCase, preview } from '@yijian/core/compile';
import { loadCatalogue } from '../server/src/modules/catalogue/index.ts';
import { currentRelease } from '../server/src/modules/bundles/index.ts';
import { startApp } from '../server/src/app/start-app.ts';
import { inParallel, type Metric, measure, seconds, spread } from './measure.ts';

const ITEMS = 1135;
const answers = {
  kind: 'restaurant',
  menu: ['hot', 'cold'],
  floorArea: '320',
  fireHandling: 'no',
  wantsSign: 'yes',
  sellsTobacco: 'yes',
};

/**
 * Plans per second of the bundle with most members while 1,135 items are loaded, the p50 of one, the check of all its situation classes
 * that publishing waits for, previews per second, and p95 of the plan
 * request over HTTP at 16 concurrent (client in the same process, so the figure is pessimistic).
 */
export async function benchCompiler(pool: Database['pool'], folder: string): Promise<Record<string, Metric>> {
  const database = { pool, url: '', announce: () => {}, lost: new Promise<Error>(() => {}), close: async () => {} };
  const app = await startApp({ port: 0, dataFolder: folder, database, demo: true, logTo: { write: () => {} } });
  try {
    const catalogue = await loadCatalogue(pool);
    const template = catalogue.items.get('shop-sign')!;
    const items = new Map(catalogue.items);
    for (const [i, name] of districtItems().entries()) {
      const definition: ServiceItem = { ...template.definition, code: `district-${i}`, name };
      items.set(definition.code, { definition, version: 1, hash: contentHash(definition) });
    }
    const release = (await currentRelease(pool, 'restaurant'))!;
    const large = { ...catalogue, items };
    const bundle = (
      await pool.query(
        `select body from catalogue.definition_version v join catalogue.definition d using (definition_id) where d.kind = 'bundle' and d.code = 'restaurant' order by v.version desc limit 1`,
      )
    ).rows[0].body;
    return {
      items_loaded: spread([items.size], 'items'),
      release_compiles_per_second: await measure(
        'releases/s',
        3,
        async () => 1 / (await seconds(() => compileBundle(bundle, 1, large))),
      ),
      previews_per_second: await measure(
        'previews/s',
        5,
        async () =>
          500 /
          (await seconds(() => {
            for (let i = 0; i < 500; i += 1) preview(release, answers);
          })),
      ),
      case_plans_per_second: await measure(
        'plans/s',
        5,
        async () =>
          500 /
          (await seconds(() => {
            for (let i = 0; i < 500; i += 1) planCase(release, answers, [], { optOut: [] });
          })),
      ),
      case_plan_p50_ms: await measure('ms', 5, () => p50(() => planCase(release, answers, [], { optOut: [] }))),
      publish_check_seconds: await measure('s', 3, () => seconds(() => compileBundle(bundle, 1, large))),
      plan_request_p95_ms: await measure('ms', 3, () => p95(app.url)),
    };
  } finally {
    await app.close();
  }
}

/** Names of a real district's items when the data set lies beside the checkout, else generated ones. */
function districtItems(): string[] {
  const file = fileURLToPath(new URL('../../shared/domain/data/real-district-items.tsv', import.meta.url));
  if (!existsSync(file)) return Array.from({ length: ITEMS }, (_, i) => `区级事项 ${i + 1}`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t')[2]!.slice(0, 80));
}

/** Milliseconds of the middle one of 500 calls. */
function p50(work: () => unknown): number {
  const times = Array.from({ length: 500 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[250]!;
}

async function p95(url: string): Promise<number> {
  const times: number[] = [];
  await inParallel(400, 16, async () => {
    const start = performance.now();
    const response = await fetch(`${url}/api/bundles/restaurant/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ answers }),
    });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`plan request answered ${response.status}`);
    times.push(performance.now() - start);
  });
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
}
