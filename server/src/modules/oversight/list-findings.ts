import { shanghaiDay } from '@yijian/core/calendar';
import type { Actor, Environment } from '#platform';
import { orderStatusName } from '#workorders';
import { ownLight, type Reading, strandLight } from './facts.ts';
import { changeFindings } from './changes/list-changes.ts';
import { feeFindings } from './find-fees.ts';
import {
  areaNames,
  cardOf,
  type FindingArea,
  type FindingKind,
  findingKinds,
  type FindingOrder,
  type OversightFinding,
} from './findings.ts';
import { attemptFindings } from './list-attempts.ts';
import { listRectifications, ordersAbout, type RectificationRow } from './orders.store.ts';
import {
  listIrregularCases,
  listLateDecisions,
  listOpenCases,
  listOpenStrands,
  type NamedCase,
  type NamedStrand,
  pointedEvents,
  type StoredEvent,
} from './oversight.store.ts';
import { authorityNames, readingNow } from './read-board.ts';
import { recentSince, type Scope, scopeOf } from './reader.ts';

type Kinds = typeof findingKinds;
/** 监察发现一览: how many of each kind, and the first of them: red before yellow, then the latest day. */
export type FindingList = {
  counts: {
    kind: FindingKind;
    kindName: string;
    area: FindingArea;
    areaName: string;
    card: 'yellow' | 'red';
    rule: string;
    basis: string;
    count: number;
  }[];
  rows: OversightFinding[];
};
const ROWS_MAX = 300;

/** 发现列表. Covers what is open and what happened within the year. */
export async function listFindings(env: Environment, actor: Actor): Promise<FindingList> {
  const findings = await findAll(env, actor);
  const kinds = Object.keys(findingKinds) as (keyof Kinds)[];
  const order = (one: OversightFinding) => `${one.card === 'red' ? 1 : 0}${one.day}`;
  const rows = findings.sort((a, b) => (order(a) < order(b) ? 1 : -1)).slice(0, ROWS_MAX);
  return {
    counts: kinds.map((kind) => {
      const { name, area, card, rule, basis } = findingKinds[kind];
      const count = findings.filter((one) => one.kind === kind).length;
      return { kind, kindName: name, area, areaName: areaNames[area], card, rule, basis, count };
    }),
    rows: await withOrders(env, rows),
  };
}

/** 一张牌 by the matter it stands for; undefined when there is none (any more). */
export async function findCard(env: Environment, actor: Actor, id: string): Promise<OversightFinding | undefined> {
  return (await findAll(env, actor)).find((one) => one.id === id);
}

async function withOrders(env: Environment, rows: readonly OversightFinding[]): Promise<OversightFinding[]> {
  const orders = await ordersAbout(
    env.db,
    rows.map((one) => one.id),
  );
  return rows.map((one) => {
    const found = orders.get(one.id);
    const order: FindingOrder | null = found
      ? { workorderId: found.workorderId, number: found.number, statusName: orderStatusName(found), due: found.due }
      : one.order;
    return { ...one, order };
  });
}

async function findAll(env: Environment, actor: Actor): Promise<OversightFinding[]> {
  const scope = scopeOf(actor);
  const reading = await readingNow(env);
  const range = { ...scope, since: recentSince(reading.today), today: reading.today };
  const nameOf = await authorityNames(env.db);
  const found = await Promise.all([
    clockFindings(env, range, { reading, nameOf }),
    attemptFindings(env, range, nameOf),
    feeFindings(env, range, nameOf),
    attitudeFindings(env, range, nameOf),
    changeFindings(env, range, nameOf),
  ]);
  return found.flat();
}

type Words = { reading: Reading; nameOf: (code: string) => string };
type Range = Scope & { since: string; today: string };

async function clockFindings(env: Environment, range: Range, words: Words): Promise<OversightFinding[]> {
  const [openCases, openStrands, irregular, late] = await Promise.all([
    listOpenCases(env.db, range),
    listOpenStrands(env.db, range),
    listIrregularCases(env.db, range),
    listLateDecisions(env.db, range),
  ]);
  const strands = openStrands.filter((strand) => strandLight(strand, words.reading).light === 'red');
  const events = await eventsBehind(env, [...irregular, ...strands, ...late]);
  const eventsOf = (one: { caseId: string }) => events.get(one.caseId) ?? [];
  return [
    ...irregular.flatMap((one) => irregularities(one, eventsOf(one))),
    ...openCases.flatMap((one) => overdueCase(one, words.reading)),
    ...strands.map((strand) => aboutStrand('overdueStrand', strand, { ...words, events: eventsOf(strand) })),
    ...late.map((strand) => aboutStrand('lateDecision', strand, { ...words, events: eventsOf(strand) })),
  ];
}

async function eventsBehind(
  env: Environment,
  rows: readonly { caseId: string }[],
): Promise<Map<string, StoredEvent[]>> {
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

const ofCase = (one: NamedCase) => ({
  subjectId: one.caseId,
  caseId: one.caseId,
  receiptNo: one.receiptNo,
  bundleName: one.bundleName,
  region: one.region,
});

/** One card for each notice after the first, one for a deemed acceptance, each with its event. */
function irregularities(one: NamedCase, events: readonly StoredEvent[]): OversightFinding[] {
  const again = events.filter((event) => event.type === 'case.supplement-issued').slice(1);
  const deemed = events.filter((event) => event.type === 'case.accepted' && event.data.deemed === true);
  const at = (event: StoredEvent) => ({ ...ofCase(one), day: shanghaiDay(event.at), seq: event.seq });
  return [
    ...again.map((event) => cardOf('secondSupplement', at(event))),
    ...deemed.map((event) => cardOf('deemedAcceptance', at(event))),
  ];
}

function overdueCase(one: NamedCase, reading: Reading): OversightFinding[] {
  const { light, overdue } = ownLight(one, reading);
  if (light !== 'red') return [];
  const waits = one.status === 'received';
  const day = (waits ? one.receiptDue : one.bundleDue)!;
  return [cardOf(waits ? 'overdueReceipt' : 'overdueBundle', { ...ofCase(one), day, overdueDays: overdue })];
}

/** A running strand points at the event that started its clock, a decided one at its decision. */
function aboutStrand(
  kind: 'overdueStrand' | 'lateDecision',
  strand: NamedStrand,
  { events, nameOf, reading }: Words & { events: readonly StoredEvent[] },
): OversightFinding {
  const mine = events.filter((event) => event.member === strand.member);
  const event = kind === 'overdueStrand' ? mine.find((one) => one.type.endsWith('-started')) : mine.at(-1);
  return cardOf(kind, {
    subjectId: strand.caseId,
    caseId: strand.caseId,
    receiptNo: strand.receiptNo,
    bundleName: strand.bundleName,
    region: strand.region,
    member: strand.member,
    itemName: strand.itemName,
    authority: strand.authority,
    authorityName: nameOf(strand.authority),
    day: kind === 'overdueStrand' ? strand.plannedDue! : strand.promisedDue!,
    overdueDays: strandLight(strand, reading).overdue,
    seq: event?.seq ?? null,
  });
}

/** A bad rating has its rectification already; a late rectification is a card of its own. */
async function attitudeFindings(
  env: Environment,
  range: Range,
  nameOf: (code: string) => string,
): Promise<OversightFinding[]> {
  const orders = await listRectifications(env.db, range);
  return orders.flatMap((order) => {
    const known = {
      subjectId: order.workorderId,
      workorderId: order.workorderId,
      receiptNo: order.number,
      bundleName: order.bundleName,
      region: order.region,
      authority: order.authority,
      authorityName: nameOf(order.authority),
      detail: order.gradeName,
    };
    const late = order.due !== null && order.due < range.today;
    return [
      cardOf('badRating', { ...known, day: order.openedOn, order: orderOf(order) }),
      ...(late ? [cardOf('overdueRectification', { ...known, day: order.due! })] : []),
    ];
  });
}

const orderOf = (row: RectificationRow): FindingOrder => ({
  workorderId: row.workorderId,
  number: row.number,
  statusName: orderStatusName({ type: 'rectification', status: row.status }),
  due: row.due,
});
