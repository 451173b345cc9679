import { randomUUID } from 'node:crypto';
import type { Database } from '../server/src/platform/database/index.ts';
import { acceptCase, decideStrand } from '../server/src/modules/cases/index.ts';
import { lanternPlan, openLanternCase, twoLevel } from '../server/src/modules/cases/fixture.ts';
import { folderBlobStore } from '../server/src/platform/blob-store.ts';
import { systemRandom } from '../server/src/platform/ids.ts';
import { createPlatform } from '../server/src/platform/platform.ts';
import { createKeyRing } from '../server/src/platform/subject-keys.ts';
import { citizen, staff } from '../server/src/platform/testing/test-platform.ts';
import { inParallel, type Metric, measure, seconds, spread } from './measure.ts';

const CASES = 400;
const WIDTH = 16;

/**
 * Case lifecycles per second at 16 concurrent: open + accept + 4 decisions (the last one concludes) = 6 durable external
 * events, through the real runner with its fold, journal, idempotency and encryption; beside the hand-written minimum, one
 * data-modifying CTE per event, in the same run on the same database.
 */
export async function benchCases(pool: Database['pool']): Promise<Record<string, Metric>> {
  const platform = createPlatform({
    pool,
    random: systemRandom,
    keys: createKeyRing(systemRandom(32), systemRandom),
    blobs: folderBlobStore('/nonexistent'),
    reactions: [],
    config: { demo: true, baseUrl: 'http://127.0.0.1', dataFolder: '/nonexistent' },
  });
  const plan = lanternPlan(['frame', 'paper', 'candle', 'sign'], twoLevel);
  const counter = staff(randomUUID(), 'counter', 'hall');
  const deciders = new Map(plan.nodes.map((node) => [node.member, staff(randomUUID(), 'decider', node.authority)]));
  const values = { 'shopName@enterprise': '老街灯笼铺'.repeat(100) };
  const lifecycle = async () => {
    const key = () => randomUUID();
    const { result } = await platform.env.execute(openLanternCase, {
      input: { applicationId: randomUUID(), plan, values },
      actor: citizen(randomUUID()),
      idempotencyKey: key(),
    });
    await platform.env.execute(acceptCase, { input: { caseId: result.caseId }, actor: counter, idempotencyKey: key() });
    await Promise.all(
      plan.nodes.map((node) =>
        platform.env.execute(decideStrand, {
          input: { caseId: result.caseId, member: node.member, outcome: 'granted' as const },
          actor: deciders.get(node.member)!,
          idempotencyKey: key(),
        }),
      ),
    );
  };
  const handwritten = await prepareHandwritten(pool);
  const ours: number[] = [];
  const minimum: number[] = [];
  await inParallel(CASES, WIDTH, lifecycle);
  await inParallel(CASES, WIDTH, handwritten);
  for (let run = 0; run < 5; run += 1) {
    ours.push(CASES / (await seconds(() => inParallel(CASES, WIDTH, lifecycle))));
    minimum.push(CASES / (await seconds(() => inParallel(CASES, WIDTH, handwritten))));
  }
  await platform.idle();
  return {
    case_lifecycles_per_second_at_16: spread(ours, 'cases/s'),
    handwritten_lifecycles_per_second_at_16: spread(minimum, 'cases/s'),
    ratio_case_to_handwritten: spread(
      ours.map((value, i) => value / minimum[i]!),
      'ratio',
    ),
    case_lifecycles_per_second_at_1: await measure(
      'cases/s',
      3,
      async () => 100 / (await seconds(() => inParallel(100, 1, lifecycle))),
    ),
  };
}

/** The floor that a team could write by hand: case, strand and event rows, one CTE per event, six per case. */
async function prepareHandwritten(pool: Database['pool']): Promise<() => Promise<void>> {
  await pool.query(`create schema if not exists hand;
    create table if not exists hand.c (id uuid primary key, status text not null, open int not null, body jsonb not null);
    create table if not exists hand.s (case_id uuid, member text, status text not null, primary key (case_id, member));
    create table if not exists hand.e (case_id uuid, seq int, type text not null, at timestamptz not null, body jsonb not null, primary key (case_id, seq))`);
  const body = JSON.stringify({ shopName: '老街灯笼铺'.repeat(100) });
  const submit = `with c as (insert into hand.c values ($1, 'received', 4, $2) returning id), s as (insert into hand.s select $1, m, 'received' from unnest(array['frame','paper','candle','sign']) m)
    insert into hand.e values ($1, 1, 'received', $3, '{}')`;
  const accept = `with c as (update hand.c set status = 'accepted' where id = $1 and status = 'received' returning id), s as (update hand.s set status = 'deciding' from c where case_id = c.id)
    insert into hand.e select id, 2, 'accepted', $2, '{}' from c`;
  const decide = `with c as (update hand.c set open = open - 1, status = case when open = 1 then 'concluded' else status end where id = $1 and status = 'accepted' returning id, open),
    s as (update hand.s set status = 'granted' from c where case_id = c.id and member = $2 and hand.s.status = 'deciding' returning 1)
    insert into hand.e select id, 6 - open, 'granted', $3, '{}' from c`;
  return async () => {
    const id = randomUUID();
    const at = new Date();
    await pool.query({ name: 'submit', text: submit, values: [id, body, at] });
    await pool.query({ name: 'accept', text: accept, values: [id, at] });
    await Promise.all(
      ['frame', 'paper', 'candle', 'sign'].map((member) =>
        pool.query({ name: 'decide', text: decide, values: [id, member, at] }),
      ),
    );
  };
}
