import { fileURLToPath } from 'node:url';
import type { Bundle, Catalogue, Definition, ServiceItem } from '@yijian/core/contract';
import { readYamlFolder } from '../../platform/testing/index.ts';
import { publishedCatalogue } from './load-published.ts';

/** 虚构的灯笼区, the same as the fixture of core/compile, as a pack: so that real content may change freely. */
const definitions = readYamlFolder(fileURLToPath(new URL('fixtures/lantern', import.meta.url))) as Definition[];

/** The fixture as the compiler reads it, without a database. */
export const lanternCatalogue = (): Catalogue =>
  publishedCatalogue(
    'lantern',
    definitions.map((definition) => ({ definition, version: 1, hash: '0'.repeat(64) })),
  ).catalogue;

/** Everything but the bundle. */
export const lanternDefinitions = (): Exclude<Definition, Bundle>[] =>
  definitions.filter((one): one is Exclude<Definition, Bundle> => one.kind !== 'bundle');

/** One of its items, changed as a test needs it. */
export function lanternItem(code: string, change: Partial<ServiceItem> = {}): ServiceItem {
  const found = definitions.find((one): one is ServiceItem => one.kind === 'item' && one.code === code);
  if (found === undefined) throw new Error(`no item ${code}`);
  return { ...found, ...change };
}

/** 开办灯笼铺, changed as a test needs it. */
export function lanternBundleWith(change: Partial<Bundle> = {}): Bundle {
  const found = definitions.find((one): one is Bundle => one.kind === 'bundle');
  if (found === undefined) throw new Error('no bundle');
  return { ...found, ...change };
}
