import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  actForEnterprise,
  type Answer,
  apply,
  cast,
  complete,
  decideAll,
  refused,
  restaurantAnswers,
  start,
} from './apply.ts';
import { readProblem } from './read-problem.ts';
import { type Client, startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
let citizen: Client;
let draft: string;

beforeAll(async () => {
  citizen = await signedIn('citizen');
  await actForEnterprise(citizen);
  draft = await start(citizen, 'restaurant', restaurantAnswers);
});

describe('手快:同一次提交点了很多下', () => {
  it('同一编号并发 20 次:一个办件,20 个一样的回答', async () => {
    const applicationId = await start(citizen, 'restaurant', restaurantAnswers);
    const { version } = await complete(citizen, applicationId);
    const before = (await citizen.get('/api/cases')).length;
    const key = randomUUID();
    const body = JSON.stringify({ version });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => citizen.raw('POST', `/api/applications/${applicationId}/submit`, { body, key })),
    );
    expect(answers.map((one) => one.status)).toEqual(Array(20).fill(200));
    for (const one of answers) expect(JSON.parse(one.text)).toEqual(JSON.parse(answers[0]!.text));
    expect((await citizen.get('/api/cases')).length).toBe(before + 1);
    expect(answers.filter((one) => one.headers.get('idempotency-replayed') === 'true').length).toBe(19);
    const again = await citizen.raw('POST', `/api/applications/${applicationId}/submit`, { body, key });
    expect([again.status, JSON.parse(again.text)]).toEqual([200, JSON.parse(answers[0]!.text)]);
  });

  it('不同编号并发 20 次:还是一个办件,其余 19 个说已经提交过', async () => {
    const applicationId = await start(citizen, 'restaurant', restaurantAnswers);
    const { version } = await complete(citizen, applicationId);
    const before = (await citizen.get('/api/cases')).length;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        citizen.raw('POST', `/api/applications/${applicationId}/submit`, { body: JSON.stringify({ version }) }),
      ),
    );
    const late = answers.filter((one) => one.status !== 200).map((one) => readProblem(one, 'late'));
    expect(late).toHaveLength(19);
    for (const problem of late)
      expect(problem).toMatchObject({ status: 409, code: 'intake.already-submitted', caseId: expect.any(String) });
    expect((await citizen.get('/api/cases')).length).toBe(before + 1);
  });

  it('开始申请同一编号并发 20 次:一份草稿', async () => {
    const before = (await citizen.get('/api/applications')).length;
    const key = randomUUID();
    const body = JSON.stringify({ bundle: 'restaurant', answers: restaurantAnswers });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => citizen.raw('POST', '/api/applications', { body, key })),
    );
    expect(new Set(answers.map((one) => `${one.status} ${JSON.parse(one.text).applicationId}`)).size).toBe(1);
    expect((await citizen.get('/api/applications')).length).toBe(before + 1);
  });

  it('同一编号换了内容:不收', async () => {
    const key = randomUUID();
    const first = await citizen.raw('POST', '/api/applications', {
      body: JSON.stringify({ bundle: 'restaurant', answers: restaurantAnswers }),
      key,
    });
    expect(first.status).toBe(201);
    const other = await citizen.raw('POST', '/api/applications', {
      body: JSON.stringify({ bundle: 'restaurant', answers: { ...restaurantAnswers, sellsTobacco: 'yes' } }),
      key,
    });
    expect(readProblem(other, 'other body')).toMatchObject({ status: 422, code: 'platform.key-reused' });
    const elsewhere = await citizen.raw('POST', `/api/applications/${draft}/submit`, {
      body: JSON.stringify({ version: 1 }),
      key,
    });
    expect(readProblem(elsewhere, 'other command')).toMatchObject({ status: 422, code: 'platform.key-reused' });
  });

  it('别人用了同样的编号,互不相干', async () => {
    const key = randomUUID();
    const birth = {
      bundle: 'birth',
      answers: { hukouSide: 'father', wantsCard: 'no', wantsInsurance: 'no', claimsMaternity: 'no' },
    };
    const one = await (await signedIn('mother')).raw('POST', '/api/applications', { body: JSON.stringify(birth), key });
    const two = await (await signedIn('father')).raw('POST', '/api/applications', { body: JSON.stringify(birth), key });
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(one.text).not.toBe(two.text);
  });
});

describe('办过的再办、跳着办、替别人办', () => {
  let caseId: string;
  const at = (path: string) => `/api/cases/${caseId}${path}`;

  it('没受理就审查、没审查就决定、受理两次:告诉现在到哪一步', async () => {
    caseId = (await apply(citizen, 'restaurant', restaurantAnswers)).caseId;
    const [clerk, reviewer, decider] = [
      await signedIn('clerk'),
      await signedIn('market-review'),
      await signedIn('market-decide'),
    ];
    const early = await refused(reviewer.post(at('/strands/food/review'), { proposal: 'grant' }));
    expect(early).toMatchObject({
      status: 409,
      code: 'cases.not-now',
      state: { status: 'received', statusName: '已收件', strands: { food: { status: 'received' } } },
    });
    await clerk.post(at('/accept'));
    expect(await refused(clerk.post(at('/accept')))).toMatchObject({
      status: 409,
      code: 'cases.not-now',
      state: { status: 'accepted', strands: { food: { status: 'reviewing' } } },
    });
    expect(await refused(decider.post(at('/strands/food/decide'), { outcome: 'granted' }))).toMatchObject({
      status: 409,
      code: 'cases.not-now',
    });
    expect(await refused(clerk.post(at('/decline'), { reason: 'notCompetent', explanation: '晚了' }))).toMatchObject({
      status: 409,
      code: 'cases.not-now',
    });
    expect(
      await refused((await signedIn('fire-decide')).post(at('/strands/food/decide'), { outcome: 'granted' })),
    ).toMatchObject({ status: 403, code: 'cases.strand-not-yours' });
    expect(await refused(reviewer.post(at('/strands/ghost/review'), { proposal: 'grant' }))).toMatchObject({
      status: 422,
      code: 'cases.unknown-member',
    });
    expect(await refused(decider.post(at('/strands/food/decide'), { outcome: 'maybe' }))).toMatchObject({
      status: 400,
      code: 'platform.malformed-input',
    });
  });

  it('两个人同时决定:只算一个,另一个看到结果', async () => {
    await (await signedIn('market-review')).post(at('/strands/food/review'), { proposal: 'grant', opinion: '符合' });
    const [one, two] = [await signedIn('market-decide'), await signedIn('market-deputy')];
    const outcomes = await Promise.allSettled([
      one.post(at('/strands/food/decide'), { outcome: 'granted' }),
      two.post(at('/strands/food/decide'), { outcome: 'denied', reason: 'untrue', opinion: '不实' }),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const late = (outcomes.find((outcome) => outcome.status === 'rejected') as PromiseRejectedResult).reason;
    expect(late.body).toMatchObject({
      code: 'cases.not-now',
      state: { strands: { food: { status: expect.stringMatching(/^(granted|denied)$/) } } },
    });
  });

  it('办结以后:什么都改不了', async () => {
    await decideAll(signedIn, caseId);
    const state = { status: 409, code: 'cases.not-now', state: { status: 'concluded' } };
    expect(await refused((await signedIn('clerk')).post(at('/accept')))).toMatchObject(state);
    expect(await refused((await signedIn('clerk')).post(at('/supplement-notice')))).toMatchObject(state);
    expect(
      await refused(
        (await signedIn('fire-review')).post(at('/strands/fire/points'), {
          points: [{ kind: 'condition', ref: 'exits', problem: 'missing' }],
        }),
      ),
    ).toMatchObject(state);
    expect(
      await refused((await signedIn('fire-decide')).post(at('/strands/fire/return'), { opinion: '再看看' })),
    ).toMatchObject(state);
    expect(await refused(citizen.post(at('/withdraw')))).toMatchObject(state);
    expect(
      await refused((await signedIn('overseer')).post(at('/second-supplement'), { reason: '再补' })),
    ).toMatchObject(state);
  });

  it('没登录、密码不对:说清楚怎么办', async () => {
    const visitor = world.visitor();
    for (const path of [
      '/api/cases',
      '/api/applications',
      '/api/counter/queue',
      '/api/approver/queue',
      '/api/oversight/board',
      '/api/licences',
    ])
      expect(readProblem(await visitor.raw('GET', path), path)).toMatchObject({
        status: 401,
        code: 'platform.sign-in-needed',
      });
    expect(
      readProblem(
        await visitor.raw('POST', '/api/sign-in', { body: JSON.stringify({ login: 'citizen', password: 'wrong' }) }),
        'password',
      ),
    ).toMatchObject({ status: 401, code: 'identity.wrong-credentials' });
    const [known, unknown] = await Promise.all(
      ['citizen', 'ghost'].map(
        async (login) =>
          JSON.parse(
            (await visitor.raw('POST', '/api/sign-in', { body: JSON.stringify({ login, password: 'x' }) })).text,
          ) as Answer,
      ),
    );
    expect(known.reason).toBe(unknown.reason);
  });
});

afterAll(async () => {
  const { rows } = await world.database.pool.query(
    'select consumer, error from platform.outbox where error is not null',
  );
  expect(rows).toEqual([]);
});
