import type pg from 'pg';
import { canonicalJson } from '@yijian/core/contract';
import { shanghaiDay } from '@yijian/core/calendar';
import type { Actor, Context } from './context.ts';
import { actorRef, isPermitted } from './context.ts';
import { attemptRow } from './attempts.store.ts';
import { prepareJob } from './prepare-job.ts';
import type { AnyCommand, Outcome } from './command.ts';
import type { Configuration, Environment, Execute, Executed } from './environment.ts';
import { type Random, sha256, uuidv7 } from './ids.ts';
import { Refusal } from './refusal.ts';
import { refusals } from './refusals.ts';
import { checkInput } from './check-input.ts';
import { commitBatch, isLostConnection, UnknownCommit } from './commit-batch.ts';
import { compose, effectsHash, insertInto, type Write } from './write-set.ts';
import type { Queryable } from './queryable.ts';
import type { KeyRing } from './subject-keys.ts';
import { backOff, later } from './timers.ts';

/** One command waiting for its turn. */
export type Job = {
  command: AnyCommand;
  input: unknown;
  actor: Actor;
  prepared: unknown;
  key: string | null;
  bodyHash: string;
  owner: string;
  settle: (answer: Executed<unknown> | Error) => void;
};

type Answer = { job: Job; value: Executed<unknown> | Error };
export type RunnerOptions = {
  pool: pg.Pool;
  random: Random;
  keys: KeyRing;
  config: Configuration;
  /** consumers of an event type, from the modules' reactions */
  consumersOf: (type: string) => readonly string[];
  /** called after a commit that left events to deliver */
  onDelivery: () => void;
  environment: () => Environment;
};

const insertAnswer = insertInto('platform.idempotency', {
  actor: 'text',
  key: 'text',
  command: 'text',
  body_hash: 'text',
  refused: 'bool',
  answer: 'jsonb',
  at: 'timestamptz',
});
const insertJournal = insertInto('platform.journal', {
  entry_id: 'uuid',
  at: 'timestamptz',
  command: 'text',
  actor: 'text',
  owner: 'text',
  effects_hash: 'text',
  leaf: 'text',
});
const insertOutbox = insertInto('platform.outbox', {
  owner_id: 'text',
  event_id: 'uuid',
  consumer: 'text',
  type: 'text',
  seq: 'int4',
  data: 'jsonb',
  created_at: 'timestamptz',
  next_at: 'timestamptz',
});

const BATCH_MAX = 64;
/** While one batch waits for its commit, the next is decided; more lanes only make batches smaller. */
const LANES = 2;
const TRIES = 5;
/** Commands that may wait; more are refused at once, so that an overload answers instead of piling up (reliability E07). */
const WAITING_MAX = 4096;

/**
 * The command runner (decisions.md 1). Commands that arrive together are loaded, decided and written together in one
 * transaction, one lock order, one data-modifying statement; each keeps its own outcome. A refused command writes nothing but
 * the answer under its idempotency key.
 */
export function createRunner(options: RunnerOptions): { execute: Execute; idle: () => Promise<void> } {
  const waiting: Job[] = [];
  const busy = new Set<string>();
  const lanes = new Set<Promise<void>>();

  const run = async (batch: Job[]) => {
    await runJobs(options, batch);
    for (const job of batch) busy.delete(job.owner);
  };
  const pump = () => {
    while (lanes.size < LANES) {
      const batch = takeBatch(waiting, busy);
      if (batch.length === 0) return;
      // The callers that a batch answers get one turn to come back before the next is taken: fuller batches, fewer commits.
      const lane: Promise<void> = run(batch)
        .then(later)
        .then(() => {
          lanes.delete(lane);
          pump();
        });
      lanes.add(lane);
    }
  };
  const enqueue = (job: Job) => {
    waiting.push(job);
    if (waiting.length === 1) void later().then(pump);
  };

  const queue = (job: Omit<Job, 'settle' | 'prepared'>, prepared: unknown) =>
    new Promise<Executed<unknown> | Error>((settle) => enqueue({ ...job, prepared, settle }));

  const execute: Execute = async (command, { input, actor, idempotencyKey }) => {
    if (!isPermitted(command.permission, actor))
      throw (actor.kind === 'visitor' ? refusals.signInNeeded : refusals.notPermitted).with({ command: command.title });
    checkInput(command.input, input);
    if (waiting.length >= WAITING_MAX) throw refusals.busy.with();
    const key = command.unkept ? null : (idempotencyKey ?? null);
    const job = {
      command,
      input,
      actor,
      key,
      bodyHash: key ? hashOfBody(options.keys, { command, input, actor }) : '',
      owner: command.owner(input, actor),
    };
    const answer = command.prepare
      ? ((await answeredBefore(options.pool, job)) ??
        (await prepareJob(job, options.environment()).then(([ready, facts]) => queue(ready, facts))))
      : await queue(job, undefined);
    if (answer instanceof Error) throw answer;
    // oxlint-disable-next-line typescript/no-explicit-any -- the queue forgets the result type that the command fixed
    return answer as Executed<any>;
  };
  const idle = async () => {
    while (waiting.length > 0 || lanes.size > 0) await (lanes.size > 0 ? Promise.race(lanes) : later());
  };
  return { execute, idle };
}

/**
 * The next batch, in order of arrival. Commands of one owner share a batch only when they load the same facts (each is then
 * decided on what the one before left); none of an owner in flight; the others keep their place.
 */
function takeBatch(waiting: Job[], busy: Set<string>): Job[] {
  const loads = new Map<string, AnyCommand['load'] | null>();
  const batch: Job[] = [];
  const rest: Job[] = [];
  for (const job of waiting) {
    const before = loads.get(job.owner);
    const free =
      batch.length < BATCH_MAX &&
      !busy.has(job.owner) &&
      (before === undefined || (job.command.chained === true && before === job.command.load));
    loads.set(job.owner, free && job.command.chained ? job.command.load : null);
    (free ? batch : rest).push(job);
  }
  waiting.splice(0, waiting.length, ...rest);
  for (const job of batch) busy.add(job.owner);
  return batch;
}

async function runJobs(options: RunnerOptions, jobs: Job[]): Promise<void> {
  let done: Decided;
  try {
    done = await attempt(options, jobs);
  } catch (error) {
    return jobs.length === 1 ? repeat(options, jobs[0]!, error) : runEach(options, jobs, error);
  }
  settle(done, options);
}

const attempt = (options: RunnerOptions, jobs: Job[]): Promise<Decided> =>
  commitBatch(options.pool, (client, nowMs) => decideBatch(options, client, { jobs, nowMs }));

/** A failed batch goes command by command; after an unknown commit only those with a key (the others may have happened). */
async function runEach(options: RunnerOptions, jobs: Job[], error: unknown): Promise<void> {
  for (const job of jobs) {
    if (error instanceof UnknownCommit && job.key === null) job.settle(refusals.outcomeUnknown.with());
    else await runJobs(options, [job]);
  }
}

/** A single command whose transaction failed: conflicts and lost connections are tried again with the same key, faults are not. */
async function repeat(options: RunnerOptions, job: Job, first: unknown): Promise<void> {
  let error = first;
  let unknown = first instanceof UnknownCommit;
  for (let again = 1; again < TRIES && isPassing(error, job); again += 1) {
    await backOff(again, options.random);
    try {
      return settle(await attempt(options, [job]), options);
    } catch (next) {
      error = next;
      unknown ||= next instanceof UnknownCommit;
    }
  }
  if (unknown) job.settle(refusals.outcomeUnknown.with());
  else job.settle(isPassing(error, job) ? refusals.busy.with() : (error as Error));
}

/** Conflicts and connections lost before the commit repeat safely; an unknown commit only under an idempotency key. */
function isPassing(error: unknown, job: Job): boolean {
  if (error instanceof UnknownCommit) return job.key !== null;
  const code = String((error as { code?: unknown }).code ?? '');
  if (code === 'LOST_UPDATE' || code === '40001' || code === '40P01' || code === '55P03') return true;
  if (code === '23505')
    return /^(idempotency_pk|subject_key_pk|.*_once)$/.test(String((error as { constraint?: string }).constraint));
  return isLostConnection(error);
}

type Decided = { writes: Write[]; answers: Answer[]; deliveries: boolean };

async function decideBatch(
  options: RunnerOptions,
  client: pg.PoolClient,
  { jobs, nowMs }: { jobs: Job[]; nowMs: number },
): Promise<Decided & { statement: ReturnType<typeof compose> | null }> {
  const now = new Date(nowMs).toISOString();
  const facts = await loadFacts(options, client, { jobs, now });
  const stored = await storedAnswers(client, jobs);
  const ctx: Context = {
    now,
    today: shanghaiDay(now),
    newId: () => uuidv7(nowMs, options.random),
    random: options.random,
  };
  const decided: Decided = { writes: [], answers: [], deliveries: false };
  const left = new Map<string, unknown>();
  for (const job of jobs) {
    const after = decideOne(
      options,
      { job, facts: left.get(job.owner) ?? facts.get(job), stored: stored.get(job), ctx },
      decided,
    );
    if (after !== undefined) left.set(job.owner, after);
  }
  return { ...decided, statement: decided.writes.length > 0 ? compose(decided.writes) : null };
}

/** Loads in a fixed order of commands (and each `load` locks in id order), so that two processes cannot lock crosswise. */
async function loadFacts(
  options: RunnerOptions,
  client: pg.PoolClient,
  batch: { jobs: Job[]; now: string },
): Promise<Map<Job, unknown>> {
  const byLoader = new Map<AnyCommand['load'], Job[]>();
  const ordered = [...batch.jobs].sort((a, b) =>
    a.command.name === b.command.name ? (a.owner < b.owner ? -1 : 1) : a.command.name < b.command.name ? -1 : 1,
  );
  for (const job of ordered) byLoader.set(job.command.load, [...(byLoader.get(job.command.load) ?? []), job]);
  const facts = new Map<Job, unknown>();
  for (const [load, group] of byLoader) {
    const loaded = await load(client, group, { now: batch.now, keys: options.keys, config: options.config });
    group.forEach((job, i) => facts.set(job, loaded[i]));
  }
  return facts;
}

type Stored = { command: string; body_hash: string; refused: boolean; answer: unknown };

type Keyed = Pick<Job, 'actor' | 'key' | 'command' | 'bodyHash'>;

/** A repeated request gets its kept answer before anything is prepared again (what was prepared may no longer hold). */
async function answeredBefore(pool: pg.Pool, job: Keyed): Promise<Executed<unknown> | Error | undefined> {
  const stored = (await storedAnswers(pool, [job])).get(job);
  return stored && replay(job, stored);
}

/** Answers kept under the same keys; read after the owners are locked, hence in a fresh snapshot. */
async function storedAnswers<J extends Keyed>(client: Queryable, jobs: readonly J[]): Promise<Map<J, Stored>> {
  const keyed = jobs.filter((job) => job.key !== null);
  if (keyed.length === 0) return new Map();
  const found = await client.query(
    'select i.actor, i.key, i.command, i.body_hash, i.refused, i.answer from platform.idempotency i join unnest($1::text[], $2::text[]) as k(actor, key) on i.actor = k.actor and i.key = k.key',
    [keyed.map((job) => actorRef(job.actor)), keyed.map((job) => job.key)],
  );
  const rows = new Map(found.rows.map((row) => [`${row.actor}\n${row.key}`, row as Stored]));
  return new Map(
    keyed.flatMap((job) => {
      const row = rows.get(`${actorRef(job.actor)}\n${job.key}`);
      return row ? [[job, row] as const] : [];
    }),
  );
}

function decideOne(
  options: RunnerOptions,
  one: { job: Job; facts: unknown; stored: Stored | undefined; ctx: Context },
  into: Decided,
): unknown {
  const { job, facts, stored, ctx } = one;
  if (stored) return void into.answers.push({ job, value: replay(job, stored) });
  if (
    job.key &&
    into.answers.some((answer) => answer.job.key === job.key && actorRef(answer.job.actor) === actorRef(job.actor))
  )
    throw new TwiceInBatch();
  try {
    if (facts instanceof Error) throw facts;
    const outcome: Outcome<unknown> = job.command.decide(facts, {
      input: job.input,
      actor: job.actor,
      prepared: job.prepared,
      ctx,
    });
    into.writes.push(...outcome.writes, ...records(options, { job, outcome, ctx }));
    into.deliveries ||= (outcome.events ?? []).some((event) => options.consumersOf(event.type).length > 0);
    into.answers.push({ job, value: { result: outcome.result, replayed: false } });
    return outcome.facts;
  } catch (error) {
    // A fault takes the whole transaction with it, with whatever `load` wrote; a refusal is an answer.
    if (!(error instanceof Refusal)) throw error;
    if (job.key) into.writes.push(answerRow(job, ctx, { refused: true, answer: refusalAnswer(error) }));
    if (error.recorded) into.writes.push(attemptRow(job, ctx, error));
    into.answers.push({ job, value: error });
    return undefined;
  }
}

/** One key twice in a batch: decided one after the other instead, so that the second finds the first one's answer. */
class TwiceInBatch extends Error {}

/** Journal row (for one that changed something), deliveries and the kept answer of an accepted command. */
function records(options: RunnerOptions, done: { job: Job; outcome: Outcome<unknown>; ctx: Context }): Write[] {
  const { job, outcome, ctx } = done;
  if (outcome.writes.length === 0 && !job.key) return [];
  const entry = {
    entry_id: ctx.newId(),
    at: ctx.now,
    command: job.command.name,
    actor: actorRef(job.actor),
    owner: job.owner,
    effects_hash: effectsHash(outcome.writes),
  };
  const writes: Write[] =
    outcome.writes.length === 0 ? [] : [insertJournal({ ...entry, leaf: sha256(`\u0000${canonicalJson(entry)}`) })];
  for (const event of outcome.events ?? []) {
    for (const consumer of options.consumersOf(event.type)) {
      writes.push(
        insertOutbox({
          owner_id: event.ownerId,
          event_id: event.id,
          consumer,
          type: event.type,
          seq: event.seq,
          data: event.data,
          created_at: ctx.now,
          next_at: ctx.now,
        }),
      );
    }
  }
  if (job.key) writes.push(answerRow(job, ctx, { refused: false, answer: outcome.result ?? null }));
  return writes;
}

const answerRow = (job: Job, ctx: Context, kept: { refused: boolean; answer: unknown }): Write =>
  insertAnswer({
    actor: actorRef(job.actor),
    key: job.key,
    command: job.command.name,
    body_hash: job.bodyHash,
    refused: kept.refused,
    answer: kept.answer,
    at: ctx.now,
  });

/** Keyed, because a body may hold an ID number or a password; with the principal, because the same words of another principal are another request. */
const hashOfBody = (keys: KeyRing, of: { command: AnyCommand; input: unknown; actor: Actor }): string =>
  keys.matchingHash('request', canonicalJson([of.command.name, of.input, of.actor.principal?.id ?? null]));

const refusalAnswer = (refusal: Refusal) => ({
  code: refusal.code,
  status: refusal.status,
  reason: refusal.reason,
  remedy: refusal.remedy,
  facts: refusal.facts,
});

function replay(job: Keyed, stored: Stored): Executed<unknown> | Error {
  if (stored.command !== job.command.name || stored.body_hash !== job.bodyHash) return refusals.keyReused.with();
  if (!stored.refused) return { result: stored.answer, replayed: true };
  const kept = stored.answer as ReturnType<typeof refusalAnswer>;
  return new Refusal(kept.code, { status: kept.status, reason: kept.reason, remedy: kept.remedy }, kept.facts);
}

function settle(done: Decided, options: RunnerOptions): void {
  for (const { job, value } of done.answers) job.settle(value);
  if (done.deliveries) options.onDelivery();
}
