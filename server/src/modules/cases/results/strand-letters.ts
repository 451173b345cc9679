import { resultActs } from '@yijian/core/contract';
import type { Decision } from '../case-state.ts';
import { declined } from './case-letters.ts';
import { attributesOf } from './grant-licence.ts';
import {
  addressed,
  handlerOf,
  lawsOf,
  type LetterEvent,
  type LetterFacts,
  type LetterPlan,
  ofStrand,
  receiptBasis,
  remediesOf,
  type StrandFacts,
  strandFacts,
} from './letter-facts.ts';

/** One item is declined while the others go on: its own notice, by its own authority. Declined with the whole case: that notice says it. */
export function declineStrand(facts: LetterFacts, event: LetterEvent): LetterPlan | null {
  const { events, record } = facts.read;
  if (events.some((one) => one.type === 'case.declined' && one.at === event.at)) return null;
  const { node } = strandFacts(facts, event.member!);
  return {
    act: 'decline-notice',
    title: `不予受理通知书（${node.itemName}）`,
    ...ofStrand(facts, node.member),
    seal: 'handler',
    data: {
      ...addressed(facts),
      ...declined(facts, events.findLast((one) => one.type === 'strand.declined' && one.member === event.member)!),
      item: node.itemName,
      appliedOn: record.state.receivedOn,
      basis: receiptBasis(facts, [node]),
      remedies: remediesOf(facts, node.regime),
    },
  };
}

const denyReasons: Record<string, string> = {
  conditionNotMet: '不符合办事指南公布的条件',
  materialNotMet: '提交的材料不符合要求',
  untrue: '提交的情况与事实不符',
  prohibited: '法律法规规定不得准予',
};

/** What every letter of a result says. */
function resultCommon(facts: LetterFacts, { node, item, caseNumber }: StrandFacts, decidedOn: string) {
  const { state } = facts.read.record;
  return {
    applicant: facts.applicant,
    date: decidedOn,
    item: node.itemName,
    caseNumber,
    appliedOn: state.receivedOn,
    acceptedOn: state.acceptedOn!,
    basis: lawsOf(item.basis),
    phone: item.phone,
  };
}

/** 决定: refused with reasons and remedies; granted with the letter of its type of result (ENG-32). */
export function decided(facts: LetterFacts, event: LetterEvent): LetterPlan {
  const strand = strandFacts(facts, event.member!);
  const decision = facts.read.record.state.strands[strand.node.member]!.decision as Decision;
  return decision.outcome === 'granted' ? granted(facts, strand, decision) : denied(facts, strand, decision);
}

function denied(facts: LetterFacts, strand: StrandFacts, decision: Decision): LetterPlan {
  const { node } = strand;
  const note = decision.noteId ? facts.read.notes.get(decision.noteId) : undefined;
  return {
    act: 'decision-deny',
    title: `不予决定书（${node.itemName}）`,
    ...ofStrand(facts, node.member, { 决定编号: decision.number }),
    data: {
      ...resultCommon(facts, strand, decision.decidedOn),
      ruling: node.itemType === '01' ? '不予行政许可' : '不予办理',
      reasons: [denyReasons[decision.reason!] ?? decision.reason!, ...(note ? [note] : [])],
      remedies: remediesOf(facts, node.regime),
      advice: '补齐条件后可以随时重新申请',
    },
  };
}

function granted(facts: LetterFacts, strand: StrandFacts, decision: Decision): LetterPlan {
  const { node, item } = strand;
  const { result } = item;
  const around = {
    ...ofStrand(facts, node.member, { 决定编号: decision.number }),
    ...(result.template && { template: result.template }),
    ...(result.seal && { seal: result.seal }),
  };
  const common = resultCommon(facts, strand, decision.decidedOn);
  if (result.kind === 'licence')
    return {
      act: 'decision-grant',
      title: `准予决定书（${node.itemName}）`,
      ...around,
      data: {
        ...common,
        ruling: node.itemType === '01' ? '准予行政许可' : '准予办理',
        content: [`准予${result.name}`],
      },
    };
  return {
    act: resultActs[result.kind],
    title: `${result.name}（${node.itemName}）`,
    ...around,
    data: {
      ...common,
      result: result.name,
      decisionNumber: decision.number,
      contents: contentsOf(facts, strand, decision.decidedOn),
      remedies: remediesOf(facts, node.regime),
    },
  };
}

/** 备案凭证 (CAT-15): what was filed and when, under the number of the filing; no decision stands behind it. */
export function filed(facts: LetterFacts, event: LetterEvent): LetterPlan {
  const strand = strandFacts(facts, event.member!);
  const { node, item } = strand;
  const { number, filedOn } = facts.read.record.state.strands[node.member]!.filing!;
  const isRecord = item.result.kind === 'record';
  const name = isRecord ? item.result.name : '备案凭证';
  return {
    act: 'record',
    title: `${name}（${node.itemName}）`,
    ...ofStrand(facts, node.member, { 决定编号: number }),
    ...(isRecord && item.result.template ? { template: item.result.template } : {}),
    ...(item.result.seal ? { seal: item.result.seal } : {}),
    data: {
      ...resultCommon(facts, strand, filedOn),
      result: name,
      decisionNumber: number,
      contents: contentsOf(facts, strand, filedOn),
      remedies: remediesOf(facts, node.regime),
    },
  };
}

/** 结果栏目: what the item lays down to be printed, with the names of its own form. */
function contentsOf({ read }: LetterFacts, { node, item }: StrandFacts, decidedOn: string) {
  const printed = attributesOf(read.release, {
    member: node.member,
    result: item.result,
    values: read.values,
    decidedOn,
  });
  return (item.result.attributes ?? []).flatMap(({ id, field }) => {
    const label = item.fields.find((one) => one.id === field)?.label;
    return label !== undefined && printed[id] !== undefined ? [{ label, value: printed[id] }] : [];
  });
}

const manners: Record<string, string> = { counter: '窗口领取', post: '邮寄' };

/** 送达回证: for what is handed over on paper; the electronic way leaves its own trace. */
export function handedOver(facts: LetterFacts, event: LetterEvent): LetterPlan | null {
  const { events, record } = facts.read;
  const handed = events.findLast((one) => one.type === event.type && one.member === event.member)!;
  const manner = manners[(handed.data as { manner: string }).manner];
  const { node, item, caseNumber } = strandFacts(facts, event.member!);
  const { decision, filing } = record.state.strands[node.member]!;
  const number = decision?.number ?? filing?.number;
  if (!manner || !number) return null;
  return {
    act: 'delivery-receipt',
    title: `送达回证（${node.itemName}）`,
    ...ofStrand(facts, node.member),
    data: {
      ...addressed(facts),
      item: node.itemName,
      caseNumber,
      document: decision?.outcome === 'denied' ? '不予决定书' : item.result.name,
      decisionNumber: number,
      manner,
      deliveredOn: facts.read.today,
    },
  };
}

/** 移送告知: the applicant is told who handles the matter now. */
export function redirected(facts: LetterFacts, event: LetterEvent): LetterPlan {
  const moves = facts.read.events.filter((one) => one.type === event.type && one.member === event.member);
  const { from } = moves.at(-1)!.data as { from: string };
  const { node, caseNumber } = strandFacts(facts, event.member!);
  const promisedOn = facts.read.record.state.strands[node.member]!.dues?.promised;
  return {
    act: 'transfer-notice',
    title: `移送办理告知书（${node.itemName}）`,
    ...ofStrand(facts, node.member, { 次数: String(moves.length) }),
    data: {
      ...addressed(facts),
      item: node.itemName,
      caseNumber,
      from: facts.read.authorities.get(from)?.name ?? from,
      to: handlerOf(facts.read, node.member).name,
      movedOn: facts.read.today,
      ...(promisedOn && { promisedOn }),
    },
  };
}
