import type { AnyCommand } from './command.ts';
import type { Actor, Context } from './context.ts';
import { actorRef } from './context.ts';
import type { Refusal } from './refusal.ts';
import { insertInto, type Write } from './write-set.ts';

const insertAttempt = insertInto('platform.attempt', {
  attempt_id: 'uuid',
  at: 'timestamptz',
  command: 'text',
  code: 'text',
  actor: 'text',
  region: 'text',
  data: 'jsonb',
});

/** 被拒绝的尝试: the row of a refusal that is recorded: who, when, what code, and those of its facts that the list of refusals names. */
export function attemptRow(
  by: { command: Pick<AnyCommand, 'name'>; actor: Actor },
  ctx: Pick<Context, 'newId' | 'now'>,
  refusal: Refusal,
): Write {
  const kept = (refusal.recorded ?? []).filter((name) => refusal.facts[name] !== undefined);
  const data = Object.fromEntries(kept.map((name) => [name, refusal.facts[name]]));
  return insertAttempt({
    attempt_id: ctx.newId(),
    at: ctx.now,
    command: by.command.name,
    code: refusal.code,
    actor: actorRef(by.actor),
    region: (data.region as string | undefined) ?? by.actor.posts[0]?.region ?? null,
    data,
  });
}
