import { isStaffed } from '@yijian/core/channel';
import { type NoticeContent, planNotice, type Recipient } from '#notices';
import Type from 'typebox';
import { command, loadEach, type Queryable, type Reaction, reactionKey, type Request, systemActor } from '#platform';
import type { Supplement } from '../case-state.ts';
import { type AmendmentChange, changeWords } from '../migrate/plan-amendment.ts';
import { findCase, listEvents } from '../cases.store.ts';
import { loadPlans } from '../migrate/plans.store.ts';

/** Facts of a case that its applicant is told at once; what departments do among themselves is not among them. */
const toldEvents = [
  'case.received',
  'case.supplement-issued',
  'case.accepted',
  'case.plan-amended',
  'case.declined',
  'case.concluded',
  'strand.granted',
  'strand.filed',
  'strand.denied',
  'strand.declined',
  'strand.terminated',
] as const;

/** Where the told event stands. */
type Address = { caseId: string; seq: number };
type Told = Awaited<ReturnType<typeof loadTold>>;

async function loadTold(db: Queryable, { caseId, seq }: Address) {
  const record = (await findCase(db, caseId))!;
  const plan = (await loadPlans(db, [record.state])).get(caseId)!;
  const events = await listEvents(db, caseId);
  const event = events.find((one) => one.seq === seq)!;
  const recipient: Recipient = { kind: record.head.principalKind, id: record.head.principalId };
  return {
    state: record.state,
    head: record.head,
    event,
    together: events.filter((one) => one.at === event.at),
    recipient,
    plan,
  };
}

const load = loadEach((db: Queryable, { input }: Request<Address>) => loadTold(db, input));

/**
 * 告知申请人 (ENG-05, PRT-15): one notice for one fact. Strands that ended together are told in one notice, by the first of
 * them; strands declined together with their case are not told one by one.
 */
export const tellApplicantOf = command({
  name: 'cases.tell-applicant',
  title: '告知申请人',
  permission: { system: true },
  input: Type.Object(
    { caseId: Type.String({ format: 'uuid' }), seq: Type.Integer({ minimum: 1 }) },
    { additionalProperties: false },
  ),
  owner: (input) => `notice:${input.caseId}:${input.seq}`,
  load,
  decide: (told, { input, ctx }) => {
    const content = mayTell(told) ? contentOf(told) : null;
    if (!content) return { writes: [], result: { told: false } };
    const { recipient } = told;
    return { ...planNotice({ recipient, caseId: input.caseId, content }, ctx), result: { told: true } };
  },
});

/** 测试件只告知测试人: whoever entered the test application is told; a person for whom a clerk entered it is not. */
const mayTell = ({ state }: Told): boolean => state.trial !== true || !isStaffed(state.channel);

function contentOf(told: Told): NoticeContent | null {
  const { state, head, event } = told;
  const data = event.data as Record<string, never>;
  const base = { receiptNo: state.receiptNo, bundleName: head.bundleName };
  switch (event.type) {
    case 'case.received':
      return { kind: 'case-received', params: { ...base, receiptDue: data.receiptDue ?? null } };
    case 'case.supplement-issued': {
      const supplement: Supplement = data.supplement!;
      return {
        kind: 'supplement-issued',
        params: { ...base, points: supplement.points.length, answerBy: supplement.answerBy },
      };
    }
    case 'case.accepted':
      return {
        kind: 'case-accepted',
        params: { ...base, bundleDue: data.bundleDue ?? null, deemed: data.deemed === true },
      };
    case 'case.plan-amended': {
      const changes: readonly AmendmentChange[] = data.changes!;
      return { kind: 'plan-amended', params: { ...base, changes: changes.map(changeWords) } };
    }
    case 'case.declined':
      return { kind: 'case-declined', params: base };
    case 'case.concluded':
      return { kind: 'case-concluded', params: { ...base, outcome: data.outcome! } };
    case 'strand.granted':
      return { kind: 'strand-granted', params: { ...base, itemName: itemName(told, event.member) } };
    case 'strand.filed':
      return { kind: 'strand-filed', params: { ...base, itemName: itemName(told, event.member) } };
    case 'strand.denied':
      return { kind: 'strand-denied', params: { ...base, itemName: itemName(told, event.member) } };
    case 'strand.declined':
      return declinedContent(told, base);
    default:
      return terminatedContent(told, base);
  }
}

const itemName = (told: Told, member: string | undefined): string =>
  told.plan.nodes.find((node) => node.member === member)?.itemName ?? '';
const sameFact = (told: Told) => told.together.filter((one) => one.type === told.event.type);

function declinedContent(told: Told, base: { receiptNo: string; bundleName: string }): NoticeContent | null {
  if (told.together.some((one) => one.type === 'case.declined')) return null;
  return { kind: 'strand-declined', params: { ...base, itemName: itemName(told, told.event.member) } };
}

/** Dependants that ended in the same command: the first one tells for all, and names what failed before them all. */
function terminatedContent(told: Told, base: { receiptNo: string; bundleName: string }): NoticeContent | null {
  const ended = sameFact(told);
  if (ended[0]!.seq !== told.event.seq) return null;
  const because = (ended[0]!.data as { because: string }).because;
  return {
    kind: 'strands-terminated',
    params: { ...base, itemNames: ended.map((one) => itemName(told, one.member)), because: itemName(told, because) },
  };
}

/** Every told event becomes a notice, once. */
export const tellApplicant: Reaction = {
  consumer: 'cases.tell-applicant',
  on: toldEvents,
  handle: async (event, env) => {
    await env.execute(tellApplicantOf, {
      input: { caseId: event.ownerId, seq: event.seq },
      actor: systemActor,
      idempotencyKey: reactionKey(event, 'cases.tell-applicant'),
    });
  },
};
