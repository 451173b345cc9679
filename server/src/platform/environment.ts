import type pg from 'pg';
import type { BlobStore } from './blob-store.ts';
import type { Actor } from './context.ts';
import type { Command } from './command.ts';
import type { Random } from './ids.ts';
import type { KeyRing } from './subject-keys.ts';

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

