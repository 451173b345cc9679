import type { Figure, Figures, PlannedField, PlannedMaterial, ReleaseMember } from '../contract/index.ts';
import { workingDaysOf } from './days.ts';
import type { Situation } from './situation.ts';

/** Citizen-facing steps of one matter: 申请 and 领取. */
const stepsOfOne = 2;

/**
 * 减了多少: one by one versus bundled, each with the list behind it. Materials count what is required; fields what the
 * applicant fills in; steps 申请 and 领取 per matter; fees do not change by bundling.
 */
export function figuresOf(
  situation: Situation,
  fields: readonly PlannedField[],
  materials: readonly PlannedMaterial[],
): Figures {
  const {
    included,
    promiseDays,
    compiled: { release },
  } = situation;
  const handled = included.filter((member) => member.item.node !== 'check' && member.item.node !== 'gather');
  const each = (of: (member: ReleaseMember) => number) =>
    handled.map((member) => ({ label: member.item.name, days: of(member) }));
  const promises = each((member) => workingDaysOf(member.item.promised));
  const visits = each((member) => member.item.visits.times);
  const fees = each((member) => member.item.fees.reduce((sum, fee) => sum + fee.amountFen, 0));
  const sum = (list: readonly { days: number }[]): number => list.reduce((total, one) => total + one.days, 0);
  const alone = (list: readonly { label: string; days: number }[], unit: string) =>
    list.map((one) => ({ label: one.label, before: `${one.days} ${unit}`, after: '合并' }));
  return {
    materials: materialFigure(materials),
    fields: fieldFigure(fields),
    steps: {
      name: '环节',
      before: stepsOfOne * handled.length,
      after: handled.length === 0 ? 0 : stepsOfOne,
      unit: '个',
      list: handled.map((member) => ({ label: member.item.name, before: '申请、领取', after: '合并' })),
    },
    days: {
      name: '时限',
      before: sum(promises),
      after: promiseDays,
      unit: '个工作日',
      list: alone(promises, '个工作日'),
    },
    visits: {
      name: '跑动',
      before: sum(visits),
      after: Math.min(sum(visits), release.visits.times),
      unit: '次',
      list: alone(visits, '次'),
    },
    feesFen: {
      name: '费用',
      before: sum(fees),
      after: sum(fees),
      unit: '分',
      list: fees
        .filter((one) => one.days > 0)
        .map((one) => ({ label: one.label, before: `${one.days} 分`, after: `${one.days} 分` })),
    },
  };
}

function materialFigure(materials: readonly PlannedMaterial[]): Figure {
  const required = materials.filter((material) => material.required);
  const list = required.map((material) => ({
    label: material.name,
    times: material.uses.filter((use) => use.necessity !== 'optional').length,
    after: material.disposition === 'bring' ? '1 份' : '免提交',
  }));
  return {
    name: '材料',
    unit: '份',
    before: list.reduce((sum, one) => sum + one.times, 0),
    after: required.filter((material) => material.disposition === 'bring').length,
    list: list.map(({ label, times, after }) => ({ label, before: `${times} 份`, after })),
  };
}

function fieldFigure(fields: readonly PlannedField[]): Figure {
  return {
    name: '填写项',
    unit: '项',
    before: fields.reduce((sum, field) => sum + field.uses.length, 0),
    after: fields.filter((field) => field.source === 'applicant').length,
    list: fields.map((field) => ({
      label: field.label,
      before: `${field.uses.length} 次`,
      after: field.source === 'applicant' ? '1 次' : field.sourceText,
    })),
  };
}
