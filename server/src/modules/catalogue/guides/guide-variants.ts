import { limitWords } from '@yijian/core/compile';
import type { Catalogue, ServiceItem, Variant } from '@yijian/core/contract';
import { isSame, itemAs } from '@yijian/core/definitions';

/** 指南里的业务办理项: how else the item is applied for, and in what that differs, in sentences. `handleCode` 业务办理项编码. */
export type GuideVariant = { code: string; name: string; handleCode: string | null; differences: string[] };

/** 业务办理项 of an item in force, by their numbers. */
export function guideVariants(item: ServiceItem, catalogue: Catalogue): GuideVariant[] {
  return [...(catalogue.variants?.values() ?? [])]
    .map(({ definition }) => definition)
    .filter((variant) => variant.item === item.code)
    .sort((one, other) => (one.sequence < other.sequence ? -1 : 1))
    .map((variant) => ({
      code: variant.code,
      name: variant.name,
      handleCode: item.taskCode === undefined ? null : `${item.taskCode}${variant.sequence}`,
      differences: differencesIn(item, variant, catalogue),
    }));
}

function differencesIn(item: ServiceItem, variant: Variant, { materialTypes }: Catalogue): string[] {
  const applied = itemAs(item, variant);
  const materialName = ({ material }: ServiceItem['materials'][number]): string =>
    materialTypes.get(material)?.name ?? material;
  const materials = listsOf(item.materials, applied.materials);
  const fields = listsOf(item.fields, applied.fields);
  const conditions = listsOf(item.conditions, applied.conditions);
  const named = (head: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`${head}：${names.join('、')}`];
  return [
    ...(isSame(item.promised, applied.promised) ? [] : [`承诺办结：${limitWords(applied.promised)}`]),
    ...named('另外要交', materials.added.map(materialName)),
    ...named('不用交', materials.left.map(materialName)),
    ...named('要求不同的材料', materials.changed.map(materialName)),
    ...named(
      '另外要填',
      fields.added.map(({ label }) => label),
    ),
    ...named(
      '不用填',
      fields.left.map(({ label }) => label),
    ),
    ...named(
      '条件',
      [...conditions.added, ...conditions.changed].map(({ text }) => text),
    ),
    ...(conditions.left.length === 0 ? [] : [`不看：${conditions.left.map(({ text }) => text).join('；')}`]),
    ...(isSame(item.steps, applied.steps) ? [] : [`办理环节：${applied.steps.map(({ name }) => name).join('、')}`]),
    ...(item.result.name === applied.result.name ? [] : [`办理结果：${applied.result.name}`]),
    ...(isSame(item.fees, applied.fees)
      ? []
      : [`收费：${applied.fees.map(({ name }) => name).join('、') || '不收费'}`]),
  ];
}

function listsOf<T extends { id: string }>(before: readonly T[], after: readonly T[]) {
  const of = (list: readonly T[], id: string): T | undefined => list.find((one) => one.id === id);
  return {
    added: after.filter(({ id }) => of(before, id) === undefined),
    left: before.filter(({ id }) => of(after, id) === undefined),
    changed: after.filter((one) => of(before, one.id) !== undefined && !isSame(of(before, one.id), one)),
  };
}
