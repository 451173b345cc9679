import { addWorkingDays } from '@yijian/core/calendar';
import type { Actor, Context, DomainEvent, Write } from '#platform';
import { type CaseFacts, changeCase } from '../change-case.ts';
import { writePersonal } from '../cases.store.ts';
import { freshState, mustBeApplicant, mustServe } from '../judge-actor.ts';
import { refusals } from '../refusals.ts';

/** 补正答复: what was answered now, and new versions of the values. */
export type SupplementAnswer = {
  /** keys of the fields and materials that were answered now */
  answered: readonly string[];
  /** new versions of parties' values, encrypted */
  personal: readonly { subjectId: string; role: string; version: number; cipher: string }[];
};

/**
 * 补正 answered (for intake's command): every point of the open notice must be met, in one go; the receipt clock starts anew on
 * the day of the answer. Refuses `no-supplement-open`, `supplement-incomplete` with what is left.
 */
export function answerSupplement(
  facts: CaseFacts,
  answer: SupplementAnswer,
  by: { actor: Actor; ctx: Context },
): { writes: Write[]; events: readonly DomainEvent[]; result: unknown } {
  mustAnswer(facts, by.actor);
  const supplement = facts.state.supplements.at(-1)!;
  const left = supplement.points
    .filter((point) => point.kind !== 'condition' && !answer.answered.includes(point.ref))
    .map((point) => point.ref);
  if (left.length > 0) throw refusals.supplementIncomplete.with({ left });
  const receiptDue =
    facts.state.receiptDays === null ? null : addWorkingDays(facts.calendar, by.ctx.today, facts.state.receiptDays).due;
  const change = changeCase(facts, by, [
    { type: 'case.supplement-answered', data: { supplementId: supplement.id, receiptDue } },
  ]);
  return {
    writes: [...change.writes, ...answer.personal.map((row) => writePersonal(facts.state.caseId, row))],
    events: change.events,
    result: freshState(change.state),
  };
}

/**
 * 谁能补正, and when: whoever acts for the applicant, or a counter of the case's region, while a notice is open. Refuses
 * `case-not-found` (others are not told that there is such a case), `no-supplement-open`.
 */
export function mustAnswer(facts: CaseFacts, actor: Actor): void {
  if (actor.kind === 'citizen') mustBeApplicant(facts, actor);
  else mustServe(facts, actor);
  if (facts.state.status !== 'supplementing') throw refusals.noSupplementOpen.with({ state: freshState(facts.state) });
}
