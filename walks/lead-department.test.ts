import { describe, expect, it } from 'vitest';
import { verifyCases } from '../server/src/modules/oversight/index.ts';
import { actForEnterprise, type Answer, apply, cast, decide, decideAll, refused, restaurantAnswers } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);

describe('牵头部门：全链视图与催办 (THG-09)', () => {
  let caseId: string;
  const led = async (login: string, list = 'open'): Promise<Answer> =>
    (await signedIn(login)).get(`/api/approver/led?list=${list}`);
  const chain = async (login: string): Promise<Answer> => (await signedIn(login)).get(`/api/approver/led/${caseId}`);
  const strandOf = (view: Answer, member: string): Answer => view.strands.find((one: Answer) => one.member === member);
  const urge = async (login: string, member = 'fire') =>
    (await signedIn(login)).post(`/api/cases/${caseId}/strands/${member}/urge`, {
      reason: '申请人 5 日开业，请在 3 日前作出决定',
    });
  const answer = async (login: string, member = 'fire') =>
    (await signedIn(login)).post(`/api/cases/${caseId}/strands/${member}/answer-urging`, {
      answer: '现场已经看过，明天作出决定',
    });

  it('牵头部门看得到本部门牵头的每一件和全部事项；没有申请内容，也没有申请人', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    ({ caseId } = await apply(citizen, 'restaurant', restaurantAnswers));
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
    expect((await led('market-review')).rows).toMatchObject([{ caseId, done: 0, late: 0, urged: 0 }]);
    const view = await chain('market-decide');
    const { strands } = await (await signedIn('clerk')).get(`/api/counter/cases/${caseId}`);
    const shown = strands.filter((one: Answer) => one.node !== 'check');
    expect(view.strands.map((one: Answer) => [one.member, one.statusName, one.due?.due])).toEqual(
      shown.map((one: Answer) => [one.member, one.statusName, one.due?.due]),
    );
    expect(new Set(view.strands.map((one: Answer) => one.authorityName)).size).toBeGreaterThan(2);
    for (const hidden of ['applicant', 'materials', 'originalForm', 'documents', 'opinions'])
      expect(view).not.toHaveProperty(hidden);
    expect(JSON.stringify(view)).not.toContain('老街小面馆');
  });

  it('配合部门没有牵头的件，打不开全链，也不能催办别的部门；无关的部门当作没有这个件', async () => {
    for (const login of ['fire-decide', 'urban-review', 'health-review']) {
      expect((await led(login)).rows).toEqual([]);
      expect(await refused(chain(login))).toMatchObject({ status: 404, code: 'cases.case-not-found' });
    }
    expect(await refused(urge('urban-review'))).toMatchObject({ status: 403, code: 'cases.not-lead' });
    expect(await refused(urge('police-review'))).toMatchObject({ status: 404, code: 'cases.case-not-found' });
    for (const login of ['clerk', 'overseer'])
      expect(await refused(urge(login))).toMatchObject({ status: 403, code: 'platform.not-permitted' });
  });

  it('牵头部门也只能办自己的事项：看得到别的部门的进度，办不了别的部门的事', async () => {
    const strand = `/api/approver/cases/${caseId}/fire`;
    expect(await refused((await signedIn('market-review')).get(strand))).toMatchObject({ status: 404 });
    const review = { proposal: 'grant', opinion: '替他们审了' };
    const others = (await signedIn('market-review')).post(`/api/cases/${caseId}/strands/fire/review`, review);
    expect(await refused(others)).toMatchObject({ status: 403, code: 'cases.strand-not-yours' });
    expect(await refused(urge('market-review', 'food'))).toMatchObject({ code: 'cases.own-strand-urged' });
  });

  it('催办：对方部门在待办里、在自己的事项上看得到，收到消息；没答复前不能再催', async () => {
    await urge('market-decide');
    expect(await refused(urge('market-review'))).toMatchObject({ status: 409, code: 'cases.urging-open' });
    await world.settled();
    const fire = await signedIn('fire-review');
    const row = (await fire.get('/api/approver/queue?list=todo')).rows.find((one: Answer) => one.caseId === caseId);
    expect(row).toMatchObject({ member: 'fire', urged: true });
    expect(await fire.get(`/api/approver/cases/${caseId}/fire`)).toMatchObject({
      mustAnswerUrging: true,
      urgings: [{ reason: '申请人 5 日开业，请在 3 日前作出决定', answer: null }],
    });
    const { notices } = await fire.get('/api/notices');
    expect(notices.filter((one: Answer) => one.kind === 'strand-urged')).toHaveLength(1);
    const sign = await (await signedIn('urban-review')).get(`/api/approver/cases/${caseId}/sign`);
    expect(sign).toMatchObject({ urgings: [], mustAnswerUrging: false });
  });

  it('被催办的部门答复，牵头部门看得到；别的部门不能替它答，没有催办的不能答', async () => {
    expect(await refused(answer('urban-review'))).toMatchObject({ status: 403, code: 'cases.strand-not-yours' });
    const due = strandOf(await chain('market-review'), 'fire').due.due;
    await answer('fire-review');
    expect(await refused(answer('fire-decide'))).toMatchObject({ status: 404, code: 'cases.urging-not-found' });
    const fire = strandOf(await chain('market-review'), 'fire');
    expect(fire.urgings).toMatchObject([{ answer: { text: '现场已经看过，明天作出决定' } }]);
    expect(fire).toMatchObject({ urge: { allowed: true }, due: { due } });
    expect((await led('market-review')).rows).toMatchObject([{ caseId, urged: 0 }]);
  });

  it('催办和答复都留痕：监察看得到，申请人的经过里没有', async () => {
    const events = await (await signedIn('overseer')).get(`/api/oversight/cases/${caseId}/events`);
    expect(events.map((one: Answer) => one.title)).toEqual(expect.arrayContaining(['牵头部门催办', '部门答复催办']));
    const { timeline } = await (await signedIn('citizen')).get(`/api/cases/${caseId}`);
    expect(timeline.map((one: Answer) => one.title).join()).not.toContain('催办');
  });

  it('作出决定的，不用再答复，也不能再催', async () => {
    await urge('market-review');
    await decide(signedIn, caseId, 'fire');
    const fire = strandOf(await chain('market-review'), 'fire');
    expect(fire).toMatchObject({ urge: { allowed: false }, statusName: '准予' });
    expect(await refused(answer('fire-review'))).toMatchObject({ status: 409, code: 'cases.not-now' });
    expect(await refused(urge('market-review'))).toMatchObject({ status: 409, code: 'cases.not-now' });
    expect((await led('market-review')).rows).toMatchObject([{ urged: 0 }]);
    expect(await verifyCases(world.database.pool)).toMatchObject({ findings: [] });
  });
});

describe('主题运行监测：按月，与明细核对一致 (THG-19)', () => {
  const at = '/api/oversight/bundles/restaurant/running';

  it('主题页的数字等于从每一件重新数出来的', async () => {
    const citizen = await signedIn('citizen');
    const { caseId } = await apply(citizen, 'restaurant', restaurantAnswers);
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
    await decideAll(signedIn, caseId);
    await world.settled();
    const overseer = await signedIn('overseer');
    const { today } = await overseer.get('/api/clock');
    const { rows } = await overseer.get('/api/oversight/cases?bundle=restaurant');
    const done = rows.filter((one: Answer) => one.status === 'concluded');
    expect([rows.length, done.length]).toEqual([2, 1]);
    const { preview } = await world.visitor().post('/api/bundles/restaurant/preview', { answers: restaurantAnswers });
    const { months } = await overseer.get(at);
    expect(months.at(-1)).toMatchObject({
      month: String(today).slice(0, 7),
      received: rows.length,
      concluded: done.length,
      averageDays: 0,
      returned: 0,
      savedMaterials: preview.figures.materials.before - preview.figures.materials.after,
      savedSteps: preview.figures.steps.before - preview.figures.steps.after,
      savedTrips: preview.figures.visits.before - preview.figures.visits.after,
    });
  });

  it('牵头部门看到的与监察看到的一样；别的部门看不到，编造的主题没有', async () => {
    const seen = await (await signedIn('market-review')).get(at);
    expect(seen).toEqual(await (await signedIn('overseer')).get(at));
    expect(JSON.stringify(seen)).not.toMatch(/林晓燕|老街/);
    expect(await refused((await signedIn('fire-review')).get(at))).toMatchObject({
      status: 404,
      code: 'oversight.no-such-bundle',
    });
    expect(await refused((await signedIn('overseer')).get(at.replace('restaurant', 'nothing')))).toMatchObject({
      code: 'oversight.no-such-bundle',
    });
  });
});

describe('一事一方案：没有备案号不能上线 (THG-10)', () => {
  const at = '/api/studio/bundles/corner-shop';
  const published = async (): Promise<string[]> =>
    (await world.visitor().get('/api/bundles')).bundles.map((one: Answer) => one.code);
  const save = async (change: Record<string, unknown>): Promise<Answer> => {
    const manager = await signedIn('catalogue');
    const { body } = (await manager.get('/api/studio/bundles/restaurant')).published;
    const definition = { ...body, code: 'corner-shop', name: '开转角小馆', ...change };
    await manager.post('/api/catalogue/drafts', { definition });
    return definition;
  };
  const publish = async (login: string) => (await signedIn(login)).post(`${at}/publish`, { reason: '演示上线' });
  const file = async (login: string, number: string) => (await signedIn(login)).post(`${at}/file-plan`, { number });
  const refusedFor = async (): Promise<string[]> => {
    const problem = await refused(publish('catalogue-b'));
    expect(problem).toMatchObject({ status: 422, code: 'bundles.not-publishable' });
    return problem.findings
      .filter((one: Answer) => one.severity === 'block')
      .map((one: Answer) => `${one.code} ${one.place}`)
      .toSorted();
  };
  let plan: Answer;

  it('没有方案、方案没有备案：发布被拒绝，和其他问题一次说清；群众看不到', async () => {
    await save({ plan: undefined, fiveOnes: {} });
    expect(await refused(file('catalogue-b', '演示备 9 号'))).toMatchObject({ code: 'bundles.no-plan' });
    expect(await refusedFor()).toEqual([
      'five-ones-incomplete bundle:corner-shop/fiveOnes/counter',
      'five-ones-incomplete bundle:corner-shop/fiveOnes/form',
      'five-ones-incomplete bundle:corner-shop/fiveOnes/guide',
      'five-ones-incomplete bundle:corner-shop/fiveOnes/mechanism',
      'five-ones-incomplete bundle:corner-shop/fiveOnes/standard',
      'plan-missing bundle:corner-shop/plan',
    ]);
    const { body } = (await (await signedIn('catalogue')).get('/api/studio/bundles/restaurant')).published;
    const { filing: _, ...unfiled } = body.plan;
    plan = unfiled;
    await save({ plan });
    expect(await refusedFor()).toEqual(['plan-not-filed bundle:corner-shop/plan/filing']);
    expect(await published()).not.toContain('corner-shop');
  });

  it('试办不用备案；编的人自己不能备案上线', async () => {
    const trial = await (await signedIn('catalogue')).post(`${at}/trial`, { reason: '先试一件', days: 3 });
    expect(trial.address).toMatch(/^trial-/);
    expect(await refused(file('catalogue', '演示备 9 号'))).toMatchObject({ status: 403, code: 'bundles.own-plan' });
    expect(await refused(file('market-decide', '演示备 9 号'))).toMatchObject({ status: 403 });
    expect(await published()).not.toContain('corner-shop');
  });

  it('另一位登记备案号后上线；每一版的方案、备案号、备案日都查得到', async () => {
    await file('catalogue-b', '演示备〔2026〕9 号');
    expect(await refused(publish('catalogue'))).toMatchObject({ status: 403, code: 'catalogue.own-draft' });
    await publish('catalogue-b');
    expect(await published()).toContain('corner-shop');
    const { today } = await (await signedIn('overseer')).get('/api/clock');
    const studio = await (await signedIn('catalogue')).get(at);
    expect(studio.published.body.plan).toEqual({
      ...plan,
      filing: { number: '演示备〔2026〕9 号', on: today, version: plan.version },
    });
  });

  it('方案改了：版本要加一，要重新备案；备案的历史留在各版里', async () => {
    const { plan: filed } = (await (await signedIn('catalogue')).get(at)).published.body;
    await save({ plan: { ...filed, sharing: '再少要两份材料。' } });
    expect(await refusedFor()).toEqual([
      'plan-not-filed bundle:corner-shop/plan/filing',
      'plan-version-kept bundle:corner-shop/plan/version',
    ]);
    await save({ plan: { ...filed, sharing: '再少要两份材料。', version: filed.version + 1 } });
    expect(await refusedFor()).toEqual(['plan-not-filed bundle:corner-shop/plan/filing']);
    await file('catalogue-b', '演示备〔2026〕10 号');
    await publish('catalogue-b');
    const versions = await (await signedIn('catalogue')).get('/api/catalogue/bundle/corner-shop');
    expect(versions.definition.body.plan.filing).toMatchObject({ number: '演示备〔2026〕10 号', version: 2 });
  });
});

describe('升级评估 (THG-27)', () => {
  const rowOf = async (bundle: string): Promise<Answer> =>
    (await (await signedIn('catalogue')).get('/api/studio/upgrades')).find((one: Answer) => one.bundle === bundle);
  const gapsOf = (row: Answer, id: string): string[] => row.checks.find((one: Answer) => one.id === id).gaps;

  it('每件已上线的一件事都有五项评估；不达标的逐条列出', async () => {
    const rows = await (await signedIn('catalogue')).get('/api/studio/upgrades');
    const { bundles } = await world.visitor().get('/api/bundles?limit=100');
    expect(rows.map((one: Answer) => one.bundle).toSorted()).toEqual(bundles.map((one: Answer) => one.code).toSorted());
    const restaurant = await rowOf('restaurant');
    expect(restaurant.checks.map((one: Answer) => one.id)).toEqual([
      'sharing',
      'process',
      'fiveOnes',
      'promise',
      'plan',
    ]);
    expect(restaurant.below).toBe(restaurant.checks.filter((one: Answer) => one.gaps.length > 0).length);
    expect(gapsOf(restaurant, 'plan')).toEqual([]);
    expect(await refused((await signedIn('clerk')).get('/api/studio/upgrades'))).toMatchObject({ status: 403 });
  });

  it('发布升级版以后新件走新版，在办件走旧版', async () => {
    const manager = await signedIn('catalogue');
    const citizen = await signedIn('citizen');
    const before = await apply(citizen, 'restaurant', restaurantAnswers);
    const { version } = await rowOf('restaurant');
    const { body } = (await manager.get('/api/studio/bundles/restaurant')).published;
    await manager.post('/api/catalogue/drafts', {
      definition: { ...body, summary: `${body.summary}（升级版）` },
      expectedHash: null,
    });
    const published = await (await signedIn('catalogue-b')).post('/api/studio/bundles/restaurant/publish', {
      reason: '转型升级',
    });
    expect((await rowOf('restaurant')).version).toBe(version + 1);
    const after = await apply(citizen, 'restaurant', restaurantAnswers);
    const { rows } = await world.database.pool.query(
      'select case_id, release from cases.case where case_id = any($1::uuid[])',
      [[before.caseId, after.caseId]],
    );
    const releaseOf = (caseId: string): string => rows.find((row) => row.case_id === caseId).release;
    expect(releaseOf(after.caseId)).toBe(published.release);
    expect(releaseOf(before.caseId)).not.toBe(published.release);
  });
});
