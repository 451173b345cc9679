import type { Exemption, Material, Notice, PlannedMaterial, Preview } from '../contract/index.ts';
import { limitWords } from './days.ts';

const formWords: Readonly<Record<Material['form'], string>> = {
  electronic: '电子件',
  either: '电子件或纸质件',
  paper: '纸质件',
};

/**
 * 一次性告知 (FRM-16): everything an applicant must know, once: items, what to bring and what is spared and how, limits,
 * fees, places. Made from the preview alone, so that online and at the counter it reads the same.
 */
export function noticeOf(preview: Preview): Notice {
  const { included, materials, timeline, figures } = preview;
  const nameOf = (id: string): string => included.find((member) => member.id === id)?.name ?? id;
  const times = figures.visits.after;
  return {
    schema: 'yijian.notice/1',
    bundle: preview.bundle,
    bundleName: preview.bundleName,
    preview: preview.hash,
    situation: preview.situation,
    complete: preview.pending.length === 0,
    items: included.map((member) => ({
      member: member.id,
      name: member.name,
      authority: member.authorityName,
      after: member.after.map(nameOf),
      limit: limitWords(member.promised),
      statutory: member.statutoryDays === null ? null : `${member.statutoryDays} 个工作日`,
      result: member.result,
      place: member.place,
      openHours: member.openHours,
      phone: member.phone,
      complaintPhone: member.complaintPhone,
      reason: member.reason,
      reform: member.reform,
    })),
    notIncluded: preview.excluded.map(({ name, reason }) => ({ name, reason })),
    bring: materials
      .filter((material) => material.disposition === 'bring')
      .map((material) => broughtMaterial(material, nameOf)),
    spared: materials.flatMap((material) =>
      material.exemption === null ? [] : [sparedMaterial(material, material.exemption, nameOf)],
    ),
    fields: {
      total: preview.fields.length,
      toFill: preview.fields.filter((field) => field.source === 'applicant').length,
    },
    limit: {
      promiseDays: timeline.promiseDays,
      text: timeline.promiseDays === 0 ? '即办' : `自受理之日起 ${timeline.promiseDays} 个工作日内全部办结`,
    },
    fees: {
      totalFen: figures.feesFen.after,
      list: included.flatMap((member) =>
        member.fees.map((fee) => ({ name: fee.name, item: member.name, amountFen: fee.amountFen })),
      ),
    },
    visits: { times, reason: times === 0 ? null : visitReason(included) },
  };
}

function broughtMaterial(material: PlannedMaterial, nameOf: (id: string) => string): Notice['bring'][number] {
  const { key, name, format, content, signature, originals, copies, deferrable, keepReason } = material;
  return {
    key,
    name,
    requirement: requirementWords(material),
    form: formWords[material.form],
    format,
    content,
    signature,
    originals,
    copies,
    deferrable,
    basis: material.basis.map((basis) => `《${basis.law}》${basis.article ?? ''}`),
    keepReason,
    usedBy: [...new Set(material.members)].map(nameOf),
  };
}

function requirementWords({ required, deferrable, neededWhen }: PlannedMaterial): string {
  if (required) return deferrable ? '必备，可以后补（容缺）' : '必备';
  return neededWhen === null ? '有则提供' : '视填写内容决定是否需要';
}

function sparedMaterial(
  { key, name, members }: PlannedMaterial,
  { way, reason }: Exemption,
  nameOf: (id: string) => string,
): Notice['spared'][number] {
  return { key, name, way, reason, usedBy: [...new Set(members)].map(nameOf) };
}

function visitReason(included: Preview['included']): string | null {
  const reasons = included.flatMap(({ visits }) =>
    visits.times > 0 && visits.reason !== undefined ? [visits.reason] : [],
  );
  return reasons.length === 0 ? null : [...new Set(reasons)].join('；');
}
