import { limitWords, planCase } from '@yijian/core/compile';
import { type BundleRelease, type CasePlan, contentHash, type PlannedNode } from '@yijian/core/contract';
import type { CaseState } from '../case-state.ts';
import { finalStrandStatuses } from '../state-table.ts';

/** 不能迁移的原因: the closed list of why an open case keeps its plan. */
export const keptReasons = {
  ended: '已经办完或者撤回',
  trial: '测试件照试办的版本走完',
  supplementing: '正在等申请人补正，补正告知里写的要求不能中途改',
  decided: '已有事项作出决定或者进入决定环节',
  unanswered: '新版要多回答一个问题',
  memberGone: '新版没有这个事项',
  newMember: '新版要多办一个事项',
  otherAuthority: '新版改由别的部门办理',
  moreMaterials: '新版要多交材料',
  moreFields: '新版要多填内容',
  longerLimit: '新版的时限比已经承诺的长',
  otherUnit: '新版的时限换了计算单位，不能和原来的比',
  otherMode: '新版改了办理方式（审批或备案），收件时是什么就按什么办',
  moreOrder: '新版要多等一个前置事项',
  nothingChanges: '对这个办件没有任何变化',
} as const;
export type Kept = { reason: keyof typeof keptReasons; about: string | null };

/** 变更: what is different for the applicant and the departments; names of materials and items, never a person's data. */
export type AmendmentChange =
  | { what: 'material-dropped' | 'material-optional' | 'copies-fewer'; name: string }
  | { what: 'limit-shorter'; item: string; from: string; to: string }
  | { what: 'promise-shorter'; from: number; to: number }
  | { what: 'order-dropped'; item: string; before: string }
  | { what: 'steps-changed'; item: string; from: string[]; to: string[] };

/** `dropped`: keys of materials nobody has to bring any more; `mapping`: whose strand of the old plan is whose of the new one. */
export type Amendment = {
  plan: CasePlan;
  changes: AmendmentChange[];
  dropped: string[];
  mapping: { from: string; to: string }[];
};
export type AmendmentVerdict = { is: 'movable'; amendment: Amendment } | { is: 'kept'; reasons: Kept[] };

type Facts = { state: CaseState; plan: CasePlan; submitted: ReadonlySet<string> };
type Pair = { old: PlannedNode; next: PlannedNode };

/**
 * 方案变更 (THG-24, decisions.md 5; pure): the plan of an open case under a newer release, or every reason why it keeps the one it
 * has. Only what is to the applicant's advantage is taken over: nothing more to bring, to fill in or to wait for than was promised
 * at receipt. What was signed and handed in (form, files, evidence) stays with the release it was made under.
 * `submitted`: keys of materials that came in.
 */
export function planAmendment(facts: Facts, release: BundleRelease): AmendmentVerdict {
  const closed = whyClosed(facts.state);
  if (closed.length > 0) return { is: 'kept', reasons: closed };
  const { plan } = facts;
  const planned = planCase(release, plan.answers, [], { optOut: plan.optedOut });
  const open = planned.findings.filter((finding) => finding.severity === 'block');
  if (open.length > 0)
    return { is: 'kept', reasons: open.map(({ message }) => ({ reason: 'unanswered', about: message })) };
  const pairs = pairsOf(plan, planned.plan);
  const reasons = [
    ...unpaired(plan, planned.plan, pairs),
    ...pairs.flatMap(harmOfNode(pairs)),
    ...harmOfMaterials(plan, planned.plan),
    ...harmOfFields(plan, planned.plan, release),
    ...(planned.plan.promiseDays > plan.promiseDays
      ? [{ reason: 'longerLimit' as const, about: plan.bundleName }]
      : []),
  ];
  if (reasons.length > 0) return { is: 'kept', reasons };
  const amendment = amend(facts, { next: planned.plan, release, pairs });
  return amendment.changes.length > 0
    ? { is: 'movable', amendment }
    : { is: 'kept', reasons: [{ reason: 'nothingChanges', about: null }] };
}

function whyClosed(state: CaseState): Kept[] {
  if (state.trial) return [{ reason: 'trial', about: null }];
  if (state.status === 'supplementing') return [{ reason: 'supplementing', about: null }];
  if (state.status !== 'received' && state.status !== 'accepted') return [{ reason: 'ended', about: null }];
  const isOver = Object.values(state.strands).some(
    ({ status }) => status === 'deciding' || (status !== 'passed' && finalStrandStatuses.includes(status)),
  );
  return isOver ? [{ reason: 'decided', about: null }] : [];
}

/** 成员对应: by id; a member that got another id, by its item. */
function pairsOf(plan: CasePlan, next: CasePlan): Pair[] {
  return plan.nodes.flatMap((old) => {
    const same =
      next.nodes.find((one) => one.member === old.member && one.item === old.item) ??
      next.nodes.find((one) => one.item === old.item);
    return same ? [{ old, next: same }] : [];
  });
}

function unpaired(plan: CasePlan, next: CasePlan, pairs: readonly Pair[]): Kept[] {
  const gone = plan.nodes.filter((node) => !pairs.some((pair) => pair.old === node));
  const added = next.nodes.filter((node) => !pairs.some((pair) => pair.next === node));
  return [
    ...gone.map((node): Kept => ({ reason: 'memberGone', about: node.itemName })),
    ...added.map((node): Kept => ({ reason: 'newMember', about: node.itemName })),
  ];
}

const harmOfNode =
  (pairs: readonly Pair[]) =>
  ({ old, next }: Pair): Kept[] => {
    const about = old.itemName;
    const before = afterOf(next, pairs);
    return [
      ...(next.authority === old.authority ? [] : [{ reason: 'otherAuthority' as const, about }]),
      ...(unitOf(next) === unitOf(old) ? [] : [{ reason: 'otherUnit' as const, about }]),
      ...(old.filing?.from === next.filing?.from ? [] : [{ reason: 'otherMode' as const, about }]),
      ...(isLonger(old, next) ? [{ reason: 'longerLimit' as const, about }] : []),
      ...(before.every((member) => old.after.includes(member)) ? [] : [{ reason: 'moreOrder' as const, about }]),
    ];
  };

/** Predecessors of a new node by the members of the old plan. */
const afterOf = (next: PlannedNode, pairs: readonly Pair[]): string[] =>
  next.after.map((member) => pairs.find((pair) => pair.next.member === member)?.old.member ?? member);
const unitOf = (node: PlannedNode): string => node.limits?.promised.unit ?? 'workingDay';
const promisedOf = (node: PlannedNode): number => node.limits?.promised.n ?? node.promisedDays;
const promiseWords = (node: PlannedNode): string =>
  limitWords(node.limits?.promised ?? { n: node.promisedDays, unit: 'workingDay' });
const isLonger = (old: PlannedNode, next: PlannedNode): boolean => promisedOf(next) > promisedOf(old);

/** A material is more when it is new, became obligatory, or is wanted in more copies; what was spared stays spared. */
function harmOfMaterials(plan: CasePlan, next: CasePlan): Kept[] {
  return next.materials.flatMap((material): Kept[] => {
    const old = plan.materials.find((one) => one.key === material.key);
    const isMore = old
      ? old.disposition === 'bring' &&
        ((material.required && !old.required) ||
          (material.required && JSON.stringify(material.neededWhen) !== JSON.stringify(old.neededWhen)) ||
          material.originals > old.originals ||
          material.copies > old.copies)
      : material.required;
    return isMore ? [{ reason: 'moreMaterials', about: material.name }] : [];
  });
}

const harmOfFields = (plan: CasePlan, next: CasePlan, release: BundleRelease): Kept[] =>
  next.fields
    .filter((field) => !plan.fields.some((one) => one.key === field.key))
    .map(({ key }) => ({
      reason: 'moreFields',
      about: release.fields.find((field) => field.key === key)?.label ?? key,
    }));

type Target = { next: CasePlan; release: BundleRelease; pairs: readonly Pair[] };

function amend({ state, plan, submitted }: Facts, { next, release, pairs }: Target): Amendment {
  const changes: AmendmentChange[] = [];
  const materials = plan.materials.flatMap((old) => {
    const now = next.materials.find((one) => one.key === old.key);
    if (old.disposition !== 'bring' || submitted.has(old.key)) return [old];
    if (!now) {
      changes.push({ what: 'material-dropped', name: old.name });
      return [];
    }
    if (old.required && !now.required) changes.push({ what: 'material-optional', name: old.name });
    if (now.copies < old.copies || now.originals < old.originals)
      changes.push({ what: 'copies-fewer', name: old.name });
    return [{ ...old, required: old.required && now.required, copies: now.copies, originals: now.originals }];
  });
  const nodes = pairs.map((pair) => amendNode(pair, { isBegun: isBegun(state, pair.old), pairs, changes }));
  if (next.promiseDays < plan.promiseDays)
    changes.push({ what: 'promise-shorter', from: plan.promiseDays, to: next.promiseDays });
  const { hash: _, ...before } = plan;
  const content = {
    ...before,
    promiseDays: next.promiseDays,
    nodes,
    materials,
    amended: { release: release.hash, version: release.version },
  };
  const left = new Set(materials.map((material) => material.key));
  return {
    plan: { ...content, hash: contentHash(content) },
    changes,
    dropped: plan.materials.filter((material) => !left.has(material.key)).map((material) => material.key),
    mapping: pairs.map((pair) => ({ from: pair.old.member, to: pair.next.member })),
  };
}

const isBegun = (state: CaseState, node: PlannedNode): boolean =>
  !['received', 'waiting'].includes(state.strands[node.member]!.status);

type Around = { isBegun: boolean; pairs: readonly Pair[]; changes: AmendmentChange[] };

/** A strand that has begun keeps its steps and its order: somebody works by them. */
function amendNode({ old, next }: Pair, { isBegun: begun, pairs, changes }: Around): PlannedNode {
  const item = old.itemName;
  const after = begun ? old.after : afterOf(next, pairs);
  for (const gone of old.after.filter((member) => !after.includes(member)))
    changes.push({
      what: 'order-dropped',
      item,
      before: pairs.find((pair) => pair.old.member === gone)?.old.itemName ?? gone,
    });
  if (promisedOf(next) < promisedOf(old))
    changes.push({ what: 'limit-shorter', item, from: promiseWords(old), to: promiseWords(next) });
  const namesOf = (node: PlannedNode) => node.steps.map((step) => step.name);
  const steps = begun ? old.steps : next.steps;
  if (namesOf({ ...old, steps }).join('>') !== namesOf(old).join('>'))
    changes.push({ what: 'steps-changed', item, from: namesOf(old), to: namesOf(next) });
  return {
    ...old,
    itemVersion: next.itemVersion,
    after,
    steps,
    promisedDays: Math.min(old.promisedDays, next.promisedDays),
    plannedDays: Math.min(old.plannedDays, next.plannedDays),
    ...(old.limits && next.limits ? { limits: next.limits } : {}),
    conditions: old.conditions?.filter(({ id }) => next.conditions?.some((one) => one.id === id)) ?? [],
  };
}

/** 变更的说法, one sentence without a full stop. */
export function changeWords(change: AmendmentChange): string {
  switch (change.what) {
    case 'material-dropped':
      return `不用再交「${change.name}」`;
    case 'material-optional':
      return `「${change.name}」改为选交`;
    case 'copies-fewer':
      return `「${change.name}」少交几份`;
    case 'limit-shorter':
      return `「${change.item}」的承诺时限由 ${change.from}缩短为 ${change.to}`;
    case 'promise-shorter':
      return `全部办结的承诺由 ${change.from} 个工作日缩短为 ${change.to} 个工作日`;
    case 'order-dropped':
      return `「${change.item}」不用再等「${change.before}」`;
    default:
      return `「${change.item}」的环节由 ${change.from.join('、')} 改为 ${change.to.join('、')}`;
  }
}
