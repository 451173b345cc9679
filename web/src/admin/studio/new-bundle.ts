import type { Bundle, ServiceItem } from '@yijian/core/contract';

/** 空白的一件事: what a new one starts from; parts without which nothing compiles are still empty. */
export function blankBundle(at: { region: string; lead: string }): Bundle {
  return {
    kind: 'bundle',
    code: '',
    name: '',
    summary: '',
    audience: 'enterprise',
    lifeStage: '',
    keywords: [],
    region: at.region,
    lead: at.lead,
    applicantRole: '',
    fiveOnes: {},
    eligibility: [],
    questions: [],
    members: [],
    visits: { times: 0 },
  };
}

type Member = Bundle['members'][number];

/** 加入成员: an item as a member under an id of its own; asked for twice it stays once. */
export function withMember(bundle: Bundle, item: Pick<ServiceItem, 'code'>): Bundle {
  if (bundle.members.some((member) => member.item === item.code)) return bundle;
  const member: Member = { id: freeId(bundle, item.code), item: item.code };
  return { ...bundle, members: [...bundle.members, member] };
}

/** 候选组合的草稿 (THG-14): the items as members, the bundle named after them until somebody finds a better name. */
export const joinedBundle = (blank: Bundle, items: readonly Pick<ServiceItem, 'code' | 'name'>[]): Bundle =>
  items.reduce<Bundle>(withMember, {
    ...blank,
    name: items
      .map(({ name }) => name)
      .join('和')
      .slice(0, 60),
  });

/** 移出成员: and nobody waits for it any more. */
export function withoutMember(bundle: Bundle, id: string): Bundle {
  const members = bundle.members
    .filter((member) => member.id !== id)
    .map((member): Member => {
      const { after, ...rest } = member;
      const left = after?.filter((one) => one !== id);
      return left && left.length > 0 ? { ...rest, after: left } : rest;
    });
  const confirmations = bundle.confirmations?.filter((one) => one.member !== id);
  return { ...bundle, members, ...(confirmations && { confirmations }) };
}

/** 改成员: `undefined` takes a part away. */
export function changedMember(bundle: Bundle, id: string, change: Partial<Member>): Bundle {
  const merged = (member: Member): Member =>
    Object.fromEntries(Object.entries({ ...member, ...change }).filter(([, value]) => value !== undefined)) as Member;
  return { ...bundle, members: bundle.members.map((member) => (member.id === id ? merged(member) : member)) };
}

/** Ids begin with a small letter and hold letters, digits and hyphens. */
function freeId(bundle: Bundle, code: string): string {
  const plain = code.replace(/[^A-Za-z0-9-]/g, '-').replace(/^[^a-z]+/, '');
  const base = plain === '' ? `item-${code.replace(/[^A-Za-z0-9-]/g, '-')}`.slice(0, 60) : plain.slice(0, 60);
  const taken = new Set(bundle.members.map((member) => member.id));
  return numbered(base, taken);
}

/** The first of `base`, `base-2`, `base-3` … that is free. */
export function numbered(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/**
 * 申请人角色: the party most of the items give their result to or begin their form with; only roles of the right subject
 * (`subjects`: by role code). Empty when nothing fits.
 */
export function likelyApplicant(
  items: readonly Pick<ServiceItem, 'result' | 'fields' | 'materials'>[],
  subjects: ReadonlyMap<string, string>,
  audience: Bundle['audience'],
): string {
  const wanted = audience === 'enterprise' ? 'organisation' : 'person';
  const counts = new Map<string, number>();
  for (const item of items) {
    const parties = [
      item.result.holder,
      ...item.fields.map((field) => field.role),
      ...item.materials.map((material) => material.holder),
    ];
    const fitting = parties.find((role) => role !== undefined && subjects.get(role) === wanted);
    if (fitting !== undefined) counts.set(fitting, (counts.get(fitting) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? '';
}

/** 实施方案的草稿 (THG-10): three parts as far as they follow from who leads and who takes part; who approves is left to people. */
export function proposedPlan(lead: string, partners: readonly string[]): NonNullable<Bundle['plan']> {
  const others = partners.filter((one) => one !== lead);
  return {
    collaboration: `${lead}牵头收件分办${others.length > 0 ? `，${others.join('、')}同时办理自己的事项` : ''}；超期的由牵头部门催办。`,
    systems: '收件、分办、办理、送达都在本平台，各部门不另设入口；有自己业务系统的，通过平台接口对接。',
    sharing: '电子证照、登记信息和前一个事项的结果由系统取得，能取到的不再要申请人提交。',
    version: 1,
    approvedBy: '',
  };
}

/** 五个一 as far as it follows from who leads and who takes part; the document that sets the standard must be named by people. */
export function proposedFiveOnes(
  lead: string,
  partners: readonly string[],
): Required<Omit<Bundle['fiveOnes'], 'standard'>> {
  const others = partners.filter((one) => one !== lead);
  return {
    mechanism: `${lead}牵头${others.length > 0 ? `，${others.join('、')}配合` : ''}，意见不一致的由牵头部门会商。`,
    guide: '一份办事指南：由系统按各部门事项自动合成，随事项更新。',
    form: '一张申请表：相同的栏目只填一次，能取到的不用填。',
    counter: '一件事综合窗口：收件后同时分送各部门。',
  };
}
