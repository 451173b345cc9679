import { type Actor, coversBundle, type Post, type PostRole } from '#platform';
import type { CaseFacts } from './change-case.ts';
import type { CaseState, StrandState } from './case-state.ts';
import { type CaseStatus, caseStatusNames, type StrandStatus, strandStatusNames } from './state-table.ts';
import { refusals } from './refusals.ts';

/** The fresh state that a refused person is shown (409). */
export const freshState = (state: CaseState) => ({
  status: state.status,
  statusName: caseStatusNames[state.status],
  strands: Object.fromEntries(
    Object.values(state.strands).map((strand) => [
      strand.member,
      { status: strand.status, statusName: strandStatusNames[strand.status] },
    ]),
  ),
  seq: state.seq,
});

/** The named strand; refuses `unknown-member`, `strand-not-yours` when no post of that role at its authority is held, and `own-case`. */
export function takeStrand(facts: CaseFacts, member: string, by: { actor: Actor; role: PostRole }): StrandState {
  const strand = facts.state.strands[member];
  if (!strand) throw refusals.unknownMember.with({ members: Object.keys(facts.state.strands) });
  if (!by.actor.posts.some((post) => post.role === by.role && post.authority === strand.authority))
    throw refusals.strandNotYours.with({ authority: strand.authority });
  mustNotBeOwn(facts, by.actor);
  return strand;
}

/** 在哪里: the place of a recorded refusal: region, case, item and authority; no person. */
export const placeOf = ({ head, plan, state }: CaseFacts, { member, authority }: StrandState) => ({
  region: head.region,
  caseId: state.caseId,
  member,
  item: plan.nodes.find((node) => node.member === member)?.item ?? member,
  authority,
});

/** Refuses `not-now` with the fresh state. */
export function mustBe(facts: CaseFacts, statuses: readonly CaseStatus[]): void {
  if (!statuses.includes(facts.state.status)) throw refusals.notNow.with({ state: freshState(facts.state) });
}
export function strandMustBe(facts: CaseFacts, strand: StrandState, statuses: readonly StrandStatus[]): void {
  if (!statuses.includes(strand.status)) throw refusals.notNow.with({ state: freshState(facts.state) });
}

/**
 * Whose window a case is at: a post of a hall (综合窗口, 综合出件) and a supervisor serve the cases of their region; the counter
 * of one department only cases in which every item is its own, because it may not see what belongs to others (SEC-08). A 收件岗
 * follows what was taken in at its own outlet or desk.
 */
export function postServes(post: Post, { state, head }: Pick<CaseFacts, 'state' | 'head'>): boolean {
  if (!head.region.startsWith(post.region)) return false;
  if (post.role === 'receiver') return head.place !== null && head.place === post.hall;
  return (
    post.role === 'supervisor' ||
    post.hall !== null ||
    Object.values(state.strands).every((strand) => strand.authority === post.authority)
  );
}

/** Refuses when none of the actor's posts of these roles serves the case. */
export function mustServe(facts: CaseFacts, actor: Actor, roles: readonly PostRole[] = ['counter']): void {
  if (actor.kind === 'system') return;
  if (!actor.posts.some((post) => roles.includes(post.role) && postServes(post, facts)))
    throw refusals.caseNotFound.with();
}

/** 回避: nobody handles a case of which they are the applicant. Refuses `own-case`. */
export function mustNotBeOwn(facts: CaseFacts, actor: Actor): void {
  if (actor.personId !== null && actor.personId === facts.head.principalId) throw refusals.ownCase.with();
}

/** Refuses unless the actor acts for the applicant of the case: other people's cases are not found. */
export function mustBeApplicant(facts: CaseFacts, actor: Actor): void {
  if (actor.principal?.id !== facts.head.principalId || !coversBundle(actor, facts.state.bundle))
    throw refusals.caseNotFound.with();
}
