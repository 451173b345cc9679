import type { BoundEvidence, Exemption, MaterialUse, MergedMaterial, Way } from '../contract/index.ts';
import { licencesFor } from './edges.ts';
import type { Situation } from './situation.ts';

/** 凭据来源: what can be had without asking. A preview assumes all of it; a case plan has only what was really bound. */
export type Holdings = {
  licence: (licenceType: string, holder: string) => BoundEvidence | 'assumed' | undefined;
  register: (register: 'population' | 'enterprise', role: string) => BoundEvidence | 'assumed' | undefined;
};

/** 免提交的结论: how a use is met, and by which evidence. */
export type Spared = { exemption: Exemption; bound: BoundEvidence | null };

/** From what asks least of the applicant to what asks most; also the order of preference (FRM-08). */
const wayRank: Readonly<Record<Exemption['way'], number>> = {
  output: 0,
  licence: 1,
  register: 2,
  generated: 3,
  commitment: 4,
};

export const registerNames: Readonly<Record<'population' | 'enterprise', string>> = {
  population: '人口库',
  enterprise: '企业登记库',
};

/** 免提交方式: the first way that works for one use: predecessor's output, licence, register, generated, commitment. */
export function sparedUse(
  situation: Situation,
  material: MergedMaterial,
  use: MaterialUse,
  holdings: Holdings,
): Spared | undefined {
  return fromOutput(situation, material, use) ?? fromWays(situation, material, use.ways, holdings);
}

/** 最费事的一种: where departments' uses are met in different ways, the one that asks most of the applicant is shown. */
export function weakest(spared: readonly Spared[]): Spared | undefined {
  return spared.reduce<Spared | undefined>(
    (most, one) => (most === undefined || wayRank[one.exemption.way] > wayRank[most.exemption.way] ? one : most),
    undefined,
  );
}

function fromOutput(situation: Situation, material: MergedMaterial, use: MaterialUse): Spared | undefined {
  const wanted = licencesFor(material.licenceType, use.ways);
  const issue = situation.compiled.issues.find(
    (one) =>
      one.holder === material.holder &&
      wanted.includes(one.licenceType) &&
      situation.before.get(use.member)?.has(one.member),
  );
  if (issue === undefined) return undefined;
  const item = situation.included.find((member) => member.id === issue.member)?.item;
  return {
    exemption: { way: 'output', member: issue.member, reason: `由「${item?.name}」办结后自动推送，无需提交` },
    bound: null,
  };
}

function fromWays(
  situation: Situation,
  material: MergedMaterial,
  ways: readonly Way[],
  holdings: Holdings,
): Spared | undefined {
  const ordered = [...ways].sort((one, other) => wayRank[one.kind] - wayRank[other.kind]);
  for (const way of ordered) {
    const spared = fromWay(situation, material, way, holdings);
    if (spared !== undefined) return spared;
  }
  return undefined;
}

function fromWay({ compiled }: Situation, material: MergedMaterial, way: Way, holdings: Holdings): Spared | undefined {
  if (way.kind === 'generated')
    return { exemption: { way: 'generated', reason: `由系统根据表单自动生成（${way.note}）` }, bound: null };
  if (way.kind === 'commitment')
    return { exemption: { way: 'commitment', text: way.text, reason: '可以书面承诺代替' }, bound: null };
  const found =
    way.kind === 'licence'
      ? holdings.licence(way.licenceType, material.holder)
      : holdings.register(way.register, material.holder);
  if (found === undefined) return undefined;
  const bound = found === 'assumed' ? null : found;
  if (way.kind === 'register') {
    return {
      exemption: {
        way: 'register',
        register: way.register,
        record: way.record,
        reason: `通过${registerNames[way.register]}核验`,
      },
      bound,
    };
  }
  const name = compiled.release.licenceTypes[way.licenceType]?.name ?? way.licenceType;
  return { exemption: { way: 'licence', licenceType: way.licenceType, reason: `调用电子证照《${name}》` }, bound };
}
