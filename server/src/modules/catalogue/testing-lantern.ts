import type { Bundle, Catalogue, Definition, ServiceItem } from '@yijian/core/contract';
import { lanternBundle, lanternCatalogue } from '../../../../core/src/compile/fixture.ts';

/** 虚构的灯笼区 as definitions that can be published: what the fixture leaves out (a region, whole type codes) is added. */
export function lanternDefinitions(catalogue: Catalogue = lanternCatalogue()): Exclude<Definition, Bundle>[] {
  return [
    { kind: 'region', code: '420102', name: '灯笼区', level: 4 },
    ...catalogue.authorities.values(),
    ...catalogue.elements.values(),
    ...([...catalogue.roles.values()] as Exclude<Definition, Bundle>[]),
    ...([...catalogue.paths.values()] as Exclude<Definition, Bundle>[]),
    ...[...catalogue.licenceTypes.values()].map((type) => ({ ...type, typeCode: type.typeCode.padEnd(21, '0') })),
    ...catalogue.materialTypes.values(),
    ...catalogue.regimes.values(),
    ...[...catalogue.items.values()].map(({ definition }) => definition),
  ];
}

/** One of its items, to be changed by a test. */
export function lanternItem(code: string, change: Partial<ServiceItem> = {}): ServiceItem {
  const found = lanternCatalogue().items.get(code);
  if (found === undefined) throw new Error(`no item ${code}`);
  return { ...found.definition, ...change };
}

/** 开办灯笼铺, to be changed by a test. */
export const lanternBundleWith = (change: Partial<Bundle> = {}): Bundle => ({ ...lanternBundle, ...change });
