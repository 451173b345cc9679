import type { Bundle } from '@yijian/core/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { findDefinition, importDefinitions } from '#catalogue';
import { type Actor, systemActor, visitor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { confirmLimit } from './confirm-limit.ts';
import { importBatch, importBundles } from './import-bundles.ts';
import { ensureStored, keepSingle } from './keep-single.ts';
import { listBundles } from './list-bundles.ts';
import { previewBundle, requireRelease } from './preview-bundle.ts';
import { publishBundle } from './publish-bundle.ts';
import { currentRelease, getRelease } from './find-release.ts';
import { compileLive, openStudio } from './open-studio.ts';
import { changeLantern, lanternBundleWith, lanternDefinitions, lanternItem } from './testing-lantern.ts';
import { withdrawBundle } from './withdraw-bundle.ts';

const { env } = await testPlatform();
const manager = staff('01980000-0000-7000-8000-000000000001', 'catalogueManager', 'trade');
const reviewer = staff('01980000-0000-7000-8000-000000000002', 'catalogueManager', 'trade');
const decider = (authority: string) => staff('01980000-0000-7000-8000-000000000003', 'decider', authority);
const around = { actor: systemActor, reason: '首次导入' };
const reason = '测试发布';
const shop = 'open-lantern-shop';
const everything = { 'open-flame': 'yes', area: '80', 'by-agent': 'yes', extras: ['sign', 'apprentice'] };

const draft = (change: Partial<Bundle>) =>
  env.execute(changeLantern, { input: { definition: lanternBundleWith(change), to: 'draft' }, actor: systemActor });
const publish = (bundle: string, more: { expectedHash?: string } = {}) =>
  env.execute(publishBundle, { input: { bundle, reason, ...more }, actor: reviewer });
const confirm = (input: { member: string; days: number; bundle?: string }, actor = decider('fire')) =>
  env.execute(confirmLimit, { input: { bundle: shop, reference: '灯笼〔2026〕2 号', ...input }, actor });

type Refused = { code: string; facts: { findings: { code: string; place: string }[] } & Record<string, unknown> };
const refused = (work: Promise<unknown>): Promise<Refused> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  ) as Promise<Refused>;
const codes = async (work: Promise<unknown>) => (await refused(work)).facts.findings.map((one) => one.code);

beforeAll(async () => {
  await importDefinitions(env, lanternDefinitions(), around);
  expect(await importBundles(env, [lanternBundleWith()], around)).toMatchObject({ published: 1, unchanged: 0 });
});

describe('导入与现行发布版', () => {
  test('再导入一次不变；按摘要取回的是同一份', async () => {
    expect(await importBundles(env, [lanternBundleWith()], around)).toEqual({
      published: 0,
      unchanged: 1,
      findings: [],
    });
    const release = await currentRelease(env.db, shop);
    expect(release).toMatchObject({ bundle: shop, version: 1 });
    expect(await getRelease(env.db, release!.hash)).toBe(release);
    expect(await getRelease(env.db, 'f'.repeat(64))).toBeUndefined();
  });

  test('预览：两种回答两份清单 (THG-05);答错的一次说完；没有的一件事给出相近的', async () => {
    const all = await previewBundle(env.db, shop, everything);
    const few = await previewBundle(env.db, shop, { ...everything, 'open-flame': 'no', extras: ['none'] });
    expect(all.preview.included.map((one) => one.id).sort()).toEqual([
      'apprentice',
      'check',
      'flame',
      'licence',
      'sign',
    ]);
    expect(few.preview.included.map((one) => one.id).sort()).toEqual(['check', 'licence']);
    expect(all.notice).toMatchObject({ complete: true, preview: all.preview.hash });
    const wrong = await refused(previewBundle(env.db, shop, { ...everything, area: '很大', colour: 'red' }));
    expect(wrong).toMatchObject({ code: 'bundles.bad-answers' });
    expect(wrong.facts.findings.map((one) => one.code).sort()).toEqual(['bad-answer', 'unknown-question']);
    expect(await refused(requireRelease(env.db, '灯笼铺'))).toMatchObject({
      code: 'bundles.unknown-bundle',
      facts: { suggestions: [{ code: shop }] },
    });
  });

  test('卡片：名称、部门、承诺、对比', async () => {
    const { bundles } = await listBundles(env.db, {});
    expect(bundles).toMatchObject([
      { code: shop, lifeStage: '开办企业', departments: expect.arrayContaining([expect.any(String)]) },
    ]);
    expect(bundles[0]!.figures.materials.before).toBeGreaterThanOrEqual(bundles[0]!.figures.materials.after);
    expect((await listBundles(env.db, { audience: 'person' })).bundles).toEqual([]);
  });

  test('一批里有一件不合格，整批不导入', async () => {
    const bad = [lanternBundleWith({ code: 'second-shop' }), lanternBundleWith({ code: 'third-shop', fiveOnes: {} })];
    expect(await codes(importBundles(env, bad, around))).toContain('five-ones-incomplete');
    expect(await currentRelease(env.db, 'second-shop')).toBeUndefined();
    const shapes = [[{ kind: 'bundle' }], [lanternItem('sign-record')], [lanternBundleWith(), lanternBundleWith()]];
    for (const bundles of shapes)
      expect(await refused(env.execute(importBatch, { input: { bundles, reason }, actor: systemActor }))).toMatchObject(
        {
          code: 'bundles.malformed-bundle',
        },
      );
  });
});

describe('发布门槛', () => {
  test('缺「定标文件」不能发布，列出缺项 (THG-02)', async () => {
    const { standard: _, ...fiveOnes } = lanternBundleWith().fiveOnes;
    await draft({ fiveOnes });
    expect((await refused(publish(shop))).facts.findings).toContainEqual(
      expect.objectContaining({ code: 'five-ones-incomplete', place: `bundle:${shop}/fiveOnes/standard` }),
    );
  });

  test('承诺超过最长单项被拒 (THG-08)', async () => {
    await draft({ promise: [{ days: 60 }] });
    expect(await codes(publish(shop))).toContain('promise-over-longest');
    expect((await currentRelease(env.db, shop))?.version).toBe(1);
  });

  test('互相等待是循环证明，被拒 (THG-07)', async () => {
    const members = lanternBundleWith().members.map((member) =>
      member.id === 'check' ? { ...member, after: ['licence'] } : member,
    );
    await draft({ members });
    expect(await codes(publish(shop))).toContain('circular-proof');
  });

  test('两个人同时发布同一份草稿：一个成功，另一个得知没有变化', async () => {
    await draft({ lifeStage: '开办企业(同时)' });
    const both = await Promise.allSettled([publish(shop), publish(shop)]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'bundles.unchanged' } });
  });

  test('引用没有的事项被拒', async () => {
    await draft({ members: [...lanternBundleWith().members, { id: 'ghost', item: 'ghost' }] });
    expect(await refused(publish(shop))).toMatchObject({
      code: 'bundles.not-publishable',
      facts: { findings: expect.arrayContaining([expect.objectContaining({ code: 'unknown-item' })]) },
    });
  });

  test('改好后发布成下一号，旧的不再提供但仍可读；没有变化的不再发布', async () => {
    const before = await currentRelease(env.db, shop);
    const saved = await draft({ summary: '改了一句话' });
    expect(await refused(publish(shop, { expectedHash: '0'.repeat(64) }))).toMatchObject({
      code: 'bundles.draft-changed',
    });
    const done = await publish(shop, { expectedHash: saved.result.hash });
    expect(done.result).toMatchObject({ version: before!.version + 1, definitionVersion: saved.result.version });
    expect(await currentRelease(env.db, shop)).toMatchObject({ version: before!.version + 1, summary: '改了一句话' });
    expect(await getRelease(env.db, before!.hash)).toBe(before);
    expect(await refused(publish(shop))).toMatchObject({ code: 'bundles.unchanged' });
    expect(await refused(publish('nothing'))).toMatchObject({ code: 'bundles.unknown-bundle' });
  });

  test('事项改了：发布版不动，工作台提示过时，重新发布即用新事项', async () => {
    await importDefinitions(env, [lanternItem('sign-record', { name: '招牌备案(新)' })], around);
    expect(
      (await currentRelease(env.db, shop))?.members.find((member) => member.id === 'sign')?.item.name,
    ).not.toContain('新');
    expect(await openStudio(env.db, shop, systemActor)).toMatchObject({ outdated: true });
    await publish(shop);
    const release = await currentRelease(env.db, shop);
    expect(release?.members.find((member) => member.id === 'sign')?.item.name).toBe('招牌备案(新)');
    expect(await openStudio(env.db, shop, systemActor)).toMatchObject({ outdated: false, draft: null });
  });
});

describe('时限确认 (一事一方案)', () => {
  test('关键路径超过承诺：被拒并给出建议；部门确认后可以发布', async () => {
    await draft({ confirmations: [] });
    expect(await codes(publish(shop))).toContain('path-over-promise');
    const { compiled } = await openStudio(env.db, shop, systemActor);
    const { proposals } = compiled.release!.proposals;
    expect(proposals.length).toBeGreaterThan(0);
    for (const { member, authority, proposedDays } of proposals)
      await confirm({ member, days: proposedDays }, decider(authority));
    await publish(shop);
    const body = (await findDefinition(env.db, { kind: 'bundle', code: shop }))?.body as Bundle;
    expect(body.confirmations).toHaveLength(proposals.length);
    expect(body.confirmations?.[0]).toMatchObject({
      reference: '灯笼〔2026〕2 号',
      by: expect.stringContaining('决定岗'),
    });
  });

  test('别的部门、没有的成员、超出范围都拒绝', async () => {
    expect(await refused(confirm({ member: 'flame', days: 2 }, decider('town')))).toMatchObject({
      code: 'bundles.not-your-member',
    });
    expect(await refused(confirm({ member: 'ghost', days: 2 }))).toMatchObject({ code: 'bundles.unknown-member' });
    expect(await refused(confirm({ member: 'flame', days: 0 }))).toMatchObject({ code: 'bundles.limit-out-of-range' });
    expect(await refused(confirm({ member: 'flame', days: 99 }))).toMatchObject({ code: 'bundles.limit-out-of-range' });
    expect(await refused(confirm({ member: 'flame', days: 2, bundle: 'nothing' }))).toMatchObject({
      code: 'bundles.unknown-bundle',
    });
  });
});

describe('即时合成', () => {
  test('给出图、情形、对比和问题，什么都不保存', async () => {
    const view = await compileLive(env.db, lanternBundleWith({ fiveOnes: {} }));
    expect(view).toMatchObject({
      publishable: false,
      release: { nodes: expect.arrayContaining([expect.objectContaining({ id: 'licence' })]) },
    });
    expect(view.release!.edges.length).toBeGreaterThan(0);
    expect(view.release!.classes.total).toBeGreaterThan(1);
    expect(await compileLive(env.db, { kind: 'bundle' })).toMatchObject({ publishable: false, release: null });
    expect(await compileLive(env.db, lanternItem('sign-record'))).toMatchObject({
      findings: [{ code: 'not-a-bundle' }],
    });
    expect((await findDefinition(env.db, { kind: 'bundle', code: shop }))?.draft).toBeNull();
    expect(await refused(openStudio(env.db, 'nothing', systemActor))).toMatchObject({ code: 'bundles.unknown-bundle' });
  });
});

describe('单事项也是一件事 (THG-12)', () => {
  test('公布的事项可以单独申请；发布版留存一次', async () => {
    const release = await currentRelease(env.db, 'single-sign-record');
    expect(release).toMatchObject({ bundle: 'single-sign-record', members: [{ item: { code: 'sign-record' } }] });
    await ensureStored(env, release!);
    await env.execute(keepSingle, { input: { bundle: release!.bundle, release: release!.hash }, actor: systemActor });
    const { rows } = await env.db.query('select status from bundles.release where bundle = $1', ['single-sign-record']);
    expect(rows).toEqual([{ status: 'single' }]);
    expect((await previewBundle(env.db, 'single-sign-record', {})).preview.bundleName).toBe('招牌备案(新)');
  });

  test('条件要靠一件事提问的、核验环节、没有公布的不行；不能留存别的', async () => {
    for (const code of ['single-trade-licence', 'single-name-check', 'single-nothing'])
      expect(await currentRelease(env.db, code)).toBeUndefined();
    const release = (await currentRelease(env.db, shop))!.hash;
    expect(
      await refused(env.execute(keepSingle, { input: { bundle: shop, release }, actor: systemActor })),
    ).toMatchObject({ code: 'bundles.unknown-bundle' });
  });
});

describe('取消', () => {
  test('成员事项取消后，这件事不再受理 (CAT-10)', async () => {
    await env.execute(changeLantern, {
      input: { definition: lanternItem('apprentice-record'), to: 'withdraw' },
      actor: systemActor,
    });
    expect(await currentRelease(env.db, shop)).toBeUndefined();
    expect(await refused(requireRelease(env.db, shop))).toMatchObject({ code: 'bundles.not-open' });
    expect((await listBundles(env.db, {})).bundles).toEqual([]);
    await importDefinitions(env, [lanternItem('apprentice-record')], around);
    expect(await currentRelease(env.db, shop)).toBeDefined();
  });

  test('一件事取消后不能申请，发布版仍可读', async () => {
    const release = await currentRelease(env.db, shop);
    await env.execute(withdrawBundle, { input: { bundle: shop, reason }, actor: manager });
    expect(await currentRelease(env.db, shop)).toBeUndefined();
    expect(await getRelease(env.db, release!.hash)).toBeDefined();
    expect(
      await refused(env.execute(withdrawBundle, { input: { bundle: shop, reason }, actor: manager })),
    ).toMatchObject({ code: 'bundles.not-offered' });
    expect(
      await refused(env.execute(withdrawBundle, { input: { bundle: 'nothing', reason }, actor: manager })),
    ).toMatchObject({ code: 'bundles.unknown-bundle' });
  });
});

describe('谁可以做', () => {
  const id = '01980000-0000-7000-8000-000000000002';
  const others = (except: string) => [
    visitor,
    citizen(id),
    ...(['counter', 'reviewer', 'decider', 'supervisor', 'issuer', 'catalogueManager'] as const)
      .filter((role) => role !== except)
      .map((role) => staff(id, role, 'fire')),
  ];
  const commands = [
    [
      '发布',
      'catalogueManager',
      (actor: Actor) => env.execute(publishBundle, { input: { bundle: shop, reason }, actor }),
    ],
    [
      '取消',
      'catalogueManager',
      (actor: Actor) => env.execute(withdrawBundle, { input: { bundle: shop, reason }, actor }),
    ],
    [
      '导入',
      'system',
      (actor: Actor) => env.execute(importBatch, { input: { bundles: [lanternBundleWith()], reason }, actor }),
    ],
    ['确认时限', 'decider', (actor: Actor) => confirm({ member: 'flame', days: 2 }, actor)],
    [
      '留存单事项',
      'system',
      (actor: Actor) => env.execute(keepSingle, { input: { bundle: shop, release: 'f'.repeat(64) }, actor }),
    ],
  ] as const;
  test.each(commands)('%s:只有 %s', async (_, role, run) => {
    for (const actor of others(role))
      expect((await refused(run(actor))).code).toMatch(/^platform\.(not-permitted|sign-in-needed)$/);
  });
});
