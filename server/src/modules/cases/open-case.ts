import { addWorkingDays, type WorkCalendar } from '@yijian/core/calendar';
import type { Channel } from '@yijian/core/channel';
import type { CasePlan } from '@yijian/core/contract';
import { type Actor, actorRef, type Context, type DomainEvent, type Write } from '#platform';
import { asDomainEvent } from './change-case.ts';
import {
  type CaseEvent,
  type CaseState,
  evolve,
  type PaperReceived,
  type SignedFormRef,
  type SignedPlace,
  type StoredCaseEvent,
  type SupplementPoint,
} from './case-state.ts';
import { type CaseHead, writeEvent, writeNewCase, writeNewStrands, writeParty, writePersonal } from './cases.store.ts';
import { writePlan } from './migrate/plans.store.ts';

/** 新办件: what intake hands over at submit: everything is judged already; numbers are taken, values are encrypted. */
export type NewCase = {
  caseId: string;
  receiptNo: string;
  /** 办件编号 per strand node */
  numbers: Readonly<Record<string, string>>;
  channel: Channel;
  /** 测试件 (THG-16) */
  trial?: boolean;
  /** 收件清点 (ITK-06): paper by material, and required materials that are missing; they become points of the one-time notice */
  received?: { missing: readonly string[]; paper: Readonly<Record<string, PaperReceived>> };
  /** 签署 (FRM-14): what was signed where, how, when, and the hash of what was signed */
  signed?: readonly SignedPlace[];
  /** 签好的表: the frozen form with the signatures, a file of the case */
  signedForm?: SignedFormRef;
  plan: CasePlan;
  head: CaseHead;
  parties: readonly { role: string; subjectId: string; kind: 'person' | 'organisation' }[];
  personal: readonly { subjectId: string; role: string; cipher: string }[];
  /** working days of the regimes, confirmed ones only */
  receiptDays: number | null;
  answerDays: number | null;
};

/** 建件 (ITK-01, THG-04): the rows and events of a new case, for intake's submit command. System checks that passed before submit are recorded at once. */
export function openCase(
  fresh: NewCase,
  around: { actor: Actor; ctx: Context; calendar: WorkCalendar },
): { state: CaseState; writes: Write[]; events: DomainEvent[] } {
  const { ctx, calendar } = around;
  const receiptDue = fresh.receiptDays === null ? null : addWorkingDays(calendar, ctx.today, fresh.receiptDays).due;
  const { plan } = fresh;
  const events: CaseEvent[] = [
    {
      type: 'case.received',
      data: {
        caseId: fresh.caseId,
        receiptNo: fresh.receiptNo,
        bundle: plan.bundle,
        release: plan.release,
        planHash: plan.hash,
        channel: fresh.channel,
        ...(fresh.trial ? { trial: true } : {}),
        receivedOn: ctx.today,
        receiptDue,
        receiptDays: fresh.receiptDays,
        answerDays: fresh.answerDays,
        ...(Object.keys(fresh.received?.paper ?? {}).length > 0 ? { paper: fresh.received!.paper } : {}),
        ...((fresh.signed?.length ?? 0) > 0 ? { signed: fresh.signed } : {}),
        ...(fresh.signedForm ? { signedForm: fresh.signedForm } : {}),
      },
    },
    ...plan.nodes.map((node) => ({
      type: 'strand.received',
      member: node.member,
      data: { number: fresh.numbers[node.member] ?? null, authority: node.authority },
    })),
    ...plan.nodes
      .filter((node) => node.node === 'check')
      .map((node) => ({ type: 'strand.check-passed', member: node.member, data: {} })),
    ...missingAtReceipt(plan, fresh.received?.missing ?? []),
  ];
  let state: CaseState | null = null;
  const stored: StoredCaseEvent[] = events.map((event, i) => ({
    ...event,
    seq: i + 1,
    at: ctx.now,
    actor: actorRef(around.actor),
  }));
  for (const event of stored) state = evolve(state, event);
  const ids = stored.map(() => ctx.newId());
  return {
    state: state!,
    writes: [
      writeNewCase(state!, fresh.head),
      ...writeNewStrands(state!, plan),
      writePlan(fresh.caseId, plan),
      ...fresh.parties.map((party) => writeParty(fresh.caseId, party)),
      ...fresh.personal.map((row) => writePersonal(fresh.caseId, { ...row, version: 1 })),
      ...stored.map((event, i) => writeEvent(fresh.caseId, ids[i]!, event)),
    ],
    events: stored.map((event, i) => asDomainEvent(fresh.caseId, ids[i]!, event)),
  };
}

/** 收件缺项: a required material that is missing is a point of every strand that needs it, from the moment of receipt. */
function missingAtReceipt(plan: CasePlan, missing: readonly string[]): CaseEvent[] {
  const gaps = plan.materials.filter((material) => missing.includes(material.key));
  return plan.nodes
    .filter((node) => node.node === 'strand')
    .flatMap(({ member }) => {
      const points = gaps
        .filter((material) => material.members.includes(member))
        .map(
          ({ key }): SupplementPoint => ({
            member,
            kind: 'material',
            ref: key,
            problem: 'missing',
            noteId: null,
            atReceipt: true,
          }),
        );
      return points.length > 0 ? [{ type: 'case.points-raised', data: { member, points } }] : [];
    });
}
