import type { Catalogue, Material, Way } from '@yijian/core/contract';
import { wayWords } from '@yijian/core/procedures';

type SparedBy = Way['kind'];
/** 一份材料 of a published item: how it is spared, or why it still has to be handed in (`way` null). */
export type ExemptionRow = {
  item: string;
  itemName: string;
  authorityName: string;
  material: string;
  name: string;
  way: SparedBy | null;
  words: string;
};
/** 免提交占比 (FRM-09): `percent` of all `total` materials of published items, rounded down; the rows are the list behind it. */
export type ExemptionShare = {
  total: number;
  spared: number;
  percent: number;
  ways: Record<SparedBy, number>;
  rows: ExemptionRow[];
};

/** From what asks least of the applicant to what asks most: a material is counted under the first of its ways. */
const easiestFirst: readonly SparedBy[] = ['licence', 'register', 'generated', 'commitment'];

/** 统计免提交占比 over every published item of the district: each material of each item counts once. */
export function exemptionShare(catalogue: Catalogue): ExemptionShare {
  const rows = [...catalogue.items.values()].flatMap(({ definition: item }) =>
    item.materials.map(
      (material): ExemptionRow => ({
        item: item.code,
        itemName: item.name,
        authorityName: catalogue.authorities.get(item.authority)?.name ?? item.authority,
        material: material.id,
        name: catalogue.materialTypes.get(material.material)?.name ?? material.material,
        ...markOf(material, catalogue),
      }),
    ),
  );
  const spared = rows.filter((row) => row.way !== null).length;
  const ways = Object.fromEntries(
    easiestFirst.map((way) => [way, rows.filter((row) => row.way === way).length]),
  ) as ExemptionShare['ways'];
  const percent = rows.length === 0 ? 0 : Math.floor((spared * 100) / rows.length);
  return { total: rows.length, spared, percent, ways, rows };
}

function markOf(material: Material, catalogue: Catalogue): Pick<ExemptionRow, 'way' | 'words'> {
  const ways = material.ways ?? [];
  const way = easiestFirst.flatMap((kind) => ways.find((one) => one.kind === kind) ?? [])[0];
  if (way) return { way: way.kind, words: wayWords(way, catalogue) };
  return { way: null, words: material.keepReason ?? '暂需提交：还没有可以代替它的证照、共享数据或承诺' };
}
