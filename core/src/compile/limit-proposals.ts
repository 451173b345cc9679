import type { Answers, BundleRelease } from '../contract/index.ts';
import { compiledOf, factsOf } from './compiled-release.ts';
import { byCode } from './keys.ts';
import { situationOf } from './situation.ts';
import { plannedDaysOf, proposedDays } from './timeline.ts';

/** 时限建议: what each department would have to confirm so that every situation keeps its promise. */
export type LimitProposals = {
  /** days below today's, by member id */
  proposals: { member: string; authority: string; plannedDays: number; proposedDays: number }[];
  /** situations in which the critical path is longer than the promise, the worst first */
  late: { answers: Answers; promiseDays: number; criticalPathDays: number }[];
  /** true where even one day each is too long in some situation */
  impossible: boolean;
};

/**
 * 提出时限建议 (一事一方案): the tightest proposal over all situation classes: shorter limits elsewhere never make a path longer,
 * so all of them together fit every class. Each takes effect only with that department's recorded confirmation.
 */
export function limitProposals(release: BundleRelease): LimitProposals {
  const compiled = compiledOf(release);
  const tightest = new Map<string, number>();
  const late = release.classes
    .filter((one) => one.criticalPathDays > one.promiseDays)
    .sort((one, other) => other.criticalPathDays - other.promiseDays - (one.criticalPathDays - one.promiseDays));
  let impossible = false;
  for (const one of late) {
    const { included, order, edges } = situationOf(compiled, factsOf(compiled, one.answers));
    const days = new Map(included.map((member) => [member.id, plannedDaysOf(member)]));
    const found = proposedDays({ order, edges, days }, one.promiseDays);
    if (found === undefined) impossible = true;
    for (const [member, proposed] of found ?? []) {
      const known = tightest.get(member) ?? days.get(member) ?? 0;
      if (proposed < known) tightest.set(member, proposed);
    }
  }
  const proposals = release.members.flatMap((member) => {
    const proposed = tightest.get(member.id);
    const plannedDays = plannedDaysOf(member);
    return proposed === undefined
      ? []
      : [{ member: member.id, authority: member.authority.code, plannedDays, proposedDays: proposed }];
  });
  proposals.sort((one, other) => byCode(one.member, other.member));
  return {
    proposals,
    impossible,
    late: late.map(({ answers, promiseDays, criticalPathDays }) => ({ answers, promiseDays, criticalPathDays })),
  };
}
