import { shanghaiDay } from '@yijian/core/calendar';
import type { Actor, Environment } from '#platform';
import { ownLight, type Reading, strandLight } from './facts.ts';
import {
  listIrregularCases,
  listLateDecisions,
  listLateOrders,
  listOpenCases,
  listOpenStrands,
  type NamedCase,
  type NamedStrand,
  pointedEvents,
  type StoredEvent,
} from './oversight.store.ts';
import { authorityNames, readingNow } from './read-board.ts';
import { recentSince, scopeOf } from './reader.ts';

/**
 * 监察发现 (OVS-01): a yellow or red card with the event it rests on. Found by reading, not written: it is right on every day,
 * and nobody can take it back. `seq` null: no single event (a clock simply ran out, or a work order).
 */
export type OversightFinding = {
  kind: keyof typeof findingKinds;
  kindName: string;
  card: 'yellow' | 'red';
  caseId: string | null;
  workorderId: string | null;
  receiptNo: string;
  bundleName: string | null;
  member: string | null;
  itemName: string | null;
  authorityName: string | null;
  day: string;
  overdueDays: number;
  seq: number | null;
};

export const findingKinds = {
  secondSupplement: { name: '再次要求补正', card: 'yellow' },
  overdueReceipt: { name: '收件后逾期未答复', card: 'red' },
  deemedAcceptance: { name: '逾期视为受理', card: 'red' },
  overdueStrand: { name: '子件逾期未办结', card: 'red' },
  overdueBundle: { name: '一件事逾期未办结', card: 'red' },
  lateDecision: { name: '逾期才作出决定', card: 'red' },
  overdueRectification: { name: '差评整改逾期', card: 'red' },
} as const satisfies Record<string, { name: string; card: 'yellow' | 'red' }>;

/** 监察发现一览: how many of each kind, and the first of them: red before yellow, then the latest day. */
export type FindingList = {
  counts: { kind: OversightFinding['kind']; kindName: string; card: 'yellow' | 'red'; count: number }[];
  rows: OversightFinding[];
};
const ROWS_MAX = 300;

/** 发现列表. Covers what is open and what happened within the year. */
export async function listFindings(env: Environment, actor: Actor): Promise<FindingList> {
  const scope = scopeOf(actor);
  const reading = await readingNow(env);
  const range = { ...scope, since: recentSince(reading.today), today: reading.today };
  const [openCases, openStrands, irregular, late, orders, nameOf] = await Promise.all([
    listOpenCases(env.db, scope),
    listOpenStrands(env.db, scope),
    listIrregularCases(env.db, range),
    listLateDecisions(env.db, range),
    listLateOrders(env.db, range),
    authorityNames(env.db),
  ]);
  const strands = openStrands.filter((strand) => strandLight(strand, reading).light === 'red');
  const events = await eventsBehind([...irregular, ...strands, ...late]);
  const findings = [
    ...irregular.flatMap((one) => irregularities(one, events.get(one.caseId) ?? [])),
    ...openCases.flatMap((one) => overdueCase(one, reading)),
    ...strands.map((strand) =>
      aboutStrand('overdueStrand', strand, { events: events.get(strand.caseId) ?? [], nameOf, reading }),
    ),
    ...late.map((strand) =>
      aboutStrand('lateDecision', strand, { events: events.get(strand.caseId) ?? [], nameOf, reading }),
    ),
    ...orders.map((order) => ({
      ...blank('overdueRectification'),
      workorderId: order.workorderId,
      receiptNo: order.number,
      authorityName: nameOf(order.authority),
      day: order.due,
    })),
  ];
  return listOf(findings);

  async function eventsBehind(rows: readonly { caseId: string }[]): Promise<Map<string, StoredEvent[]>> {
    const types = [
      'case.supplement-issued',
      'case.accepted',
      'strand.review-started',
      'strand.decision-started',
      'strand.granted',
      'strand.denied',
    ];
    return Map.groupBy(
      await pointedEvents(env.db, [...new Set(rows.map((one) => one.caseId))], types),
      (event) => event.caseId,
    );
  }
}

function listOf(findings: OversightFinding[]): FindingList {
  const kinds = Object.keys(findingKinds) as OversightFinding['kind'][];
  const order = (one: OversightFinding) => `${one.card === 'red' ? 1 : 0}${one.day}`;
  return {
    counts: kinds.map((kind) => ({
      kind,
      kindName: findingKinds[kind].name,
      card: findingKinds[kind].card,
      count: findings.filter((one) => one.kind === kind).length,
    })),
    rows: findings.sort((a, b) => (order(a) < order(b) ? 1 : -1)).slice(0, ROWS_MAX),
  };
}

const blank = (kind: OversightFinding['kind']): OversightFinding => ({
  kind,
  kindName: findingKinds[kind].name,
  card: findingKinds[kind].card,
  caseId: null,
  workorderId: null,
  receiptNo: '',
  bundleName: null,
  member: null,
  itemName: null,
  authorityName: null,
  day: '',
  overdueDays: 0,
  seq: null,
});
const ofCase = (kind: OversightFinding['kind'], one: NamedCase): OversightFinding => ({
  ...blank(kind),
  caseId: one.caseId,
  receiptNo: one.receiptNo,
  bundleName: one.bundleName,
});

/** One card for each notice after the first, one for a deemed acceptance, each with its event. */
function irregularities(one: NamedCase, events: readonly StoredEvent[]): OversightFinding[] {
  const again = events.filter((event) => event.type === 'case.supplement-issued').slice(1);
  const deemed = events.filter((event) => event.type === 'case.accepted' && event.data.deemed === true);
  return [
    ...again.map((event) => ({ ...ofCase('secondSupplement', one), day: shanghaiDay(event.at), seq: event.seq })),
    ...deemed.map((event) => ({ ...ofCase('deemedAcceptance', one), day: shanghaiDay(event.at), seq: event.seq })),
  ];
}

function overdueCase(one: NamedCase, reading: Reading): OversightFinding[] {
  const { light, overdue } = ownLight(one, reading);
  if (light !== 'red') return [];
  const waits = one.status === 'received';
  return [
    {
      ...ofCase(waits ? 'overdueReceipt' : 'overdueBundle', one),
      day: (waits ? one.receiptDue : one.bundleDue)!,
      overdueDays: overdue,
    },
  ];
}

/** A running strand points at the event that started its clock, a decided one at its decision. */
function aboutStrand(
  kind: 'overdueStrand' | 'lateDecision',
  strand: NamedStrand,
  { events, nameOf, reading }: { events: readonly StoredEvent[]; nameOf: (code: string) => string; reading: Reading },
): OversightFinding {
  const mine = events.filter((event) => event.member === strand.member);
  const event = kind === 'overdueStrand' ? mine.find((one) => one.type.endsWith('-started')) : mine.at(-1);
  return {
    ...blank(kind),
    caseId: strand.caseId,
    receiptNo: strand.receiptNo,
    bundleName: strand.bundleName,
    member: strand.member,
    itemName: strand.itemName,
    authorityName: nameOf(strand.authority),
    day: kind === 'overdueStrand' ? strand.plannedDue! : strand.promisedDue!,
    overdueDays: strandLight(strand, reading).overdue,
    seq: event?.seq ?? null,
  };
}
