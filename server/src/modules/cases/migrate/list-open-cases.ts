import { type Actor, actorRef, type Environment } from '#platform';
import type { CaseState } from '../case-state.ts';
import { loadPlans } from './plans.store.ts';
import { caseStatusNames } from '../state-table.ts';
import { readTarget, submittedOf } from './amend-plan.ts';
import { listMoved, listOpenCases } from './amendments.store.ts';
import { type AmendmentVerdict, changeWords, keptReasons, planAmendment } from './plan-amendment.ts';

const SHOWN_MAX = 200;

/**
 * 迁移预览和报告 (THG-24): every open case of a bundle under an older release: what would change for it, or every reason why it keeps
 * its plan; and those that were moved. Receipt numbers and names of items only. `mayConfirm`: the reader did not publish the
 * release. `next: null`: nothing is offered.
 */
export async function listOpenCasesOf(env: Environment, bundle: string, actor: Actor) {
  const target = await readTarget(env.db, bundle);
  if (!target) return { next: null, mayConfirm: false, cases: [], moved: [] };
  const region = regionOf(actor);
  const by = { bundle, release: target.release.hash, region, most: SHOWN_MAX };
  const states = await listOpenCases(env.db, by);
  const plans = await loadPlans(env.db, states);
  const cases = [];
  for (const state of states) {
    const submitted = await submittedOf(env.db, env.keys, state);
    const plan = plans.get(state.caseId)!;
    const verdict = planAmendment({ state, plan, submitted }, target.release);
    cases.push({ ...rowOf(state), version: plan.amended?.version ?? plan.releaseVersion, ...wordsOf(verdict) });
  }
  const moved = await listMoved(env.db, by);
  return {
    next: { hash: target.release.hash, version: target.release.version },
    mayConfirm: target.publishedBy !== actorRef(actor),
    cases,
    moved: moved.map((one) => ({ ...one, changes: one.changes.map(changeWords) })),
  };
}

const regionOf = (actor: Actor): string =>
  actor.posts
    .filter((post) => post.role === 'catalogueManager')
    .map((post) => post.region)
    .sort((one, other) => one.length - other.length)[0] ?? '-';

const rowOf = (state: CaseState) => ({
  caseId: state.caseId,
  receiptNo: state.receiptNo,
  statusName: caseStatusNames[state.status],
  receivedOn: state.receivedOn,
});

const wordsOf = (verdict: AmendmentVerdict) =>
  verdict.is === 'movable'
    ? {
        movable: true,
        changes: verdict.amendment.changes.map(changeWords),
        mapping: verdict.amendment.mapping,
        reasons: [],
      }
    : {
        movable: false,
        changes: [],
        mapping: [],
        reasons: verdict.reasons.map(({ reason, about }) => ({
          reason,
          words: about ? `${keptReasons[reason]}：${about}` : keptReasons[reason],
        })),
      };
