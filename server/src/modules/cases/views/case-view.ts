import { documentsOf } from '#documents';
import type { Actor, Environment } from '#platform';
import { applicantActions, supervisorActions } from './allowed-actions.ts';
import type { SupplementPoint } from '../case-state.ts';
import { type AmendmentChange, changeWords } from '../migrate/plan-amendment.ts';
import { describeEvent, isForApplicant } from './describe-event.ts';
import { givesLicence, itemNameOf, viewDue, viewStrand } from './strand-view.ts';
import { isApplicant, isCounter, isReceiver, isSupervisor, readCase, type ReadCase } from './read-case.ts';
import { caseStatusNames } from '../state-table.ts';

/** 办件页 (ENG-24): strands in parallel, who has them, due days with their reason, what happens next, what one can do. */
export async function viewCase(env: Environment, caseId: string, actor: Actor) {
  const read = await readCase(env, caseId, (record) =>
    [isApplicant, isCounter, isReceiver, isSupervisor].some((reader) => reader(actor)(record)),
  );
  const documents = await documentsOf(env.db, caseId);
  return {
    ...caseCore(read),
    documents,
    signed: { places: read.record.state.signed ?? [], form: read.record.state.signedForm ?? null },
    timeline: timelineOf(read),
    supplement: openSupplement(read),
    actions: [...applicantActions(actor, read.record), ...supervisorActions(actor, read.record)],
  };
}

/** What every view of a case shows. */
export function caseCore(read: ReadCase) {
  const { state, head } = read.record;
  const strands = read.plan.nodes.map((node) => viewStrand(read, node));
  const running = state.concludedAt === null;
  const bundleDue =
    state.bundleDue === null
      ? null
      : viewDue(read, {
          start: state.acceptedOn!,
          due: state.bundleDue,
          days: read.plan.promiseDays,
          running,
          startEvent: '受理',
        });
  return {
    caseId: state.caseId,
    receiptNo: state.receiptNo,
    bundle: state.bundle,
    bundleName: head.bundleName,
    status: state.status,
    statusName: caseStatusNames[state.status],
    outcome: state.outcome,
    channel: state.channel,
    trial: state.trial === true,
    receivedAt: state.receivedAt,
    receivedOn: state.receivedOn,
    receiptDue: state.receiptDue,
    acceptedOn: state.acceptedOn,
    deemedAccepted: state.deemedAccepted,
    concludedAt: state.concludedAt,
    bundleDue,
    promiseDays: read.plan.promiseDays,
    light: running ? (bundleDue?.light ?? 'green') : 'grey',
    strands,
    edges: read.plan.nodes.flatMap((node) => node.after.map((from) => ({ from, to: node.member }))),
    seq: state.seq,
    next: nextStep(read),
  };
}

/** 经过 as the applicant sees it. */
export const timelineOf = (read: ReadCase) =>
  read.events.filter(isForApplicant).map((event) => ({
    at: event.at,
    title: describeEvent(event).title,
    ...(event.type === 'case.plan-amended'
      ? { detail: `：${(event.data.changes as AmendmentChange[]).map(changeWords).join('；')}` }
      : {}),
    member: event.member ?? null,
    item: event.member ? itemNameOf(read, event.member) : null,
  }));

/** 下一步, in one sentence. */
function nextStep(read: ReadCase): string {
  const { state } = read.record;
  if (state.status === 'received')
    return `综合窗口正在核对材料${state.receiptDue ? `,最迟 ${state.receiptDue} 前答复您；逾期未答复即视为受理` : ''}`;
  if (state.status === 'supplementing') return '请按补正告知书一次补齐，补齐后继续办理';
  const place =
    state.trial !== true && read.plan.nodes.some((node) => givesLicence(read, node.member))
      ? '「我的证照」和本页「文书」'
      : '本页「文书」';
  if (state.status === 'accepted') return `各部门正在同时办理，办结后结果会自动放进${place}`;
  if (state.status === 'concluded') return `全部办结。结果在${place}里；请给这次服务打个分`;
  return state.status === 'withdrawn'
    ? '您已撤回这次申请，需要时可以重新申请'
    : '没有受理这次申请，理由和救济途径见不予受理通知书';
}

/** The supplement that waits for the applicant, point by point in words. */
export function openSupplement(read: ReadCase) {
  const supplement = read.record.state.supplements.at(-1);
  if (!supplement || supplement.answeredAt !== null) return null;
  return {
    supplementId: supplement.id,
    ordinal: supplement.ordinal,
    issuedAt: supplement.issuedAt,
    answerBy: supplement.answerBy,
    points: supplement.points.map((point) => describePoint(read, point)),
  };
}

const problems = { missing: '缺少', wrong: '不符合要求', outdated: '已经过期' } as const;

/** A point with its label from the published guide. */
export function describePoint(read: ReadCase, point: SupplementPoint) {
  const label = {
    material: () => read.plan.materials.find((material) => material.key === point.ref)?.name,
    field: () => read.release.fields.find((field) => field.key === point.ref)?.label,
    condition: () =>
      read.plan.nodes
        .find((node) => node.member === point.member)
        ?.conditions?.find((condition) => condition.id === point.ref)?.text,
  }[point.kind]();
  return {
    member: point.member,
    itemName: itemNameOf(read, point.member),
    kind: point.kind,
    ref: point.ref,
    label: label ?? point.ref,
    problem: problems[point.problem],
    /** how the value is asked for, when the point is a field */
    definition:
      point.kind === 'field'
        ? (read.release.fields.find((field) => field.key === point.ref)?.definition ?? null)
        : null,
    explanation: point.noteId ? (read.notes.get(point.noteId) ?? null) : null,
  };
}
