import type { Exemption, Finding, Material, PlannedMaterial, Way } from '../contract/index.ts';
import { isBefore } from './prove-fields.ts';
import { type Exhibit, hole, type Need, surplus, type Verdict } from './exhibit.ts';

const strict = ['electronic', 'either', 'paper'];

/** 材料证明: each material that a member needs here is listed once, met in a way its item allows or brought in a shape that satisfies every user. */
export function proveMaterials(exhibit: Exhibit): Verdict {
  const { plan, included, originals, truth } = exhibit;
  const verdict: Verdict = { checked: 0, holes: [], surplus: [] };
  const shown = new Map<string, PlannedMaterial>();
  for (const material of plan.materials) {
    if (shown.has(material.key))
      verdict.surplus.push(surplus('material-twice', `materials/${material.key}`, `材料「${material.name}」列了两次`));
    shown.set(material.key, material);
  }
  const needed = originals.materials.filter((need) => included.has(need.member) && truth(need.rule) !== false);
  const byKey = Map.groupBy(needed, (need) => ownMaterialKey(need.thing));
  for (const [key, needs] of byKey) {
    verdict.checked += needs.length;
    const material = shown.get(key);
    if (material === undefined) {
      verdict.holes.push(...needs.map((need) => materialHole('material', need, '没有列入材料清单')));
      continue;
    }
    verdict.holes.push(...proveOne(exhibit, material, needs));
    verdict.surplus.push(...proveNoMore(material, needs));
  }
  for (const material of plan.materials) {
    if (!byKey.has(material.key))
      verdict.surplus.push(
        surplus('material', `materials/${material.key}`, `材料「${material.name}」没有任何事项需要，却列入了清单`),
      );
  }
  return verdict;
}

/** The merge key, computed here anew from decisions.md 4. */
export function ownMaterialKey(material: Material): string {
  let key = material.material + '@' + material.holder;
  if (material.path) key = key + '/' + material.path;
  if (material.period) key = key + '#' + material.period;
  return key;
}

function proveOne(exhibit: Exhibit, material: PlannedMaterial, needs: readonly Need<Material>[]): Finding[] {
  const holes: Finding[] = [];
  const open: Need<Material>[] = [];
  for (const need of needs) {
    const use = material.uses.find((one) => one.member === need.member && one.material === need.thing.id);
    if (use === undefined) holes.push(materialHole('material-use', need, '没有列为该部门要用的材料'));
    else if (use.exemption === null) open.push(need);
    else if (!isAllowed(exhibit, use.exemption, need))
      holes.push(materialHole('material-way', need, '的免提交方式没有根据'));
  }
  if (open.length > 0 && material.disposition !== 'bring')
    holes.push(...open.map((need) => materialHole('material-unmet', need, '既不用提交又没有来源')));
  if (material.disposition === 'bring') holes.push(...open.flatMap((need) => tooLittle(exhibit, material, need)));
  const copies = open.reduce((sum, need) => sum + need.thing.copies, 0);
  if (material.disposition === 'bring' && material.copies < copies)
    holes.push(materialHole('material-copies', open[0] as Need<Material>, '的份数不够各部门使用'));
  return holes;
}

function tooLittle({ truth }: Exhibit, material: PlannedMaterial, need: Need<Material>): Finding[] {
  const { thing } = need;
  const holes: Finding[] = [];
  if (strict.indexOf(material.form) < strict.indexOf(thing.form))
    holes.push(materialHole('material-form', need, '的形式低于该事项的要求'));
  if (material.originals < thing.originals)
    holes.push(materialHole('material-originals', need, '的原件数少于该事项的要求'));
  if (
    !material.content.includes(thing.content) ||
    !material.format.includes(thing.format) ||
    !material.signature.includes(thing.signature)
  ) {
    holes.push(materialHole('material-shape', need, '的内容、格式或签章要求没有写全'));
  }
  if (thing.necessity !== 'optional' && truth(need.rule) === true && !material.required)
    holes.push(materialHole('material-required', need, '应当必备而没有列为必备'));
  if (thing.necessity === 'required' && truth(need.rule) === true && material.deferrable)
    holes.push(materialHole('material-deferrable', need, '不能容缺却列为可容缺'));
  return holes;
}

function proveNoMore(material: PlannedMaterial, needs: readonly Need<Material>[]): Finding[] {
  const found = material.uses
    .filter((use) => !needs.some((need) => need.member === use.member && need.thing.id === use.material))
    .map((use) =>
      surplus('material-use', `materials/${material.key}`, `材料「${material.name}」给了不需要它的成员 ${use.member}`),
    );
  const most = Math.max(0, ...needs.map((need) => need.thing.originals));
  const sum = needs.reduce((total, need) => total + need.thing.copies, 0);
  const strictest = Math.max(...needs.map((need) => strict.indexOf(need.thing.form)));
  const asked = material.originals > most || material.copies > sum || strict.indexOf(material.form) > strictest;
  return asked
    ? [...found, surplus('material-shape', `materials/${material.key}`, `材料「${material.name}」要求得比各事项都多`)]
    : found;
}

/** A way that the item lists, or the result of a member that is concluded before. */
function isAllowed(exhibit: Exhibit, exemption: Exemption, need: Need<Material>): boolean {
  const ways = need.thing.ways ?? [];
  if (exemption.way !== 'output')
    return ways.some((way) => way.kind === exemption.way && wayDetail(way) === wayDetail(exemption));
  const result = exhibit.release.members.find((member) => member.id === exemption.member)?.item.result;
  const wanted = [
    exhibit.catalogue.materialTypes.get(need.thing.material)?.licenceType,
    ...ways.map((way) => (way.kind === 'licence' ? way.licenceType : undefined)),
  ];
  const issued = result?.licenceType !== undefined && wanted.includes(result.licenceType);
  const holder = result?.holder ?? exhibit.release.applicantRole;
  return issued && holder === need.thing.holder && isBefore(exhibit, exemption.member, need.member);
}

function wayDetail(way: Way | Exemption): string {
  const detail: Record<string, unknown> = { ...way };
  return [detail.licenceType, detail.register, detail.record, detail.text].join('|');
}

function materialHole(kind: string, { member, item, thing }: Need<Material>, what: string): Finding {
  return hole(
    kind,
    `item:${item.code}/materials/${thing.id}`,
    `「${item.name}」（${member}）需要的材料 ${thing.id} ${what}`,
  );
}
