import type { TemplateData, TemplateName } from '#documents';
import type { ProcedureRegime } from '@yijian/core/contract';
import { describePoint } from '../views/case-view.ts';
import type { Decision } from '../case-state.ts';
import { viewStrand } from '../views/strand-view.ts';
import type { ReadCase } from '../views/read-case.ts';

/** A document to be made: template, variables, and for which strand. */
export type DocumentPlan = {
  [N in TemplateName]: {
    name: N;
    title: string;
    number: string;
    member: string | null;
    authority: string;
    data: TemplateData<N>;
  };
}[TemplateName];
export type DocumentFacts = {
  read: ReadCase;
  applicant: string;
  queryCode: string;
  demo: boolean;
  regimes: ReadonlyMap<string, ProcedureRegime>;
  region: string;
  hall: string;
  /** materials that had come in when the event happened: key -> number of files */
  received: ReadonlyMap<string, number>;
};
type Event = { type: string; at: string; member?: string };

const strandsOf = ({ read }: DocumentFacts) => read.plan.nodes.filter((node) => node.node === 'strand');
/** Who handles a strand now: it may have been dispatched anew, and then that authority decides and seals. */
const nameOf = ({ read }: DocumentFacts, member: string) =>
  read.authorities.get(read.record.state.strands[member]!.authority) ??
  read.release.members.find((one) => one.id === member)!.authority;

/**
 * 文书内容 (FRM-17, pure): what each event of a case puts on paper. Null: the event needs no document. Legal terms come from the
 * procedure regime of the items, never from the template.
 */
export function planDocument(facts: DocumentFacts, event: Event): DocumentPlan | null {
  const made = byEvent[event.type];
  return made ? made(facts, event) : null;
}

const heads = (facts: DocumentFacts) => ({
  authority: facts.read.release.lead.name,
  demo: facts.demo,
  applicant: facts.applicant,
});
const numbered = (facts: DocumentFacts, suffix: string) => `${facts.read.record.state.receiptNo}-${suffix}`;

const receipt = (facts: DocumentFacts): DocumentPlan => {
  const { state, head } = facts.read.record;
  return {
    name: 'receipt',
    title: '收件凭证',
    number: state.receiptNo,
    member: null,
    authority: facts.read.release.lead.code,
    data: {
      ...heads(facts),
      number: state.receiptNo,
      date: state.receivedOn,
      receivedOn: state.receivedOn,
      channel: state.channel === 'portal' ? '网上提交' : '综合窗口',
      place: facts.hall,
      queryCode: facts.queryCode,
      bundle: head.bundleName,
      items: strandsOf(facts).map((node) => ({ name: node.itemName, authority: nameOf(facts, node.member).name })),
      materials: facts.read.plan.materials
        .filter((material) => facts.received.has(material.key))
        .map((material) => ({ name: material.name, form: '电子', copies: facts.received.get(material.key)! })),
      missing: facts.read.plan.materials
        .filter((material) => material.disposition === 'bring' && !facts.received.has(material.key))
        .map((material) => material.name),
      nextStep: state.receiptDue
        ? `综合窗口将在 ${state.receiptDue} 前答复；逾期没有答复的，自收件之日起即为受理。`
        : '综合窗口核对后会尽快答复。',
    },
  };
};

const acceptance = (facts: DocumentFacts): DocumentPlan => {
  const { state, head } = facts.read.record;
  const number = numbered(facts, 'S');
  return {
    name: 'acceptance-notice',
    title: '受理通知书',
    number,
    member: null,
    authority: facts.read.release.lead.code,
    data: {
      ...heads(facts),
      number,
      date: facts.read.today,
      appliedOn: state.receivedOn,
      acceptedOn: state.acceptedOn!,
      basis: basisOf(facts, 'receipt'),
      bundle: head.bundleName,
      dueOn: state.bundleDue ?? undefined,
      items: strandsOf(facts)
        .filter((node) => state.strands[node.member]!.status !== 'declined')
        .map((node) => ({
          name: node.itemName,
          caseNumber: state.strands[node.member]!.number!,
          authority: nameOf(facts, node.member).name,
          promisedOn: state.strands[node.member]!.dues?.promised ?? state.bundleDue!,
        })),
    },
  };
};

const supplement = (facts: DocumentFacts): DocumentPlan => {
  const { state, head } = facts.read.record;
  const open = state.supplements.at(-1)!;
  const number = numbered(facts, `B${open.ordinal}`);
  return {
    name: 'supplement-notice',
    title: '一次性补正告知书',
    number,
    member: null,
    authority: facts.read.release.lead.code,
    data: {
      ...heads(facts),
      number,
      date: facts.read.today,
      item: head.bundleName,
      receivedOn: state.receivedOn,
      basis: basisOf(facts, 'receipt'),
      submitWay: '在「我的办件」里提交，或到综合窗口提交',
      dueOn: open.answerBy ?? undefined,
      problems: open.points
        .map((point) => describePoint(facts.read, point))
        .map((point) => ({
          material: point.label,
          problem: point.problem,
          requirement: point.explanation ?? `请按办事指南补齐(${point.itemName})`,
        })),
    },
  };
};

const declineReasons: Record<string, string> = {
  notNeeded: '这件事依法不需要办理许可',
  notCompetent: '这件事不属于本机关职权范围',
  notEligible: '申请人依法不能提出这项申请',
  notSupplemented: '没有在期限内补齐材料',
};

const decline = (facts: DocumentFacts): DocumentPlan => {
  const { state, head } = facts.read.record;
  const declined = facts.read.events.findLast((event) => event.type === 'case.declined')!;
  const { reason, noteId } = declined.data as { reason: string; noteId: string | null };
  const number = numbered(facts, 'F');
  return {
    name: 'decline-notice',
    title: '不予受理通知书',
    number,
    member: null,
    authority: facts.read.release.lead.code,
    data: {
      ...heads(facts),
      number,
      date: facts.read.today,
      item: head.bundleName,
      appliedOn: state.receivedOn,
      reasons: [declineReasons[reason] ?? reason],
      basis: basisOf(facts, 'receipt'),
      whereToGo: noteId ? facts.read.notes.get(noteId) : undefined,
      remedies: remediesOf(facts, strandsOf(facts)[0]!.regime),
    },
  };
};

/** One item is declined while the others go on: its own notice, by its own authority. Declined with the whole case: that notice says it. */
const declineStrand = (facts: DocumentFacts, event: Event): DocumentPlan | null => {
  const { events, notes, plan, record } = facts.read;
  if (events.some((one) => one.type === 'case.declined' && one.at === event.at)) return null;
  const node = plan.nodes.find((one) => one.member === event.member)!;
  const declined = events.findLast((one) => one.type === 'strand.declined' && one.member === event.member)!;
  const { reason, noteId } = declined.data as { reason: string; noteId: string | null };
  const authority = nameOf(facts, node.member);
  const number = `${record.state.strands[node.member]!.number}-F`;
  return {
    name: 'decline-notice',
    title: `不予受理通知书(${node.itemName})`,
    number,
    member: node.member,
    authority: authority.code,
    data: {
      authority: authority.name,
      demo: facts.demo,
      applicant: facts.applicant,
      number,
      date: facts.read.today,
      item: node.itemName,
      appliedOn: record.state.receivedOn,
      reasons: [declineReasons[reason] ?? reason],
      basis: basisOf(facts, 'receipt', [node]),
      whereToGo: noteId ? notes.get(noteId) : undefined,
      remedies: remediesOf(facts, node.regime),
    },
  };
};

const denyReasons: Record<string, string> = {
  conditionNotMet: '不符合办事指南公布的条件',
  materialNotMet: '提交的材料不符合要求',
  untrue: '提交的情况与事实不符',
  prohibited: '法律法规规定不得准予',
};

const decided = (facts: DocumentFacts, event: Event): DocumentPlan => {
  const member = event.member!;
  const node = facts.read.plan.nodes.find((one) => one.member === member)!;
  const item = facts.read.release.members.find((one) => one.id === member)!.item;
  const { state } = facts.read.record;
  const decision = state.strands[member]!.decision as Decision;
  const authority = nameOf(facts, member);
  const common = {
    authority: authority.name,
    demo: facts.demo,
    applicant: facts.applicant,
    number: decision.number,
    date: decision.decidedOn,
    kind: node.itemType === '01' ? ('licence' as const) : ('other' as const),
    item: node.itemName,
    caseNumber: state.strands[member]!.number!,
    appliedOn: state.receivedOn,
    acceptedOn: state.acceptedOn!,
    basis: item.basis.map((basis) => `《${basis.law}》${basis.article ?? ''}`).join('、') || '办事指南',
    phone: item.phone,
  };
  if (decision.outcome === 'granted') {
    return {
      name: 'decision-grant',
      title: `准予决定书(${node.itemName})`,
      number: decision.number,
      member,
      authority: authority.code,
      data: { ...common, content: [`准予${item.result.name}`] },
    };
  }
  const reasons = [
    denyReasons[decision.reason!] ?? decision.reason!,
    ...(decision.noteId ? [facts.read.notes.get(decision.noteId) ?? ''] : []),
  ].filter((text) => text !== '');
  return {
    name: 'decision-deny',
    title: `不予决定书(${node.itemName})`,
    number: decision.number,
    member,
    authority: authority.code,
    data: { ...common, reasons, remedies: remediesOf(facts, node.regime), advice: '补齐条件后可以随时重新申请' },
  };
};

const conclusion = (facts: DocumentFacts): DocumentPlan => {
  const { state, head } = facts.read.record;
  const number = numbered(facts, 'J');
  return {
    name: 'conclusion-notice',
    title: '办结通知单',
    number,
    member: null,
    authority: facts.read.release.lead.code,
    data: {
      ...heads(facts),
      number,
      date: facts.read.today,
      appliedOn: state.receivedOn,
      bundle: head.bundleName,
      handover: '电子证照和文书已放入您的「我的证照」；需要纸质的，可到综合窗口领取',
      items: strandsOf(facts)
        .map((node) => viewStrand(facts.read, node))
        .map((strand) => ({
          name: strand.itemName,
          caseNumber: strand.number!,
          result: strand.statusName,
          document: strand.decision?.number ?? '无',
          concludedOn: facts.read.today,
        })),
    },
  };
};

const withdrawal = (facts: DocumentFacts): DocumentPlan => {
  const { state, head } = facts.read.record;
  const number = numbered(facts, 'C');
  return {
    name: 'withdrawal-confirmation',
    title: '撤回申请确认书',
    number,
    member: null,
    authority: facts.read.release.lead.code,
    data: {
      ...heads(facts),
      number,
      date: facts.read.today,
      item: head.bundleName,
      caseNumber: state.receiptNo,
      appliedOn: state.receivedOn,
      withdrawnOn: facts.read.today,
      returned: [],
    },
  };
};

const byEvent: Record<string, (facts: DocumentFacts, event: Event) => DocumentPlan | null> = {
  'case.received': receipt,
  'case.accepted': acceptance,
  'case.supplement-issued': supplement,
  'case.declined': decline,
  'strand.declined': declineStrand,
  'strand.granted': decided,
  'strand.denied': decided,
  'case.concluded': conclusion,
  'case.withdrawn': withdrawal,
};
export const documentedEvents: readonly string[] = Object.keys(byEvent);

function basisOf(facts: DocumentFacts, rule: 'receipt', nodes = strandsOf(facts)): string {
  const bases = nodes.flatMap((node) => facts.regimes.get(node.regime)?.[rule]?.basis ?? []);
  return [...new Set(bases.map((basis) => `《${basis.law}》${basis.article ?? ''}`))].join('、') || '办事指南';
}

/** Remedies of the regime in the words of the letter; terms only as the regime states them. */
function remediesOf(facts: DocumentFacts, regime: string) {
  const found = facts.regimes.get(regime)?.remedies ?? [];
  const term = (unit: 'day' | 'month') => found.find((remedy) => remedy.term?.unit === unit)?.term?.n ?? 0;
  return {
    reviewBody: `${facts.region}人民政府`,
    reviewDays: term('day'),
    court: `${facts.region}人民法院`,
    suitMonths: term('month'),
  };
}
