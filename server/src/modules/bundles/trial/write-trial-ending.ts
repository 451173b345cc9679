import { type Actor, actorRef, type Context, type DomainEvent, type Write } from '#platform';
import type { BundleEventType } from '../events.ts';
import { type Trial, type TrialEnd, writeTrialEnd } from './trials.store.ts';

/** 试办结束: the row and the event, also for the command that publishes what was tried. */
export function planTrialEnd(
  trial: Trial,
  by: { actor: Actor; ctx: Context },
  end: { because: TrialEnd; reason: string | null },
): { writes: Write[]; events: DomainEvent[] } {
  const { actor, ctx } = by;
  return {
    writes: [writeTrialEnd(trial.trialId, { at: ctx.now, by: actorRef(actor), ...end })],
    events: [
      {
        type: 'bundles.trial-ended' satisfies BundleEventType,
        id: ctx.newId(),
        ownerId: `trial:${trial.trialId}`,
        seq: 2,
        data: { bundle: trial.bundle, trialId: trial.trialId, because: end.because },
      },
    ],
  };
}
