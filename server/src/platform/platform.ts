import type pg from 'pg';
import type { BlobStore } from './blob-store.ts';
import { businessNow } from './business-clock.ts';
import { deliverEvents } from './deliver-events.ts';
import type { Configuration, Environment } from './environment.ts';
import type { Random } from './ids.ts';
import type { Reaction } from './reactions.ts';
import { createRunner } from './runner.ts';
import type { KeyRing } from './subject-keys.ts';

export type PlatformOptions = {
  pool: pg.Pool;
  random: Random;
  keys: KeyRing;
  blobs: BlobStore;
  config: Configuration;
  reactions: readonly Reaction[];
  onDelivery?: () => void;
};

/** The running ground: the environment, and delivery of waiting events (a worker, a test or a bench calls it). */
export type Platform = {
  env: Environment;
  deliver: () => Promise<{ delivered: number; failed: number }>;
  idle: () => Promise<void>;
};

/** Wires the ground: one runner, one environment. Throws when two reactions share a consumer name. */
export function createPlatform(options: PlatformOptions): Platform {
  const byType = new Map<string, string[]>();
  const names = new Set<string>();
  for (const reaction of options.reactions) {
    if (names.has(reaction.consumer)) throw new Error(`two reactions are named ${reaction.consumer}`);
    names.add(reaction.consumer);
    for (const type of reaction.on) byType.set(type, [...(byType.get(type) ?? []), reaction.consumer]);
  }
  const runner = createRunner({
    pool: options.pool,
    random: options.random,
    keys: options.keys,
    config: options.config,
    consumersOf: (type) => byType.get(type) ?? [],
    onDelivery: options.onDelivery ?? (() => {}),
    environment: () => env,
  });
  const env: Environment = {
    db: options.pool,
    execute: runner.execute,
    now: () => businessNow(options.pool),
    random: options.random,
    keys: options.keys,
    blobs: options.blobs,
    config: options.config,
  };
  return { env, deliver: () => deliverEvents(env, options.reactions), idle: runner.idle };
}
