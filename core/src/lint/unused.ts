import type { Finding } from '../contract/index.ts';
import { found } from './rules.ts';
import { itemsOf, type LintWorld } from './world.ts';

/** 无人使用的定义: words of the dictionary that no item, licence or bundle needs (最少必要). */
export function unusedDefinitions(world: LintWorld): Finding[] {
  const { catalogue, bundles } = world;
  const items = itemsOf(world);
  const licences = [...catalogue.licenceTypes.values()];
  const fields = items.flatMap((item) => item.fields);
  const materials = items.flatMap((item) => item.materials);
  const used = {
    dataElement: new Set([
      ...fields.map((field) => field.element),
      ...licences.flatMap((type) => type.attributes.map((attribute) => attribute.element)),
    ]),
    materialType: new Set([
      ...materials.map((material) => material.material),
      ...[...catalogue.materialTypes.values()].flatMap((type) => type.proof?.requires ?? []),
    ]),
    role: new Set([
      ...fields.map((field) => field.role),
      ...materials.map((material) => material.holder),
      ...items.flatMap((item) => [item.result.holder, item.check?.subject].filter((role) => role !== undefined)),
      ...bundles.map((bundle) => bundle.applicantRole),
    ]),
    subjectPath: new Set([...fields, ...materials].flatMap((one) => one.path ?? [])),
    regime: new Set(items.map((item) => item.regime)),
  };
  const kinds = [
    ['dataElement', '数据元', catalogue.elements],
    ['materialType', '材料类型', catalogue.materialTypes],
    ['role', '当事人角色', catalogue.roles],
    ['subjectPath', '主体路径', catalogue.paths],
    ['regime', '程序制度', catalogue.regimes],
  ] as const;
  const idle = world.idle.map((one) => unused(one.kind, one.code, `${sharedWords[one.kind]}「${one.name}」`));
  return [
    ...idle,
    ...kinds.flatMap(([kind, words, all]) =>
      [...all.values()]
        .filter(({ code }) => !used[kind].has(code))
        .map(({ code, name }) => unused(kind, code, `${words}「${name}」`)),
    ),
  ];
}

const sharedWords = { situation: '情形', rule: '规则' } as const;

const unused = (kind: string, code: string, what: string): Finding =>
  found(
    'definition-unused',
    `${kind}:${code}`,
    `${what}没有任何事项用到`,
    '不再需要的，请取消；需要的，请在事项里用上',
  );
