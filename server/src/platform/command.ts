import type { Static, TSchema } from 'typebox';
import type { Command, LoadEnvironment, Request } from './environment.ts';
import type { Queryable } from './queryable.ts';

export type { AnyCommand, Command, DomainEvent, Outcome, Request } from './environment.ts';

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
