import type { TemplateData } from '#documents';
import type { DocumentAct, PlannedNode, ProcedureRegime, SealKind, ServiceItem } from '@yijian/core/contract';
import type { ReadCase } from '../views/read-case.ts';

/** What a letter of a case is written from. */
export type LetterFacts = {
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
export type LetterEvent = { type: string; at: string; member?: string };

/** Number and authority come with the template: its pattern, and whose seal it bears. */
export type LetterData<A extends DocumentAct> = Omit<TemplateData<A>, 'number' | 'authority' | 'demo' | 'trial'>;
/**
 * A letter to be made (pure): what it says, for which strand (null: the whole case), the parts of its number, and what the item
 * lays down about template and seal.
 */
export type LetterPlan = {
  [A in DocumentAct]: {
    act: A;
    title: string;
    member: string | null;
    parts: Readonly<Record<string, string>>;
    template?: string;
    seal?: SealKind;
    data: LetterData<A>;
  };
}[DocumentAct];

export const strandsOf = ({ read }: LetterFacts): PlannedNode[] =>
  read.plan.nodes.filter((node) => node.node === 'strand');

/** Who handles a strand now: it may have been dispatched anew, and then that authority decides and seals. */
export const handlerOf = (read: ReadCase, member: string): { code: string; name: string } =>
  read.authorities.get(read.record.state.strands[member]!.authority) ??
  read.release.members.find((one) => one.id === member)!.authority;

/** A letter about the whole case: it bears the number of the receipt. */
export const ofCase = ({ read }: LetterFacts, parts: Record<string, string> = {}) => ({
  member: null,
  parts: { 编号: read.record.state.receiptNo, ...parts },
});

/** A letter about one item: its strand's number. */
export function ofStrand({ read }: LetterFacts, member: string, parts: Record<string, string> = {}) {
  const number = read.record.state.strands[member]!.number ?? read.record.state.receiptNo;
  return { member, parts: { 编号: number, ...parts } };
}

/** What every letter to an applicant begins with. */
export const addressed = (facts: LetterFacts) => ({ applicant: facts.applicant, date: facts.read.today });

export type StrandFacts = { node: PlannedNode; item: ServiceItem; caseNumber: string };
export function strandFacts({ read }: LetterFacts, member: string): StrandFacts {
  const node = read.plan.nodes.find((one) => one.member === member)!;
  const item = read.release.members.find((one) => one.id === member)!.item;
  return { node, item, caseNumber: read.record.state.strands[member]!.number ?? read.record.state.receiptNo };
}

/** 依据 of the rules on receipt, of the regimes of these items. */
export function receiptBasis(facts: LetterFacts, nodes = strandsOf(facts)): string {
  return lawsOf(nodes.flatMap((node) => facts.regimes.get(node.regime)?.receipt?.basis ?? []));
}

export const lawsOf = (bases: readonly { law: string; article?: string }[]): string =>
  [...new Set(bases.map((basis) => `《${basis.law}》${basis.article ?? ''}`))].join('、') || '办事指南';

/** Remedies of the regime in the words of the letter; terms only as the regime states them. */
export function remediesOf(facts: LetterFacts, regime: string) {
  const found = facts.regimes.get(regime)?.remedies ?? [];
  const term = (unit: 'day' | 'month') => found.find((remedy) => remedy.term?.unit === unit)?.term?.n ?? 0;
  return {
    reviewBody: `${facts.region}人民政府`,
    reviewDays: term('day'),
    court: `${facts.region}人民法院`,
    suitMonths: term('month'),
  };
}
