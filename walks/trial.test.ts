import { beforeAll, describe, expect, it } from 'vitest';
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
import { canReadPdf, readPdf } from './read-pdf.ts';
import { verifyCases } from '../server/src/modules/oversight/index.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const bundle = 'restaurant';
const bakery = { kind: 'organisation', uscc: '92429903M0000102XE' };
const at = `/api/studio/bundles/${bundle}`;

describe('试办一件事 (THG-16):先试后上线,测试件不算数', () => {
  let trial: Answer;
  let tested: Answer;
  let before: Answer;

  beforeAll(async () => {
    before = await (await signedIn('overseer')).get('/api/oversight/board');
    const manager = await signedIn('catalogue');
    const { published } = await manager.get(at);
    const body = { ...published.body, summary: `${published.body.summary}(试办的新内容)` };
    await manager.post('/api/catalogue/drafts', { definition: body, expectedHash: null });
  });

  it('目录管理员把草稿拿去试办:按发布的标准合成一遍,给出试办码;别的岗位不行', async () => {
    const asked = { reason: '上线前请窗口和企业各试一件', days: 5 };
    expect(await refused((await signedIn('clerk')).post(`${at}/trial`, asked))).toMatchObject({ status: 403 });
    trial = await (await signedIn('catalogue')).post(`${at}/trial`, asked);
    expect(trial.code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect((await (await signedIn('catalogue')).get(at)).trials).toMatchObject([
      { code: trial.code, isRunning: true, endsOn: trial.endsOn, endedAt: null },
    ]);
  });

  it('公众看到的还是正式版;有试办码的人用平常的页面看到草稿', async () => {
    const visitor = world.visitor();
    expect((await visitor.get(`/api/bundles/${bundle}`)).summary).not.toContain('试办的新内容');
    const shown = await visitor.get(`/api/bundles/${trial.address}`);
    expect(shown).toMatchObject({ code: trial.address, trial: true });
    expect(shown.summary).toContain('试办的新内容');
    expect((await visitor.get('/api/search?q=' + trial.code)).things.map((one: Answer) => one.code)).not.toContain(
      trial.address,
    );
    const notice = visitor.post(`/api/bundles/${trial.address}/notice`, { answers: {} });
    expect(await refused(notice)).toMatchObject({ status: 409, code: 'bundles.trial-only' });
    expect(await refused(visitor.get('/api/bundles/trial-22222222'))).toMatchObject({ status: 404 });
  });

  it('测试件走完全程:号码带「测」,处处标明测试件', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    tested = await apply(citizen, trial.address, restaurantAnswers);
    expect(tested.receiptNo).toMatch(/^测/);
    const clerk = await signedIn('clerk');
    const queue = await clerk.get('/api/counter/queue?list=received');
    expect(queue.rows.find((row: Answer) => row.caseId === tested.caseId)).toMatchObject({ trial: true });
    await clerk.post(`/api/cases/${tested.caseId}/accept`);
    await decideAll(signedIn, tested.caseId);
    await world.settled();
    const view = await citizen.get(`/api/cases/${tested.caseId}`);
    expect(view).toMatchObject({ status: 'concluded', outcome: 'granted', trial: true });
    for (const strand of view.strands.filter((one: Answer) => one.number)) expect(strand.number).toMatch(/^测/);
  });

  it('文书都有「测试」水印,没有盖章,不发证照,只有一张测试证照', async () => {
    const citizen = await signedIn('citizen');
    const { documents } = await citizen.get(`/api/cases/${tested.caseId}`);
    expect(documents.map((one: Answer) => one.kind)).toEqual(
      expect.arrayContaining(['receipt', 'acceptance-notice', 'decision-grant', 'licence-sample', 'conclusion-notice']),
    );
    for (const { documentId, kind } of documents) {
      const { content } = await citizen.bytes(`/api/cases/${tested.caseId}/documents/${documentId}`);
      if (canReadPdf) expect(readPdf(content), kind).toContain('测试文书，不具法律效力');
      expect(content.includes('/ByteRange'), kind).toBe(false);
    }
    const issued = await world.database.pool.query('select 1 from licences.licence where case_id = $1', [
      tested.caseId,
    ]);
    const sealed = await world.database.pool.query(
      'select 1 from seals.seal_use u join cases.case_event e on e.event_id::text = u.cause_id::text where e.case_id = $1',
      [tested.caseId],
    );
    expect([issued.rows, sealed.rows]).toEqual([[], []]);
  });

  it('看板、指标、黄红牌、评价都没有它', async () => {
    const overseer = await signedIn('overseer');
    const { asOf: _, ...board } = await overseer.get('/api/oversight/board');
    const { asOf: __, ...earlier } = before;
    expect(board).toEqual(earlier);
    const { rows } = await overseer.get('/api/oversight/cases');
    expect(rows.map((row: Answer) => row.caseId)).not.toContain(tested.caseId);
    const rated = await world.database.pool.query('select 1 from ratings.invitation where case_id = $1', [
      tested.caseId,
    ]);
    expect(rated.rows).toEqual([]);
  });

  it('窗口替人录的测试件,不给那个人发消息', async () => {
    const clerk = await signedIn('clerk');
    const applicationId = await start(clerk, trial.address, restaurantAnswers, { applicant: bakery });
    const ready = await complete(clerk, applicationId);
    expect(ready.trial).toBe(true);
    const receipt = await clerk.post(`/api/applications/${applicationId}/submit`, { version: ready.version });
    await world.settled();
    const told = await world.database.pool.query('select 1 from notices.notice where case_id = $1', [receipt.caseId]);
    expect(told.rows).toEqual([]);
    const own = await world.database.pool.query('select 1 from notices.notice where case_id = $1', [tested.caseId]);
    expect(own.rows.length).toBeGreaterThan(0);
  });

  it('超期也不给黄红牌,不惊动真正的经办人', async () => {
    await world.advanceDays(40);
    await world.settled();
    const { rows } = await (await signedIn('overseer')).get('/api/oversight/findings');
    expect(rows.filter((row: Answer) => row.receiptNo.startsWith('测'))).toEqual([]);
    const warned = await world.database.pool.query("select 1 from cases.case_event where type = 'strand.warned'");
    expect(warned.rows).toEqual([]);
    const expired = await refused(world.visitor().get(`/api/bundles/${trial.address}`));
    expect(expired).toMatchObject({ status: 404 });
  });

  it('试办码到期、收回以后都不能再申请;没有在试办的不能结束', async () => {
    const [manager, citizen] = [await signedIn('catalogue'), await signedIn('citizen')];
    const again = await manager.post(`${at}/trial`, { reason: '再试三天', days: 3 });
    const draft = await start(citizen, again.address, restaurantAnswers);
    const revoke = (await signedIn('clerk')).post(`${at}/trial/end`, { reason: '发现材料写错了' });
    expect(await refused(revoke)).toMatchObject({ status: 403 });
    await manager.post(`${at}/trial/end`, { reason: '发现材料写错了' });
    expect(await refused(manager.post(`${at}/trial/end`, { reason: '再收一次' }))).toMatchObject({
      code: 'bundles.no-trial',
    });
    const asked = [
      refused(citizen.get(`/api/applications/${draft}`)),
      refused(citizen.post('/api/applications', { bundle: again.address, answers: restaurantAnswers })),
    ];
    for (const answer of await Promise.all(asked))
      expect(answer).toMatchObject({ status: 404, code: 'intake.trial-over' });
    const { counts } = await (await signedIn('overseer')).get('/api/oversight/findings');
    expect(counts.find((one: Answer) => one.kind === 'unlistedApplication').count).toBe(0);
  });

  it('正式上线:另一个人发布,试办随即结束;新件计入,测试件还是测试件', async () => {
    const [author, publisher] = [await signedIn('catalogue'), await signedIn('catalogue-b')];
    const last = await author.post(`${at}/trial`, { reason: '上线前最后一试', days: 3 });
    expect(await refused(author.post(`${at}/publish`, { reason: '试办通过' }))).toMatchObject({ status: 403 });
    await publisher.post(`${at}/publish`, { reason: '试办通过，正式上线' });
    expect((await author.get(at)).trials[0]).toMatchObject({
      code: last.code,
      isRunning: false,
      endedBecause: 'published',
    });
    expect((await world.visitor().get(`/api/bundles/${bundle}`)).summary).toContain('试办的新内容');
    expect(await refused(author.post(`${at}/trial`, { reason: '没有草稿', days: 3 }))).toMatchObject({
      code: 'bundles.no-draft',
    });
    const citizen = await signedIn('citizen');
    const real = await apply(citizen, bundle, restaurantAnswers);
    expect(real.receiptNo).toMatch(/^\d+$/);
    const { rows } = await (await signedIn('overseer')).get('/api/oversight/cases');
    expect(rows.map((row: Answer) => row.caseId)).toContain(real.caseId);
    expect(rows.map((row: Answer) => row.caseId)).not.toContain(tested.caseId);
    expect(await citizen.get(`/api/cases/${tested.caseId}`)).toMatchObject({
      trial: true,
      receiptNo: tested.receiptNo,
    });
    expect(await verifyCases(world.database.pool)).toMatchObject({ findings: [] });
  });
});
