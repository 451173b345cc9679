import { fileURLToPath } from 'node:url';
import { contentHash, type ServiceItem } from '@yijian/core/contract';
import { lintPublished } from '../server/src/modules/catalogue/lint/lint-catalogue.ts';
import { publishedCatalogue } from '../server/src/modules/catalogue/load-published.ts';
import { readPack } from '../server/src/modules/packs/index.ts';
import { type Metric, measure, seconds, spread } from './measure.ts';

const ITEMS = 10_000;

/**
 * Seconds that the lint of 10,000 items takes: every rule of every item and of the whole catalogue, nothing kept from
 * before but what the lint itself keeps of conditions with the same text (items of the same origin share theirs, as in a district).
 */
export async function benchLint(): Promise<Record<string, Metric>> {
  const pack = readPack(fileURLToPath(new URL('../content/demo', import.meta.url)));
  const definitions = pack.definitions.map((one) => one.definition);
  const templates = definitions.filter((one): one is ServiceItem => one.kind === 'item');
  const items = Array.from({ length: ITEMS }, (_, at): ServiceItem => {
    const template = templates[at % templates.length]!;
    const { inherits: _above, ...rest } = template;
    return { ...rest, code: `bench-${at}`, name: `${template.name.slice(0, 60)} ${at}` };
  });
  const entries = [...definitions, ...items].map((definition) => ({
    definition,
    version: 1,
    hash: contentHash(definition),
  }));
  const found = lintPublished(publishedCatalogue('count', entries)).length;
  return {
    lint_findings: spread([found], 'findings'),
    lint_10000_items_seconds: await measure('s', 3, () =>
      seconds(() => lintPublished(publishedCatalogue('bench', entries))),
    ),
  };
}
