import type pg from 'pg';
import type { BlobStore } from './blob-store.ts';
import type { TSchema } from 'typebox';
import type { Actor, Context, Permission } from './context.ts';
import type { Random } from './ids.ts';
import type { Queryable } from './queryable.ts';
import type { KeyRing } from './subject-keys.ts';
import type { WriteSet } from './write-set.ts';

/** Answer of an executed command; `replayed` when it was stored under the same idempotency key before. */
export type Executed<R> = { result: R; replayed: boolean };
export type Execution<I> = { input: I; actor: Actor; idempotencyKey?: string };
export type Execute = <I, F, R, P>(command: Command<I, F, R, P>, execution: Execution<I>) => Promise<Executed<R>>;

export type Configuration = {
  /** demonstration or test: the business clock may be advanced, documents say 演示 */
  demo: boolean;
  /** address that people use, without trailing slash; printed in QR codes */
  baseUrl: string;
  dataFolder: string;
  /** where the population and the enterprise register answer, and the secret shared with them; absent: no register is connected */
  registers?: { url: string; secret: string };
  /** the message gateway and the secret shared with it; absent: short messages wait in the queue, the inbox is all there is */
  messages?: { url: string; secret: string };
  /** the provincial identity system (OpenID Connect) and our registration there; absent: people sign in by password only */
  province?: { issuer: string; clientId: string; clientSecret: string; name: string };
  /** address of the virus scanner (clamd): `host:port` or `unix:/path`; absent: files are not looked at for viruses */
  scanner?: string;
};

/** 运行环境: what use cases and queries are given instead of reaching for globals. */
export type Environment = {
  db: pg.Pool;
  execute: Execute;
  /** business instant (ISO UTC) for queries: the database's clock plus the business offset */
  now: () => Promise<string>;
  random: Random;
  keys: KeyRing;
  blobs: BlobStore;
  config: Configuration;
};

/** Part of the environment that `load` may use inside the transaction. */
export type LoadEnvironment = { now: string; keys: KeyRing; config: Configuration };

/** An event to be stored and delivered: past tense, ids and codes only, no personal data (decisions.md 3). */
export type DomainEvent = {
  type: string;
  id: string;
  ownerId: string;
  seq: number;
  data: Readonly<Record<string, unknown>>;
};

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
