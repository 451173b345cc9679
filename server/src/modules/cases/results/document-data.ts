import { type ChosenTemplate, chooseTemplate, numberOf } from '#documents';
import type { PublishedCatalogue } from '#catalogue';
import type { JsonObject } from '#documents';
import { acceptance, commitment, conclusion, decline, receipt, supplement, withdrawal } from './case-letters.ts';
import { handlerOf, type LetterEvent, type LetterFacts, type LetterPlan } from './letter-facts.ts';
import { decided, declineStrand, filed, handedOver, redirected } from './strand-letters.ts';
import { summarySheet } from './summary-sheet.ts';

type Write = (facts: LetterFacts, event: LetterEvent) => LetterPlan | null;
const byEvent: Record<string, readonly Write[]> = {
  'case.received': [receipt, commitment],
  'case.accepted': [acceptance],
  'case.supplement-issued': [supplement],
  'case.declined': [decline],
  'strand.declined': [declineStrand],
  'strand.redirected': [redirected],
  'strand.granted': [decided],
  'strand.denied': [decided],
  'strand.filed': [filed],
  'strand.handed-over': [handedOver],
  'case.concluded': [conclusion, summarySheet],
  'case.withdrawn': [withdrawal],
};
export const documentedEvents: readonly string[] = Object.keys(byEvent);

/**
 * 文书内容 (FRM-17, pure): what each event of a case puts on paper. Empty: the event needs no document. Legal terms come from the
 * procedure regime of the items, never from the template.
 */
export const planDocuments = (facts: LetterFacts, event: LetterEvent): LetterPlan[] =>
  (byEvent[event.type] ?? []).flatMap((write) => write(facts, event) ?? []);

/** A letter in the words of the template in force: number, who signs, whether it is sealed. */
export type DressedLetter = {
  plan: LetterPlan;
  chosen: ChosenTemplate;
  number: string;
  authority: string;
  data: JsonObject;
};

/**
 * 套模板 (FRM-17, ENG-32, pure): the template in force, or the one that the item names; a letter of a test case (THG-16) is marked
 * 「测试」 and sealed by nobody. Refuses `documents.no-template`.
 */
export function dressLetter(
  { read, demo }: LetterFacts,
  plan: LetterPlan,
  byKind: PublishedCatalogue['byKind'],
): DressedLetter {
  const named = chooseTemplate(byKind.documentTemplate, plan.act, plan.template);
  const trial = read.record.state.trial === true;
  const signed = plan.seal ?? named.template.seal;
  const chosen = { ...named, template: { ...named.template, seal: trial ? ('none' as const) : signed } };
  const authority = plan.member !== null && signed !== 'lead' ? handlerOf(read, plan.member) : read.release.lead;
  const number = numberOf(chosen.template.numbering, { ...plan.parts, 年份: read.today.slice(0, 4) });
  const data = { ...plan.data, number, authority: authority.name, demo, trial } as JsonObject;
  return { plan, chosen, number, authority: authority.code, data };
}
