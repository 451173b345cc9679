import type { CasePlan } from '@yijian/core/contract';
import { insertInto, type Queryable, type Write } from '#platform';
import type { CaseState } from '../case-state.ts';

const insertPlan = insertInto('cases.plan', { case_id: 'uuid', hash: 'text', plan: 'jsonb' });

/** 存方案: the first one at receipt, later ones beside it. */
export const writePlan = (caseId: string, plan: CasePlan): Write =>
  insertPlan({ case_id: caseId, hash: plan.hash, plan });

/**
 * 现行方案 of these cases, by case id. A plan never changes: an amendment adds another, and the state names the one in force by its
 * hash. So they are kept in memory by case and hash (at most 5,000).
 */
const plans = new Map<string, CasePlan>();
type PlanOf = Pick<CaseState, 'caseId' | 'planHash'>;
const planKey = ({ caseId, planHash }: PlanOf): string => `${caseId}|${planHash}`;
export async function loadPlans(db: Queryable, cases: readonly PlanOf[]): Promise<Map<string, CasePlan>> {
  // What is known is taken before anything is read: making room for the rest may drop it from the memory.
  const found = new Map(
    cases.flatMap((one) => (plans.has(planKey(one)) ? [[one.caseId, plans.get(planKey(one))!] as const] : [])),
  );
  const missing = cases.filter((one) => !found.has(one.caseId));
  if (missing.length > 0) {
    const { rows } = await db.query(
      `select p.case_id, p.hash, p.plan from unnest($1::uuid[], $2::text[]) as wanted (case_id, hash)
       join cases.plan p on p.case_id = wanted.case_id and p.hash = wanted.hash`,
      [missing.map((one) => one.caseId), missing.map((one) => one.planHash)],
    );
    for (const row of rows) {
      if (plans.size >= 5000) plans.delete(plans.keys().next().value!);
      plans.set(planKey({ caseId: row.case_id, planHash: row.hash }), row.plan);
      found.set(row.case_id, row.plan);
    }
  }
  return found;
}
