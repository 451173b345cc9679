import type { Static, TSchema } from 'typebox';
import type { Actor, Context, Permission } from './context.ts';
import type { Queryable } from './queryable.ts';
import type { Environment, LoadEnvironment } from './environment.ts';
import type { WriteSet } from './write-set.ts';

/** An event to be stored and delivered: past tense, ids and codes only, no personal data (decisions.md 3). */
export type DomainEvent = { type: string; id: string; ownerId: string; seq: number; data: Readonly<Record<string, unknown>> };

export type Request<I, P = undefined> = { input: I; actor: Actor; prepared: P };

/** What `decide` answers: rows to write, events to deliver, the answer to the caller (kept under the idempotency key). */
export type Outcome<R> = {
  writes: WriteSet;
  events?: readonly DomainEvent[];
  result: R;
  /** facts as they are after this command: the next command of the same owner in the batch is decided on them */
  facts?: unknown;
};

/**
 * A use case. `prepare` may wait for outside work and holds no transaction; `owner` names the row that is locked;
 * `load` locks and reads for many requests of a batch at once (same order as given; a Refusal instead of facts is the answer
 * of that request only); `decide` is pure.
 */
export type Command<I, F, R, P = undefined> = {
  name: string;
  title: string;
  permission: Permission;
  input: TSchema;
  /** its outcomes carry `facts`, so commands of one owner may share a batch */
  chained?: true;
  /** the result is a secret (a session): it is never kept, so its idempotency key is ignored */
  unkept?: true;
  owner: (input: I, actor: Actor) => string;
  prepare?: (request: { input: I; actor: Actor }, env: Environment) => Promise<P>;
  load: (db: Queryable, requests: readonly Request<I, P>[], env: LoadEnvironment) => Promise<(F | Error)[]>;
  decide: (facts: F, request: Request<I, P> & { ctx: Context }) => Outcome<R>;
};

// oxlint-disable-next-line typescript/no-explicit-any -- the registry holds commands of every input and fact type
export type AnyCommand = Command<any, any, any, any>;

/** Declares a command with its types inferred; the name is `<module>.<verb>-<noun>`. */
export function command<S extends TSchema, F, R, P = undefined>(
  spec: Omit<Command<Static<S>, F, R, P>, 'input'> & { input: S },
): Command<Static<S>, F, R, P> {
  return spec;
}

/** `load` for commands that read one request at a time. */
export function loadEach<I, F, P>(one: (db: Queryable, request: Request<I, P>, env: LoadEnvironment) => Promise<F>) {
  return async (db: Queryable, requests: readonly Request<I, P>[], env: LoadEnvironment): Promise<(F | Error)[]> => {
    const all: (F | Error)[] = [];
    for (const request of requests) {
      try {
        all.push(await one(db, request, env));
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'Refusal') throw error;
        all.push(error);
      }
    }
    return all;
  };
}

/** Declares a command whose `loadOne` reads one request at a time. */
export function commandEach<S extends TSchema, F, R, P = undefined>(
  spec: Omit<Command<Static<S>, F, R, P>, 'input' | 'load'> & {
    input: S;
    loadOne: (db: Queryable, request: Request<Static<S>, P>, env: LoadEnvironment) => Promise<F>;
  },
): Command<Static<S>, F, R, P> {
  return { ...spec, load: loadEach(spec.loadOne) };
}
