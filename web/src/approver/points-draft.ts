import type { DemandKind, DemandPoint, DemandProblem, StrandPoint } from '../api/approver.ts';
import { words } from './strings.ts';

/** 补正草稿: what was ticked so far, by `kind ref`. */
export type PointsDraft = Readonly<Record<string, { problem: DemandProblem; explanation: string }>>;
export type Demands = Readonly<Record<DemandKind, readonly { ref: string; label: string }[]>>;

export const KINDS: readonly DemandKind[] = ['material', 'condition', 'field'];
export const keyOf = (kind: string, ref: string): string => `${kind} ${ref}`;

/** Ticks or unticks one; the usual problem of a condition is that it is not met, of anything else that it is missing. */
export function tick(draft: PointsDraft, point: { kind: DemandKind; ref: string }, isOn: boolean): PointsDraft {
  const key = keyOf(point.kind, point.ref);
  const { [key]: was, ...rest } = draft;
  return isOn
    ? { ...rest, [key]: was ?? { problem: point.kind === 'condition' ? 'wrong' : 'missing', explanation: '' } }
    : rest;
}

/** What was raised before, to be changed: said again, the later list replaces the earlier. */
export function draftOf(points: readonly StrandPoint[]): PointsDraft {
  const problems = Object.entries(words.problems) as [DemandProblem, string][];
  return Object.fromEntries(
    points.map((point) => [
      keyOf(point.kind, point.ref),
      {
        problem: problems.find(([, label]) => label === point.problem)?.[0] ?? 'wrong',
        explanation: point.explanation ?? '',
      },
    ]),
  );
}

/** The points as they are sent, in the order of the published list. */
export function pointsOf(draft: PointsDraft, demands: Demands): DemandPoint[] {
  return KINDS.flatMap((kind) =>
    demands[kind].flatMap(({ ref }) => {
      const one = draft[keyOf(kind, ref)];
      return one ? [{ kind, ref, problem: one.problem, explanation: one.explanation.trim() }] : [];
    }),
  );
}

/** Why it cannot be sent yet; null when it can. Every point says how to put it right: the applicant reads nothing else. */
export function pointsBlock(draft: PointsDraft, demands: Demands): string | null {
  const points = pointsOf(draft, demands);
  if (points.length === 0) return words.needPoints;
  const silent = points.find((point) => !point.explanation);
  return silent ? words.needExplain(demands[silent.kind].find((one) => one.ref === silent.ref)!.label) : null;
}
