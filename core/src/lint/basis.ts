import type { Finding, LegalBasis, ProcedureRegime, ServiceItem } from '../contract/index.ts';
import { found } from './rules.ts';
import type { LintWorld } from './world.ts';

/** 失效依据 (CAT-32): every basis of an item that the published status of laws says is repealed; unconfirmed statuses only warn. */
export function lostBasis(item: ServiceItem, { acts }: LintWorld): Finding[] {
  if (acts.size === 0) return [];
  const cited: [string, readonly LegalBasis[]][] = [
    ['basis', item.basis],
    ...item.materials.map(({ id, basis }): [string, readonly LegalBasis[]] => [`materials/${id}/basis`, basis]),
    ...item.conditions.map(({ id, basis }): [string, readonly LegalBasis[]] => [`conditions/${id}/basis`, basis ?? []]),
    ...item.fees.map(({ id, basis }): [string, readonly LegalBasis[]] => [`fees/${id}/basis`, basis]),
  ];
  return cited.flatMap(([part, all]) => all.flatMap((one) => ofLaw(one, `item:${item.code}/${part}`, acts)));
}

function ofLaw({ law }: LegalBasis, place: string, acts: LintWorld['acts']): Finding[] {
  const act = acts.get(law);
  if (act === undefined || act.status === 'inForce') return [];
  const since = act.on === undefined ? '' : `（${act.on} 起）`;
  const remedy =
    act.replacedBy === undefined
      ? '请换成现行有效的依据；没有的，取消这份材料或这一项'
      : `请对照《${act.replacedBy}》改写`;
  if (act.status === 'repealed' && act.provenance.mark === 'confirmed')
    return [found('basis-repealed', place, `依据《${law}》已经废止${since}，待清理`, remedy)];
  const told = act.status === 'repealed' ? '可能已经废止' : '已经修改';
  return [found('basis-doubtful', place, `依据《${law}》${told}${since}，请核对`, remedy)];
}

/** 有证照可查仍要求提交 (FRM-08): a licence type stands behind the material, but nothing spares the applicant. */
export function obtainableMaterials(item: ServiceItem, { catalogue }: LintWorld): Finding[] {
  return item.materials.flatMap((material) => {
    const type = catalogue.materialTypes.get(material.material);
    const licence = catalogue.licenceTypes.get(type?.licenceType ?? '');
    if (licence === undefined || (material.ways ?? []).some((way) => way.kind !== 'commitment')) return [];
    return [
      found(
        'obtainable-material-asked',
        `item:${item.code}/materials/${material.id}`,
        `「${type!.name}」有电子证照《${licence.name}》可以调用，却要申请人提交`,
        '请写明用这个证照免提交；暂时调不到的，登记暂需提交的理由',
      ),
    ];
  });
}

/** 凭记忆写的制度 (decisions.md 8): clocks and remedies of a regime whose law nobody has checked. */
export function regimeFromMemory(regime: ProcedureRegime): Finding[] {
  const all = [
    regime.receipt,
    regime.supplementAnswer,
    regime.delivery,
    regime.jointCap,
    ...regime.suspensionGrounds,
    ...regime.remedies,
  ].flatMap((part) => (part === undefined ? [] : [part.basis]));
  return fromMemory(`regime:${regime.code}`, all);
}

/** 凭记忆写的依据 of one definition, as one finding. */
export function fromMemory(place: string, all: readonly LegalBasis[]): Finding[] {
  const unchecked = all.filter((one) => one.provenance.mark === 'memory');
  const laws = [...new Set(unchecked.map((one) => `《${one.law}》${one.article ?? ''}`))];
  if (laws.length === 0) return [];
  return [
    {
      code: 'basis-from-memory',
      severity: 'warn',
      place,
      message: `依据未经核对：${laws.join('、')}`,
      remedy: '请对照法规原文确认后登记确认人和日期',
    },
  ];
}
