import type { CaseStatus, StrandStatus } from './state-table.ts';
import { finalStrandStatuses, isCaseEvent, nextCaseStatus, nextStrandStatus } from './state-table.ts';

/** Due days of a running strand; the shown light follows `planned` (confirmed tighter limit), tacit approval never does. */
export type Dues = {
  startedOn: string;
  planned: string;
  promised: string;
  statutory: string | null;
  calendarVersion: string;
  provisional: boolean;
  /** a promise in working hours: the instants it runs from and ends at, and how many */
  startedAt?: string;
  dueAt?: string;
  hours?: number;
};
/** 协同邀请: a written question to another authority, with the fields it may see; the answer decides nothing and stops no clock. */
export type Conferral = {
  id: string;
  authority: string;
  askedBy: string;
  askedAt: string;
  due: string;
  fields: string[];
  questionId: string | null;
  purposeId: string | null;
  answer: { at: string; by: string; noteId: string | null } | null;
};
/** 催办: the lead department asks another one to move its strand; it answers in writing, or by deciding. Stops no clock. */
export type Urging = {
  id: string;
  authority: string;
  urgedBy: string;
  urgedAt: string;
  reasonId: string | null;
  answer: { at: string; by: string; noteId: string | null } | null;
};
/** 环节时限: the step in hand, since when and until when. */
export type Stage = { step: string; startedOn: string; due: string };

/** 补正点: which published material, condition or field of a member is missing, wrong or outdated (ITK-09: nothing else can be named). */
export type SupplementPoint = {
  member: string;
  kind: 'material' | 'condition' | 'field';
  ref: string;
  problem: 'missing' | 'wrong' | 'outdated';
  noteId: string | null;
  /** the receipt said already that it is missing (ITK-06) */
  atReceipt?: true;
};
export type Supplement = {
  id: string;
  ordinal: number;
  issuedAt: string;
  answerBy: string | null;
  answeredAt: string | null;
  points: SupplementPoint[];
  silent: string[];
  approvedBy: string | null;
};

/** 收到的纸质件 of one material: originals seen and given back, copies kept. */
export type PaperReceived = { originals: number; copies: number };

/** 签署处: one place of one material that was signed: `drawn`, `typed` on the screen, `scan` on the file, `paper` on the original. */
export type SignedPlace = { material: string; place: string; label: string; way: string; at: string; hash: string };
/** 签好的表 as a file of the case, with the hash of its bytes. */
export type SignedFormRef = { fileId: string; sha256: string };

/** 决定: a record that later acts refer to; a correction is a new decision that names the old. */
export type Decision = {
  id: string;
  member: string;
  outcome: 'granted' | 'denied';
  number: string;
  reason: string | null;
  noteId: string | null;
  at: string;
  decidedOn: string;
  reviewer: string | null;
  decider: string;
  /** 即办: decided by the hand that accepted it, in the same command (ITK-08) */
  instant?: true;
};

/** 备案: what the certificate says; nobody decided it. */
export type FilingRecord = { number: string; filedOn: string };

export type StrandState = {
  member: string;
  number: string | null;
  authority: string;
  status: StrandStatus;
  acceptedBy: string | null;
  dues: Dues | null;
  proposal: 'grant' | 'deny' | null;
  reviewer: string | null;
  decision: Decision | null;
  finishedAt: string | null;
  handedOverAt: string | null;
  /** highest light that staff were warned of */
  warned: 'yellow' | 'red' | null;
  /** a department said that the strand is not its matter; waits for the counter to dispatch it anew */
  sentBack: { by: string; at: string; noteId: string | null } | null;
  noObjection: boolean;
  points: SupplementPoint[];
  /** the step in hand with its own limit; absent before the first one that has any */
  stage?: Stage | null;
  /** officers of earlier review levels, where a law demands a fourth level (ENG-02) */
  earlierReviewers?: string[];
  conferrals?: Conferral[];
  filing?: FilingRecord;
  urgings?: Urging[];
};

/** 还没答复的催办 of a strand that is not decided. */
export const openUrging = (strand: StrandState): Urging | undefined =>
  finalStrandStatuses.includes(strand.status) ? undefined : strand.urgings?.find((one) => one.answer === null);

/** 收件时就缺的: points that the receipt named already; no department can take them back. */
export const foundAtReceipt = (strand: StrandState): SupplementPoint[] =>
  strand.points.filter((point) => point.atReceipt === true);

/** 还没有表态: a department that neither named a point of its own nor said that it has none. */
export const isSilent = (strand: StrandState): boolean =>
  strand.status === 'received' && !strand.noObjection && strand.points.every((point) => point.atReceipt === true);

/** 办件状态: the fold of its events. Ids and codes only (decisions.md 3). */
export type CaseState = {
  caseId: string;
  receiptNo: string;
  bundle: string;
  release: string;
  planHash: string;
  /** 方案变更: hash of the newer release that the plan in force was amended to */
  amendedTo?: string;
  channel: string;
  /** 测试件 (THG-16): nothing of it has legal effect, and it is counted nowhere */
  trial?: true;
  status: CaseStatus;
  receivedAt: string;
  receivedOn: string;
  /** end of the receipt clock: not told by then, deemed accepted from the day of receipt */
  receiptDue: string | null;
  /** working days of the receipt clock and of the applicant's time to answer, from the regimes; null = none confirmed */
  receiptDays: number | null;
  answerDays: number | null;
  /** 收件清点: materials that came on paper too */
  paper?: Readonly<Record<string, PaperReceived>>;
  signed?: readonly SignedPlace[];
  signedForm?: SignedFormRef;
  acceptedAt: string | null;
  acceptedOn: string | null;
  deemedAccepted: boolean;
  bundleDue: string | null;
  concludedAt: string | null;
  outcome: 'granted' | 'partlyGranted' | 'notGranted' | 'withdrawn' | 'declined' | null;
  supplements: Supplement[];
  secondSupplementApprovedBy: string | null;
  strands: Record<string, StrandState>;
  seq: number;
  lastAt: string;
};

/** An event of a case before it gets its number and time. `data` holds ids, codes, days; never personal values. */
export type CaseEvent = { type: string; member?: string; data: Readonly<Record<string, unknown>> };
/** 已存事件: an event with its number, time and actor. */
export type StoredCaseEvent = CaseEvent & { seq: number; at: string; actor: string };

/** A fault, never a refusal: a command wrote an event that the state table does not allow. */
export class IllegalTransition extends Error {}

// oxlint-disable-next-line typescript/no-explicit-any -- event data is JSON whose shape the event type fixes
type Data = Readonly<Record<string, any>>;

/** Folds one event into the state (pure; `state` is not changed). Throws IllegalTransition. */
export function evolve(state: CaseState | null, event: StoredCaseEvent): CaseState {
  if (event.type === 'case.received') return received(state, event);
  if (!state) throw new IllegalTransition(`${event.type} before case.received`);
  const next = { ...state, seq: event.seq, lastAt: event.at };
  return isCaseEvent(event.type) ? evolveCase(next, event) : evolveStrand(next, event);
}

/** 重放办件: state from all its events, in order; null without events. */
export const foldCase = (events: readonly StoredCaseEvent[]): CaseState | null =>
  events.reduce<CaseState | null>(evolve, null);

function received(state: CaseState | null, event: StoredCaseEvent): CaseState {
  const status = nextCaseStatus(state?.status ?? null, event.type);
  if (!status) throw new IllegalTransition('a case is received once');
  const d = event.data as Data;
  return {
    caseId: d.caseId,
    receiptNo: d.receiptNo,
    bundle: d.bundle,
    release: d.release,
    planHash: d.planHash,
    channel: d.channel,
    ...(d.trial ? { trial: true as const } : {}),
    status,
    receivedAt: event.at,
    receivedOn: d.receivedOn,
    receiptDue: d.receiptDue ?? null,
    receiptDays: d.receiptDays ?? null,
    answerDays: d.answerDays ?? null,
    ...(d.paper ? { paper: d.paper } : {}),
    ...(d.signed ? { signed: d.signed } : {}),
    ...(d.signedForm ? { signedForm: d.signedForm } : {}),
    acceptedAt: null,
    acceptedOn: null,
    deemedAccepted: false,
    bundleDue: null,
    concludedAt: null,
    outcome: null,
    supplements: [],
    secondSupplementApprovedBy: null,
    strands: {},
    seq: event.seq,
    lastAt: event.at,
  };
}

type Apply<S> = (state: S, event: StoredCaseEvent & { data: Data }) => Partial<S>;

const onCase: Record<string, Apply<CaseState>> = {
  'case.points-raised': (s, e) => ({
    strands: withStrand(s, e.data.member, { points: e.data.points, noObjection: false }),
  }),
  'case.no-objection-recorded': (s, e) => ({
    strands: withStrand(s, e.data.member, { points: foundAtReceipt(s.strands[e.data.member]!), noObjection: true }),
  }),
  'case.second-supplement-approved': (_, e) => ({ secondSupplementApprovedBy: e.data.approvedBy }),
  'case.supplement-issued': (s, e) => ({
    supplements: [
      ...s.supplements,
      { ...(e.data.supplement as unknown as Supplement), issuedAt: e.at, answeredAt: null },
    ],
    receiptDue: null,
    secondSupplementApprovedBy: null,
  }),
  'case.supplement-answered': (s, e) => ({
    supplements: s.supplements.map((x, i) => (i === s.supplements.length - 1 ? { ...x, answeredAt: e.at } : x)),
    receiptDue: e.data.receiptDue ?? null,
    strands: Object.fromEntries(
      Object.entries(s.strands).map(([member, strand]) => [member, { ...strand, points: [], noObjection: false }]),
    ),
  }),
  'case.accepted': (_, e) => ({
    acceptedAt: e.at,
    acceptedOn: e.data.acceptedOn,
    deemedAccepted: e.data.deemed === true,
    bundleDue: e.data.bundleDue,
    receiptDue: null,
  }),
  'case.due-changed': (_, e) => ({ receiptDue: e.data.receiptDue, bundleDue: e.data.bundleDue }),
  'case.plan-amended': (s, e) => ({
    planHash: e.data.planHash,
    amendedTo: e.data.release,
    strands: Object.fromEntries(
      Object.entries(s.strands).map(([member, strand]) => [
        member,
        { ...strand, points: strand.points.filter((point) => !isDropped(point, e.data.dropped)) },
      ]),
    ),
  }),
  'case.declined': (_, e) => ({ concludedAt: e.at, outcome: 'declined', receiptDue: null }),
  'case.withdrawn': (_, e) => ({ concludedAt: e.at, outcome: 'withdrawn', receiptDue: null }),
  'case.concluded': (_, e) => ({ concludedAt: e.at, outcome: e.data.outcome }),
};

/** A demand for a material that nobody has to bring any more is none. */
const isDropped = (point: SupplementPoint, dropped: readonly string[]): boolean =>
  point.kind === 'material' && dropped.includes(point.ref);

function evolveCase(state: CaseState, event: StoredCaseEvent): CaseState {
  const status = nextCaseStatus(state.status, event.type);
  if (!status) throw new IllegalTransition(`${event.type} in status ${state.status}`);
  return { ...state, ...onCase[event.type]!(state, event as StoredCaseEvent & { data: Data }), status };
}

/** Events written before stages were counted have none. */
const stageOf = (event: { data: Data }): Pick<StrandState, 'stage'> =>
  event.data.stage === undefined ? {} : { stage: event.data.stage };

const onStrand: Record<string, Apply<StrandState>> = {
  'strand.accepted': (_, e) => ({ acceptedBy: e.actor }),
  'strand.review-started': (_, e) => ({ dues: e.data.dues, ...stageOf(e) }),
  'strand.decision-started': (_, e) => ({ dues: e.data.dues, ...stageOf(e) }),
  'strand.level-reviewed': (s, e) => ({ earlierReviewers: [...(s.earlierReviewers ?? []), e.actor], ...stageOf(e) }),
  'strand.reviewed': (_, e) => ({ proposal: e.data.proposal, reviewer: e.actor, ...stageOf(e) }),
  'strand.returned': (s, e) => ({
    proposal: null,
    reviewer: null,
    ...(s.earlierReviewers ? { earlierReviewers: [] } : {}),
    ...stageOf(e),
  }),
  'strand.granted': (_, e) => ({ decision: { ...(e.data.decision as unknown as Decision), at: e.at } }),
  'strand.denied': (_, e) => ({ decision: { ...(e.data.decision as unknown as Decision), at: e.at } }),
  'strand.filed': (_, e) => ({ filing: e.data.filing as unknown as FilingRecord }),
  'strand.warned': (_, e) => ({ warned: e.data.light }),
  'strand.due-changed': (_, e) => ({ dues: e.data.dues }),
  'strand.sent-back': (_, e) => ({ sentBack: { by: e.actor, at: e.at, noteId: e.data.noteId ?? null } }),
  'strand.redirected': (s, e) => ({
    authority: e.data.authority,
    sentBack: null,
    noObjection: false,
    points: foundAtReceipt(s),
  }),
  'strand.conferral-asked': (s, e) => ({
    conferrals: [...(s.conferrals ?? []), { ...(e.data.conferral as Conferral), askedAt: e.at, answer: null }],
  }),
  'strand.conferral-answered': (s, e) => ({
    conferrals: (s.conferrals ?? []).map((one) =>
      one.id === e.data.conferralId ? { ...one, answer: { at: e.at, by: e.actor, noteId: e.data.noteId } } : one,
    ),
  }),
  'strand.urged': (s, e) => ({
    urgings: [...(s.urgings ?? []), { ...(e.data.urging as Urging), urgedAt: e.at, answer: null }],
  }),
  'strand.urging-answered': (s, e) => ({
    urgings: (s.urgings ?? []).map((one) =>
      one.id === e.data.urgingId ? { ...one, answer: { at: e.at, by: e.actor, noteId: e.data.noteId } } : one,
    ),
  }),
  'strand.handed-over': (_, e) => ({ handedOverAt: e.at }),
};

const freshStrand = (event: StoredCaseEvent & { data: Data }): StrandState => ({
  member: event.member!,
  number: event.data.number ?? null,
  authority: event.data.authority,
  status: 'received',
  acceptedBy: null,
  dues: null,
  proposal: null,
  reviewer: null,
  decision: null,
  finishedAt: null,
  handedOverAt: null,
  noObjection: false,
  points: [],
  warned: null,
  sentBack: null,
});

function evolveStrand(state: CaseState, event: StoredCaseEvent): CaseState {
  const member = event.member ?? '';
  const was = state.strands[member];
  const status = nextStrandStatus(was?.status ?? null, event.type);
  if (!status) throw new IllegalTransition(`${event.type} of ${member} in status ${was?.status ?? 'none'}`);
  const typed = event as StoredCaseEvent & { data: Data };
  const base = was ?? freshStrand(typed);
  const finishedAt = finalStrandStatuses.includes(status) ? (base.finishedAt ?? event.at) : null;
  const strand = { ...base, ...onStrand[event.type]?.(base, typed), status, finishedAt };
  return { ...state, strands: { ...state.strands, [member]: strand } };
}

const withStrand = (state: CaseState, member: string, change: Partial<StrandState>) => ({
  ...state.strands,
  [member]: { ...state.strands[member]!, ...change },
});
