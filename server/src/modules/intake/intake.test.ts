import { randomUUID } from 'node:crypto';
import { shanghaiDay } from '@yijian/core/calendar';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentRelease, importBundles } from '#bundles';
import { importDefinitions } from '#catalogue';
import { importGround } from '../identity/testing-people.ts';
import { type Actor, advanceClock, systemActor, visitor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { lanternBundleWith, lanternDefinitions } from '../bundles/testing-lantern.ts';
import { setStopDay } from '../catalogue/life/set-stop-day.ts';
import { viewApplication } from './application-view.ts';
import { attachFile, detachFile, receiveForApplication } from './attach-file.ts';
import { discardApplication, saveAnswers, saveCommitments, saveValues } from './change-application.ts';
import { listMyDrafts } from './drafts/list-drafts.ts';
import { startApplication } from './start-application.ts';
import { receiveMaterials } from './receive-materials.ts';
import { submitApplication } from './submit-application.ts';

const { env } = await testPlatform();
const ground = await importGround(env);
/** One white pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);
const bundle = 'open-lantern-shop';
const answers = { 'open-flame': 'yes', area: '80', 'by-agent': 'yes', extras: ['sign'] };
const around = { actor: systemActor, reason: '首次导入' };

const shop: Actor = {
  ...citizen(ground.persons.owner),
  principal: { kind: 'organisation', id: ground.organisationId },
  capacity: 'legalRepresentative',
};
const self = citizen(ground.persons.owner);
const stranger = citizen(randomUUID());
const clerk = staff(ground.persons.clerk, 'counter', 'hall', '420102');
const ownWindow = staff(randomUUID(), 'counter', 'fire', '420102');

const start = async (actor = shop, more: object = {}) =>
  (await env.execute(startApplication, { input: { bundle, answers, ...more }, actor })).result.applicationId;
const save = (applicationId: string, version: number, values: Record<string, string>, actor = shop) =>
  env.execute(saveValues, { input: { applicationId, version, values }, actor });
const look = (applicationId: string, actor = shop) => viewApplication(env, applicationId, actor);
const submit = (applicationId: string, version: number, actor = shop, more: object = {}) =>
  env.execute(submitApplication, { input: { applicationId, version, ...more }, actor });

beforeAll(async () => {
  await importDefinitions(env, lanternDefinitions(), around);
  await importBundles(env, [lanternBundleWith()], around);
});

describe('开始申请', () => {
  it('没有这件事、回答不对、主体不对、委托不包括,各有说法', async () => {
    await expect(start(shop, { bundle: 'open-moon-shop' })).rejects.toMatchObject({
      code: 'intake.bundle-not-offered',
      status: 404,
    });
    await expect(start(shop, { answers: { ...answers, area: '-1' } })).rejects.toMatchObject({
      code: 'intake.bad-answers',
      status: 422,
    });
    await expect(start(self)).rejects.toMatchObject({
      code: 'intake.applicant-kind',
      facts: { wanted: 'organisation' },
    });
    const agent: Actor = { ...citizen(ground.persons.agent), principal: shop.principal, capacity: 'mandate' };
    await expect(start(agent)).rejects.toMatchObject({ code: 'intake.mandate-scope', status: 403 });
  });

  it('窗口收件要认得出申请人', async () => {
    await expect(start(clerk)).rejects.toMatchObject({ code: 'intake.applicant-kind' });
    await expect(
      start(clerk, { applicant: { kind: 'organisation', uscc: '91420102M00001011X' } }),
    ).rejects.toMatchObject({ code: 'intake.applicant-kind' });
    await expect(start(clerk, { applicant: { kind: 'person', idNumber: '420102199001011234' } })).rejects.toMatchObject(
      { code: 'intake.applicant-kind' },
    );
    for (const actor of [visitor, staff('x', 'reviewer', 'fire')])
      await expect(start(actor)).rejects.toMatchObject({ status: actor === visitor ? 401 : 403 });
  });
});

describe('填写', () => {
  it('别人的申请看不见也改不了;部门自己的窗口看不见大厅收的件', async () => {
    const applicationId = await start();
    for (const actor of [stranger, self, clerk]) {
      await expect(look(applicationId, actor)).rejects.toMatchObject({
        code: 'intake.application-not-found',
        status: 404,
      });
      await expect(save(applicationId, 1, {}, actor)).rejects.toMatchObject({ code: 'intake.application-not-found' });
      await expect(submit(applicationId, 1, actor)).rejects.toMatchObject({ code: 'intake.application-not-found' });
      await expect(env.execute(discardApplication, { input: { applicationId }, actor })).rejects.toMatchObject({
        code: 'intake.application-not-found',
      });
      await expect(
        receiveForApplication(env, applicationId, { name: 'a.png', content: picture, actor }),
      ).rejects.toMatchObject({ status: 404 });
    }
    const { rows } = await env.db.query<{ uscc: string }>(
      'select uscc from identity.organisation where organisation_id = $1',
      [ground.organisationId],
    );
    const atHall = await start(clerk, { applicant: { kind: 'organisation', uscc: rows[0]!.uscc } });
    await expect(look(atHall, ownWindow)).rejects.toMatchObject({ status: 404 });
    expect((await look(atHall, staff(randomUUID(), 'counter', 'hall', '420102'))).channel).toBe('counter');
  });

  it('两处同时改:后到的看到已经变了,先到的不丢', async () => {
    const applicationId = await start();
    const saved = await Promise.allSettled([
      save(applicationId, 1, { 'name@shop': '东街灯笼铺' }),
      save(applicationId, 1, { 'name@shop': '西街灯笼铺' }),
    ]);
    expect(saved.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(saved.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'intake.application-changed', status: 409, facts: { version: 2 } },
    });
    const { rows } = await env.db.query('select * from intake.application where application_id = $1', [applicationId]);
    expect(JSON.stringify(rows)).not.toContain('灯笼铺');
  });

  it('来自情形回答和前一事项结果的栏目,填了也不算数', async () => {
    const applicationId = await start();
    await save(applicationId, 1, {
      'floor-area@shop/premises': '999',
      'uscc@shop': '91420102M00001011R',
      'name@shop': '东街灯笼铺',
    });
    const fields = new Map((await look(applicationId)).fields.map((field) => [field.key, field]));
    expect(fields.get('floor-area@shop/premises')).toMatchObject({ value: '80', source: 'answer', editable: false });
    expect(fields.get('uscc@shop')).toMatchObject({ value: null, source: 'output', editable: false });
    expect(fields.get('name@shop')).toMatchObject({ value: '东街灯笼铺', source: 'applicant' });
  });

  it('改回答只改要求,不丢已填;改错的不收', async () => {
    const applicationId = await start();
    await save(applicationId, 1, { 'name@shop': '东街灯笼铺' });
    const change = (version: number, given: Record<string, string | string[]>, of = bundle) =>
      env.execute(saveAnswers, { input: { applicationId, version, bundle: of, answers: given }, actor: shop });
    await expect(change(2, { ...answers, 'open-flame': 'perhaps' })).rejects.toMatchObject({
      code: 'intake.bad-answers',
    });
    await expect(change(2, answers, 'open-moon-shop')).rejects.toMatchObject({ code: 'intake.bundle-not-offered' });
    await change(2, { ...answers, 'open-flame': 'no' });
    const view = await look(applicationId);
    expect(view.preview.included.map((member) => member.id)).not.toContain('flame');
    expect(view.fields.find((field) => field.key === 'name@shop')!.value).toBe('东街灯笼铺');
    await env.execute(saveCommitments, {
      input: { applicationId, version: 3, materials: ['lantern-licence-copy@shop'] },
      actor: shop,
    });
    expect((await listMyDrafts(env, shop)).map((draft) => draft.applicationId)).toContain(applicationId);
    expect(await listMyDrafts(env, { ...shop, principal: null })).toEqual([]);
  });

  it('材料:同一份传两遍还是一份,别人的文件删不了,没有的删不了', async () => {
    const applicationId = await start();
    const file = await receiveForApplication(env, applicationId, { name: '租约.png', content: picture, actor: shop });
    const attach = (actor = shop) =>
      env.execute(attachFile, { input: { applicationId, material: 'lease@shop/premises', file }, actor });
    const { fileId } = (await attach()).result;
    expect((await attach()).result.fileId).toBe(fileId);
    const remove = (id: string, actor = shop, of = applicationId) =>
      env.execute(detachFile, { input: { applicationId: of, fileId: id }, actor });
    await expect(remove(randomUUID())).rejects.toMatchObject({ code: 'intake.unknown-material', status: 422 });
    await expect(remove(fileId, shop, await start())).rejects.toMatchObject({ code: 'intake.unknown-material' });
    await expect(remove(fileId, stranger)).rejects.toMatchObject({ code: 'intake.application-not-found' });
    await remove(fileId);
    expect((await look(applicationId)).materials.flatMap((material) => material.files)).toEqual([]);
  });

  it('一份申请最多一百个文件', async () => {
    const applicationId = await start();
    const file = await receiveForApplication(env, applicationId, { name: '租约.png', content: picture, actor: shop });
    const [{ key: material } = { key: '' }] = (await look(applicationId)).materials;
    const one = (serial: number) => ({
      input: { applicationId, material, file: { ...file, sha256: serial.toString(16).padStart(64, '0') } },
      actor: shop,
    });
    for (let serial = 0; serial < 100; serial += 1) await env.execute(attachFile, one(serial));
    await expect(env.execute(attachFile, one(100))).rejects.toMatchObject({ code: 'intake.bad-file', status: 422 });
    const ghost = { ...one(1).input, material: 'ghost' };
    await expect(env.execute(attachFile, { input: ghost, actor: shop })).rejects.toMatchObject({
      code: 'intake.unknown-material',
    });
  });
});

describe('收件清点', () => {
  it('只有收件的人能清点,清点可以收回', async () => {
    const applicationId = await start();
    const lease = 'lease@shop/premises';
    const tick = (actor: Actor, of: string, version: number, materials: Record<string, null | { missing: true }>) =>
      env.execute(receiveMaterials, { input: { applicationId: of, version, materials }, actor });
    const missing = { missing: true } as const;
    await expect(tick(shop, applicationId, 1, { [lease]: missing })).rejects.toMatchObject({ status: 403 });
    await expect(tick(clerk, applicationId, 1, { [lease]: missing })).rejects.toMatchObject({ status: 404 });
    const { rows } = await env.db.query<{ uscc: string }>(
      'select uscc from identity.organisation where organisation_id = $1',
      [ground.organisationId],
    );
    const atHall = await start(clerk, { applicant: { kind: 'organisation', uscc: rows[0]!.uscc } });
    const list = async () => (await look(atHall, clerk)).materials;
    const { key } = (await list()).find((material) => material.problem)!;
    const now = async () => (await list()).find((material) => material.key === key)!;
    await tick(clerk, atHall, 1, { [key]: missing });
    expect(await now()).toMatchObject({ gap: true, problem: null });
    await tick(clerk, atHall, 2, { [key]: null });
    expect(await now()).toMatchObject({ gap: false, received: null, problem: { place: `material:${key}` } });
  });
});

describe('代办范围', () => {
  it('受托人只看得到委托办的那件事的草稿', async () => {
    const applicationId = await start();
    const agent = (bundles: string[] | null): Actor => ({
      ...citizen(ground.persons.agent),
      principal: shop.principal,
      capacity: 'mandate',
      bundles,
    });
    await expect(look(applicationId, agent(['open-restaurant']))).rejects.toMatchObject({ status: 404 });
    expect(await listMyDrafts(env, agent(['open-restaurant']))).toEqual([]);
    expect((await look(applicationId, agent([bundle]))).applicationId).toBe(applicationId);
    expect((await listMyDrafts(env, agent(null))).map((draft) => draft.applicationId)).toContain(applicationId);
  });
});

describe('提交', () => {
  it('没准备好的一次说完,不占用编号,原样再交还是同一个答复', async () => {
    const applicationId = await start();
    const key = randomUUID();
    const again = () =>
      env.execute(submitApplication, { input: { applicationId, version: 1 }, actor: shop, idempotencyKey: key });
    const first = await again().catch((error) => error);
    expect(first).toMatchObject({ code: 'intake.not-ready', status: 422 });
    expect(first.facts.findings.length).toBeGreaterThan(5);
    expect(await again().catch((error) => error.facts)).toEqual(first.facts);
    expect(
      (
        await env.db.query(
          `select count(*)::int as n from platform.series where name like 'receipt/%' or name like 'strand/%'`,
        )
      ).rows[0].n,
    ).toBe(0);
    expect((await env.db.query('select count(*)::int as n from cases.case')).rows[0].n).toBe(0);
  });

  it('办理要求变了、草稿变了,都先说一声', async () => {
    const applicationId = await start();
    await expect(submit(applicationId, 1, shop, { release: 'e'.repeat(64) })).rejects.toMatchObject({
      code: 'intake.release-changed',
      status: 409,
      facts: { release: (await currentRelease(env.db, bundle))!.hash },
    });
    await save(applicationId, 1, { 'name@shop': '东街灯笼铺' });
    await expect(submit(applicationId, 1)).rejects.toMatchObject({ code: 'intake.application-changed', status: 409 });
    // A version that the draft reaches only after it was judged is not what was judged.
    await expect(submit(applicationId, 3)).rejects.toMatchObject({ code: 'intake.application-changed' });
  });
});

describe('停办日', () => {
  it('停办日当天还能办，过了就不再收，已开始填的也不能提交', async () => {
    const stopsOn = shanghaiDay(await env.now());
    const input = { kind: 'bundle' as const, code: bundle, stopsOn, reason: '改由市里办' };
    await env.execute(setStopDay, { input, actor: staff(randomUUID(), 'catalogueManager', 'town') });
    const begun = await start();
    await env.execute(advanceClock, { input: { minutes: 24 * 60 }, actor: systemActor });
    const stopped = { code: 'intake.stopped', facts: { stopped: [{ kind: 'bundle', code: bundle, stopsOn }] } };
    await expect(start()).rejects.toMatchObject(stopped);
    await expect(submit(begun, 1)).rejects.toMatchObject(stopped);
  });
});
