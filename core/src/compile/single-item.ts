import type { Bundle, ServiceItem } from '../contract/index.ts';

/** 单个事项的一件事编码. */
export function singleItemCode(item: string): string {
  return `single-${item}`;
}

/**
 * 单办事项也是一件事 (THG-12): a bundle of one member, so that one notice, one form, one intake and rating hold for single
 * items too. The applicant is the party who gets the result, else the first party on the form.
 */
export function singleItemBundle(item: ServiceItem): Bundle {
  const [audience] = item.audience;
  return {
    kind: 'bundle',
    code: singleItemCode(item.code),
    name: item.name,
    summary: `单独办理「${item.name}」`,
    audience: audience ?? 'person',
    lifeStage: '单项办理',
    keywords: [],
    region: item.decidingRegion,
    lead: item.authority,
    applicantRole: item.result.holder ?? item.fields[0]?.role ?? item.materials[0]?.holder ?? 'applicant',
    fiveOnes: {
      mechanism: '由实施主体一家办理',
      standard: '实施清单',
      guide: '事项办事指南',
      form: '事项申请表',
      counter: item.place,
    },
    eligibility: [],
    questions: [],
    members: [{ id: 'item', item: item.code }],
    visits: item.visits,
  };
}
