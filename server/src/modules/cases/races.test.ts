import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { citizen } from '../../platform/testing/index.ts';
import { twinPlatforms } from '../../platform/testing/twin-platforms.ts';
import { advanceClock, systemActor } from '#platform';
import { lanternPlan, openLanternCase, twoLevel } from './fixture.ts';
import { lanternActs } from './testing-lantern.ts';

const { one, two, pool } = await twinPlatforms();
const here = lanternActs(one.env);
const there = lanternActs(two.env);
type Acts = typeof here;
type Act = (acts: Acts, caseId: string) => Promise<unknown>;
const plan = lanternPlan(['frame', 'paper'], twoLevel);
const count = async (type: string, ids: readonly string[]) =>
  (
    await pool.query(
      'select count(*)::int as n, count(distinct case_id)::int as cases from cases.case_event where type = $1 and case_id = any($2::uuid[])',
      [type, ids],
    )
  ).rows[0] as { n: number; cases: number };

/** How many sessions wait for a lock of somebody else. */
const waiting = async () =>
  (
    await pool.query(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
  ).rows[0].n as number;
const until = async (reached: () => Promise<boolean>) => {
  while (!(await reached())) await new Promise((done) => setTimeout(done, 2));
};

/** Starts `first` on one process and `second` on the other while the case is locked; both then go on, the first before the second. */
async function meet(caseId: string, first: Act, second: Act) {
  const gate = await pool.connect();
  await gate.query('begin');
  await gate.query('select 1 from cases.case where case_id = $1 for update', [caseId]);
  const running = [Promise.allSettled([first(here, caseId)])];
  await until(async () => (await waiting()) >= 1);
  running.push(Promise.allSettled([second(there, caseId)]));
  await until(async () => (await waiting()) >= 2);
  await gate.query('commit');
  gate.release();
  return (await Promise.all(running)).flat();
}

const received = async () => {
  const caseId = await here.open(plan);
  await here.raise(caseId, 'frame');
  return caseId;
};
const supplementing = async () => {
  const caseId = await received();
  await here.notice(caseId);
  return caseId;
};
const deciding = async () => {
  const caseId = await here.open(plan);
  await here.accept(caseId);
  return caseId;
};
const lastDecision = async () => {
  const caseId = await deciding();
  await here.grant(caseId, 'paper');
  return caseId;
};
const reviewing = async () => {
  const caseId = await here.open(lanternPlan(['frame', 'paper']));
  await here.accept(caseId);
  return caseId;
};

const accept: [string, Act] = ['受理', (acts, id) => acts.accept(id)];
const decline: [string, Act] = ['不予受理', (acts, id) => acts.decline(id)];
const withdraw: [string, Act] = ['撤回', (acts, id) => acts.withdraw(id)];
const notice: [string, Act] = ['补正告知', (acts, id) => acts.notice(id)];
const answer: [string, Act] = ['补正', (acts, id) => acts.answer(id)];
const grant: [string, Act] = ['准予', (acts, id) => acts.grant(id, 'frame')];
const deny: [string, Act] = ['不予', (acts, id) => acts.deny(id, 'frame')];
const withdrawStrand: [string, Act] = ['撤回一项', (acts, id) => acts.withdraw(id, 'frame')];
const review: [string, Act] = ['审查', (acts, id) => acts.review(id, 'frame')];

/** Acts of a stage of which only one can be the next. */
const stages: [string, () => Promise<string>, [string, Act][]][] = [
  ['已收件', received, [accept, decline, withdraw, notice]],
  ['待补正', supplementing, [answer, withdraw]],
  ['审查中', reviewing, [review, withdrawStrand]],
  ['待决定', deciding, [grant, deny, withdrawStrand]],
  ['最后一个决定', lastDecision, [grant, deny, withdraw]],
];
/** In the first order given the later act is still lawful: whoever is accepted or has answered may still withdraw. */
const follows = new Set(['受理 撤回', '补正告知 撤回', '补正 撤回', '审查 撤回一项']);
const pairs = stages.flatMap(([stage, at, acts]) =>
  acts.flatMap((first) =>
    acts.map((second) => ({ stage, at, first, second, name: `${stage}:先${first[0]}后${second[0]}` })),
  ),
);

describe('两个进程同时办同一件', () => {
  it.each(pairs)('$name', async ({ at, first, second }) => {
    const caseId = await at();
    const [a, b] = await meet(caseId, first[1], second[1]);
    const state = await here.state(caseId);
    expect(a!.status).toBe('fulfilled');
    if (follows.has(`${first[0]} ${second[0]}`)) {
      expect(b!.status).toBe('fulfilled');
    } else {
      expect(b).toMatchObject({
        status: 'rejected',
        reason: {
          status: 409,
          code: second === answer ? 'cases.no-supplement-open' : 'cases.not-now',
          facts: { state: { status: state.status, seq: state.seq } },
        },
      });
    }
    const finals = await pool.query(
      `select member, count(*)::int as n from cases.case_event where case_id = $1 and type in ('strand.granted','strand.denied','strand.withdrawn','strand.declined','strand.terminated') group by member`,
      [caseId],
    );
    for (const row of finals.rows) expect(row).toMatchObject({ n: 1 });
  });

  it('200 件的最后两个决定各在一个进程同时作出：无一卡住，无一重复办结(I03)', async () => {
    const ids = await Promise.all(Array.from({ length: 200 }, () => deciding()));
    const answers = await Promise.allSettled(
      ids.flatMap((id) => [here.grant(id, 'frame'), there.deny(id, 'paper'), there.grant(id, 'frame')]),
    );
    expect(
      answers
        .filter((one) => one.status === 'rejected')
        .every((one) => (one as PromiseRejectedResult).reason.code === 'cases.not-now'),
    ).toBe(true);
    expect(answers.filter((one) => one.status === 'rejected').length).toBe(200);
    expect(await count('case.concluded', ids)).toEqual({ n: 200, cases: 200 });
    expect(await count('strand.granted', ids)).toEqual({ n: 200, cases: 200 });
    for (const id of ids.slice(0, 25))
      expect(await there.state(id)).toMatchObject({ status: 'concluded', outcome: 'partlyGranted' });
    expect(
      (
        await pool.query(
          `select count(*)::int as n from cases.case where status = 'accepted' and case_id = any($1::uuid[])`,
          [ids],
        )
      ).rows[0].n,
    ).toBe(0);
  });

  it('同一提交编号 50 份同时到两个进程：一件办件,50 个相同的答复，一个受理号', async () => {
    const me = citizen(randomUUID());
    const input = { applicationId: randomUUID(), plan, values: {} };
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        [one, two][i % 2]!.env.execute(openLanternCase, { input, actor: me, idempotencyKey: key }),
      ),
    );
    expect(new Set(answers.map(({ result }) => JSON.stringify(result))).size).toBe(1);
    expect(
      (await pool.query('select count(*)::int as n from cases.case where principal_id = $1', [me.principal!.id]))
        .rows[0].n,
    ).toBe(1);
  });

  it('补正期限刚过、窗口正要受理：视为受理与受理只有一个生效', async () => {
    const before = await here.open(plan);
    await one.env.execute(advanceClock, { input: { minutes: 20 * 24 * 60 }, actor: systemActor });
    for (const [first, second] of [
      [accept[1], ((acts, id) => acts.deem(id)) as Act],
      [((acts, id) => acts.deem(id)) as Act, accept[1]],
    ] as const) {
      const caseId = first === accept[1] ? before : await here.open(plan);
      if (first !== accept[1])
        await one.env.execute(advanceClock, { input: { minutes: 20 * 24 * 60 }, actor: systemActor });
      await meet(caseId, first, second);
      expect(await count('case.accepted', [caseId])).toEqual({ n: 1, cases: 1 });
      expect((await here.state(caseId)).deemedAccepted).toBe(first !== accept[1]);
    }
  });
});
