import type { DomainEvent } from './command.ts';
import type { Environment } from './environment.ts';

/** An event as its consumer gets it: at least once, no global order; `id` is the key to dedupe by. */
export type DeliveredEvent = DomainEvent & { at: string };

/**
 * 反应 Reaction: what a module does about a fact. Idempotent: commands inside use `reactionKey(event, consumer)` as their
 * idempotency key. All of a module's reactions stand in its `reactions.ts`.
 */
export type Reaction = {
  consumer: string;
  on: readonly string[];
  handle: (event: DeliveredEvent, env: Environment) => Promise<void>;
};

/** Idempotency key of the command that a reaction issues; `part` when it issues several. */
export const reactionKey = (event: DeliveredEvent, consumer: string, part = ''): string =>
  `event:${event.id}:${consumer}${part && `:${part}`}`;
