import type { Catalogue, LegalBasis, Material, MaterialKey, MaterialUse, MergedMaterial } from '../contract/index.ts';
import { distinct, materialKey } from './keys.ts';
import type { Member } from './members.ts';
import type { ReadRules } from './read-rules.ts';

/** What merging decides about a material's shape, from the uses that count. */
export type MaterialShape = Pick<
  MaterialUse,
  'form' | 'format' | 'content' | 'signature' | 'basis' | 'keepReason' | 'originals' | 'copies'
>;

const strictness: Readonly<Record<Material['form'], number>> = { electronic: 0, either: 1, paper: 2 };

/**
 * 合并材料 (FRM-07): one material per merge key over all members. Materials whose type or holder is unknown are left out
 * (the item's check tells them).
 */
export function mergeMaterials(members: readonly Member[], rules: ReadRules, catalogue: Catalogue): MergedMaterial[] {
  const merged = new Map<MaterialKey, MergedMaterial>();
  for (const member of members) {
    for (const material of member.item.materials) {
      const found = merged.get(materialKey(material)) ?? startMaterial(material, catalogue);
      if (found === undefined) continue;
      merged.set(found.key, found);
      found.uses.push(
        useOf(member.entry.id, material, rules.materialWhen.get(`${member.entry.id}/${material.id}`) ?? null),
      );
    }
  }
  const materials = [...merged.values()].map((material) => {
    const { form, format, content, signature, basis, keepReason } = mergedShape(material.uses);
    return { ...material, form, format, content, signature, basis, keepReason };
  });
  return named(materials, catalogue);
}

/** 取最严的形式: paper over either over electronic, most originals, sum of copies, every distinct requirement (decisions.md 4). */
export function mergedShape(uses: readonly MaterialShape[]): MaterialShape {
  const form = uses.reduce<Material['form']>(
    (strict, use) => (strictness[use.form] > strictness[strict] ? use.form : strict),
    'electronic',
  );
  const joined = (texts: readonly string[]): string => distinct(texts.filter((text) => text !== '')).join('；');
  const reasons = joined(uses.map((use) => use.keepReason ?? ''));
  return {
    form,
    format: joined(uses.map((use) => use.format)),
    content: joined(uses.map((use) => use.content)),
    signature: joined(uses.map((use) => use.signature)),
    basis: distinctBasis(uses.flatMap((use) => use.basis)),
    keepReason: reasons === '' ? null : reasons,
    originals: Math.max(0, ...uses.map((use) => use.originals)),
    copies: uses.reduce((sum, use) => sum + use.copies, 0),
  };
}

function distinctBasis(basis: readonly LegalBasis[]): LegalBasis[] {
  return [...new Map(basis.map((one) => [`${one.law}|${one.article ?? ''}|${one.gist ?? ''}`, one])).values()];
}

function startMaterial(material: Material, catalogue: Catalogue): MergedMaterial | undefined {
  const type = catalogue.materialTypes.get(material.material);
  const known =
    catalogue.roles.has(material.holder) && (material.path === undefined || catalogue.paths.has(material.path));
  if (type === undefined || !known) return undefined;
  return {
    key: materialKey(material),
    materialType: type.code,
    name: type.name,
    holder: material.holder,
    path: material.path ?? null,
    period: material.period ?? null,
    licenceType: type.licenceType ?? null,
    issuedBy: type.issuedBy,
    form: 'electronic',
    format: '',
    content: '',
    signature: '',
    basis: [],
    keepReason: null,
    uses: [],
  };
}

function useOf(member: string, material: Material, when: MaterialUse['when']): MaterialUse {
  const { id, necessity, ways, originals, copies, form, format, content, signature, basis, keepReason } = material;
  return {
    member,
    material: id,
    necessity,
    when,
    ways: ways ?? [],
    originals,
    copies,
    form,
    format,
    content,
    signature,
    basis,
    keepReason: keepReason ?? null,
  };
}

/** 「身份证（母亲）」: the holder is named only where one type is needed of several. */
function named(materials: MergedMaterial[], catalogue: Catalogue): MergedMaterial[] {
  const counts = new Map<string, number>();
  for (const { materialType } of materials) counts.set(materialType, (counts.get(materialType) ?? 0) + 1);
  return materials.map((material) => {
    if (counts.get(material.materialType) === 1) return material;
    const words = [
      catalogue.roles.get(material.holder)?.name,
      catalogue.paths.get(material.path ?? '')?.name,
      material.period ?? undefined,
    ];
    return { ...material, name: `${material.name}（${words.filter((word) => word !== undefined).join('，')}）` };
  });
}
