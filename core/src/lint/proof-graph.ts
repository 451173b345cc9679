import type { Finding, Material, MaterialType, ServiceItem } from '../contract/index.ts';
import { found } from './rules.ts';
import { itemsOf, type LintWorld } from './world.ts';

/** To get the paper `from` one must have `to`, because of `place`. */
type Need = { from: string; to: string; place: string };

/**
 * 循环证明、重复证明 (CAT-35) over the whole catalogue: papers that cannot be had without each other, each step of the ring at its
 * place and the whole ring told; proofs whose names say the same.
 */
export function proofGraph(world: LintWorld): Finding[] {
  const needs = needsOf(world);
  const rings = ringsIn(needs);
  return [...rings.flatMap((ring) => tell(ring, world)), ...repeated(world)];
}

/**
 * What each paper needs: what its issuer asks for, and what an item that yields it asks for, if every item that yields it does, in
 * every situation, and only a licence would spare it. A paper that only its own renewal yields is no ring.
 */
function needsOf(world: LintWorld): Need[] {
  const types = [...world.catalogue.materialTypes.values()];
  const declared = types.flatMap((type) =>
    (type.proof?.requires ?? []).map((to) => ({ from: type.code, to, place: `materialType:${type.code}/proof` })),
  );
  const yields = new Map<string, ServiceItem[]>();
  for (const item of itemsOf(world)) {
    const licence = item.result.licenceType;
    if (licence !== undefined) yields.set(licence, [...(yields.get(licence) ?? []), item]);
  }
  const produced = types.flatMap((type) => {
    const makers = yields.get(type.licenceType ?? '') ?? [];
    const asked = makers.map((maker) => new Set(maker.materials.filter(isIndispensable).map((one) => one.material)));
    const always = [...(asked[0] ?? [])].filter((code) => code !== type.code && asked.every((all) => all.has(code)));
    return makers.flatMap((maker) =>
      maker.materials
        .filter((material) => isIndispensable(material) && always.includes(material.material))
        .map(({ id, material: to }) => ({ from: type.code, to, place: `item:${maker.code}/materials/${id}` })),
    );
  });
  return [...declared, ...produced];
}

const isIndispensable = ({ necessity, when, ways = [] }: Material): boolean =>
  necessity === 'required' && when === undefined && ways.every((way) => way.kind === 'licence');

/** Rings of needs: each strongly connected part once, as the shortest way round from its first paper. */
function ringsIn(needs: readonly Need[]): Need[][] {
  const from = new Map<string, Need[]>();
  for (const need of needs) from.set(need.from, [...(from.get(need.from) ?? []), need]);
  const told = new Set<string>();
  return [...from.keys()].sort().flatMap((start) => {
    if (told.has(start)) return [];
    const ring = wayRound(start, from);
    for (const need of ring) told.add(need.from);
    return ring.length === 0 ? [] : [ring];
  });
}

function wayRound(start: string, from: ReadonlyMap<string, readonly Need[]>): Need[] {
  const cameBy = new Map<string, Need>();
  const open = [start];
  while (open.length > 0) {
    const here = open.shift() as string;
    for (const need of from.get(here) ?? []) {
      if (need.to === start) return [...backTo(start, here, cameBy), need];
      if (cameBy.has(need.to)) continue;
      cameBy.set(need.to, need);
      open.push(need.to);
    }
  }
  return [];
}

function backTo(start: string, end: string, cameBy: ReadonlyMap<string, Need>): Need[] {
  const way: Need[] = [];
  for (let here = end; here !== start; ) {
    const need = cameBy.get(here) as Need;
    way.unshift(need);
    here = need.from;
  }
  return way;
}

function tell(ring: readonly Need[], { catalogue }: LintWorld): Finding[] {
  const nameOf = (code: string): string => `「${catalogue.materialTypes.get(code)?.name ?? code}」`;
  const path = [...ring.map((need) => need.from), ring[0]!.from].map(nameOf).join(' → ');
  return ring.map((need) =>
    found('proofs-circular', need.place, `循环证明：${path}，谁也办不出第一份`, '请取消其中一份，或改用核验、承诺'),
  );
}

/** The name without what does not change its meaning. */
const meaning = ({ name }: MaterialType): string =>
  name.replaceAll(/[《》“”"「」（）()\s]|原件|复印件|材料|证明|文件|有效|本人|的/g, '');

function repeated({ catalogue }: LintWorld): Finding[] {
  const proofs = [...catalogue.materialTypes.values()].filter((type) => type.proof !== undefined);
  const byMeaning = new Map<string, MaterialType[]>();
  for (const type of proofs) byMeaning.set(meaning(type), [...(byMeaning.get(meaning(type)) ?? []), type]);
  return [...byMeaning.values()]
    .filter((same) => same.length > 1)
    .flatMap((same) =>
      same.map((type) =>
        found(
          'proof-repeated',
          `materialType:${type.code}/name`,
          `「${type.name}」和${same
            .filter((one) => one !== type)
            .map((one) => `「${one.name}」`)
            .join('')}是一回事`,
          '请只保留一个，其余的事项改用它',
        ),
      ),
    );
}
