import type { Bundle, Catalogue, ServiceItem } from '../contract/index.ts';
import { expandBundle, valueNames } from '../definitions/index.ts';
import { byCode } from './keys.ts';
import { readMembers } from './members.ts';

/**
 * 数据共享需求 (THG-26): one register or licence type that the items of a bundle read, and what for. `source` is `register:population` or
 * `licence:<type>`; `issuedBy`: authorities whose items in the catalogue issue that licence.
 */
export type DataNeed = {
  source: string;
  kind: 'register' | 'licence';
  code: string;
  name: string;
  uses: { item: string; itemName: string; what: string }[];
  issuedBy: string[];
};

/** 数据共享需求清单: everything that the members read instead of asking, each source once, registers first. */
export function dataNeeds(bundle: Bundle, catalogue: Catalogue): DataNeed[] {
  const { members } = readMembers(expandBundle(bundle, catalogue), catalogue);
  const reads = members.flatMap(({ item }) => readsOf(item, catalogue).map((read) => ({ ...read, item })));
  return [...Map.groupBy(reads, ({ source }) => source)]
    .map(([source, all]): DataNeed => {
      const [kind, code] = source.split(':') as ['register' | 'licence', string];
      const uses = new Map(
        all.map(({ item, what }) => [`${item.code} ${what}`, { item: item.code, itemName: item.name, what }]),
      );
      return {
        source,
        kind,
        code,
        name: nameOf(kind, code, catalogue),
        uses: [...uses.values()],
        issuedBy: issuersOf(kind, code, catalogue),
      };
    })
    .sort((one, other) => byCode(other.kind, one.kind) || byCode(one.code, other.code));
}

type Read = { source: string; what: string };

function readsOf({ fields, materials, check }: ServiceItem, { materialTypes }: Catalogue): Read[] {
  return [
    ...fields.flatMap(({ label, sources = [] }) =>
      sources.flatMap((one) => {
        if (one.kind === 'register') return [{ source: `register:${one.register}`, what: `表单「${label}」` }];
        return one.kind === 'licence' ? [{ source: `licence:${one.licenceType}`, what: `表单「${label}」` }] : [];
      }),
    ),
    ...materials.flatMap(({ material, ways = [] }) => {
      const what = `材料「${materialTypes.get(material)?.name ?? material}」`;
      return ways.flatMap((way) => {
        if (way.kind === 'register') return [{ source: `register:${way.register}`, what }];
        return way.kind === 'licence' ? [{ source: `licence:${way.licenceType}`, what }] : [];
      });
    }),
    ...(check === undefined ? [] : [{ source: `register:${check.register}`, what: '系统核验' }]),
  ];
}

function nameOf(kind: DataNeed['kind'], code: string, { licenceTypes }: Catalogue): string {
  if (kind === 'register') return valueNames.register?.[code] ?? code;
  return licenceTypes.get(code)?.name ?? code;
}

function issuersOf(kind: DataNeed['kind'], code: string, { items }: Catalogue): string[] {
  if (kind === 'register') return [];
  const issuing = [...items.values()].filter(({ definition }) => definition.result.licenceType === code);
  return [...new Set(issuing.map(({ definition }) => definition.authority))].sort();
}
