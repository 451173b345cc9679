import type { Bundle } from '@yijian/core/contract';
import { loadPublished } from '#catalogue';
import type { Actor, Environment } from '#platform';
import { readingNow } from '../read-board.ts';
import { scopeOf } from '../reader.ts';
import { refusals } from '../refusals.ts';
import { countRatedMonths, countRunningCases } from './running.store.ts';
import { monthsUntil, runningDefinitions, type RunningMonth, runningOf } from './running.ts';

export type BundleRunning = {
  bundle: string;
  name: string;
  definitions: typeof runningDefinitions;
  months: RunningMonth[];
};

/**
 * 主题运行监测 (THG-19): one bundle month by month, for supervisors in their regions and for officers of the bundle's lead authority.
 * Refuses `oversight.no-such-bundle` to everybody else.
 */
export async function readRunning(env: Environment, actor: Actor, bundle: string): Promise<BundleRunning> {
  const { byKind, catalogue } = await loadPublished(env.db);
  const definition = byKind.bundle.get(bundle)?.definition as Bundle | undefined;
  const isLead = actor.posts.some(
    ({ role, authority }) => (role === 'reviewer' || role === 'decider') && authority === definition?.lead,
  );
  const scope = isLead ? { regions: [''] } : scopeOf(actor);
  if (definition === undefined || scope.regions.length === 0) throw refusals.noSuchBundle.with();
  const { today, calendar } = await readingNow(env);
  const months = monthsUntil(today);
  const asked = { ...scope, bundle, since: `${months[0]!}-01` };
  const [facts, ratings] = [await countRunningCases(env.db, asked), await countRatedMonths(env.db, asked)];
  const visits = {
    ofItem: (code: string): number => catalogue.items.get(code)?.definition.visits.times ?? 0,
    ofBundle: definition.visits.times,
  };
  return {
    bundle,
    name: definition.name,
    definitions: runningDefinitions,
    months: runningOf(facts, ratings, { months, calendar, visits }),
  };
}
