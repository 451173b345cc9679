import type { Definition, ServiceItem } from '@yijian/core/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, systemActor, visitor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { discardDraft } from './discard-draft.ts';
import { importBatch, importDefinitions } from './import-definitions.ts';
import { findDefinition, getDefinitionHistory, getDefinitionVersion } from './list-definitions.ts';
import { publishDefinition } from './publish-definition.ts';
import { loadCatalogue, loadPublished } from './load-published.ts';
import { saveDraft } from './save-draft.ts';
import { lanternBundleWith, lanternDefinitions, lanternItem } from './testing-lantern.ts';
import { withdrawDefinition } from './withdraw-definition.ts';

const { env } = await testPlatform();
const manager = staff('01980000-0000-7000-8000-000000000001', 'catalogueManager', 'town');
const reviewer = staff('01980000-0000-7000-8000-000000000002', 'catalogueManager', 'town');
const around = { actor: systemActor, reason: '首次导入' };
const reason = '测试发布';

const save = (definition: unknown, more: { expectedHash?: string | null } = {}, actor: Actor = manager) =>
  env.execute(saveDraft, { input: { definition, ...more }, actor });
const publish = (code: string, more: { expectedHash?: string } = {}) =>
  env.execute(publishDefinition, { input: { kind: 'item', code, reason, ...more }, actor: reviewer });
const withdraw = (kind: Definition['kind'], code: string) =>
  env.execute(withdrawDefinition, { input: { kind, code, reason }, actor: manager });

type Facts = { findings: { code: string; place: string; severity: string }[] };
async function refused(work: Promise<unknown>): Promise<{ code: string; facts: Facts }> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error as { code: string; facts: Facts };
}
async function findings(work: Promise<unknown>): Promise<string[]> {
  return (await refused(work)).facts.findings.map(({ code, place }) => `${code} ${place}`);
}

beforeAll(async () => {
  const imported = await importDefinitions(env, lanternDefinitions(), around);
  expect(imported).toMatchObject({ published: lanternDefinitions().length, unchanged: 0 });
});

describe('导入', () => {
  test('再导入一次，什么都不变，目录修订号也不变', async () => {
    const before = await loadPublished(env.db);
    expect(await importDefinitions(env, lanternDefinitions(), around)).toEqual({
      published: 0,
      unchanged: lanternDefinitions().length,
      findings: [],
    });
    expect(await loadPublished(env.db)).toBe(before);
  });

  test('改了的那一个成为第 2 版，旧版同一时刻止', async () => {
    const changed = lanternItem('sign-record', { name: '招牌备案(新)' });
    const imported = await importDefinitions(
      env,
      [...lanternDefinitions().filter((one) => one.code !== 'sign-record'), changed],
      around,
    );
    expect(imported).toMatchObject({ published: 1 });
    const { versions } = await getDefinitionHistory(env, { kind: 'item', code: 'sign-record' }, systemActor);
    expect(versions.map(({ version, status }) => [version, status])).toEqual([
      [2, 'published'],
      [1, 'superseded'],
    ]);
    expect(versions.map((one) => one.publishedBy)).toEqual(['系统导入', '系统导入']);
    expect(versions[1]!.effectiveTo).toEqual(versions[0]!.effectiveFrom);
    expect((await loadCatalogue(env.db)).items.get('sign-record')).toMatchObject({
      version: 2,
      definition: { name: '招牌备案(新)' },
    });
  });

  test('一批里有一个不合格，整批不导入，所有问题一次说完', async () => {
    const bad = [
      lanternItem('sign-record', { code: 'new-one', basis: [] }),
      lanternItem('sign-record', { code: 'new-two', regime: 'nowhere' }),
    ];
    const work = env.execute(importBatch, { input: { definitions: bad, reason }, actor: systemActor });
    expect(await findings(work)).toEqual(
      expect.arrayContaining(['element-missing item:new-one/basis', 'unknown-regime item:new-two/regime']),
    );
    expect(await findDefinition(env.db, { kind: 'item', code: 'new-one' })).toBeUndefined();
  });

  test('格式不对、同批重复、混入一件事都拒绝', async () => {
    const bad = async (definitions: unknown[]) =>
      refused(env.execute(importBatch, { input: { definitions, reason }, actor: systemActor }));
    expect(await bad([{ kind: 'item', code: 'x' }])).toMatchObject({ code: 'catalogue.malformed-definition' });
    expect(await bad([lanternItem('sign-record'), lanternItem('sign-record')])).toMatchObject({
      code: 'catalogue.malformed-definition',
      facts: { findings: [{ code: 'duplicate-definition' }] },
    });
    expect(await bad([lanternBundleWith()])).toMatchObject({
      code: 'catalogue.not-publishable',
      facts: { findings: [{ code: 'compile-instead' }] },
    });
  });
});

describe('草稿与发布 (CAT-02)', () => {
  test('缺要素点发布被拒并逐项指出；补齐后发布成功', async () => {
    const lacking = lanternItem('sign-record', { code: 'lamp-record', basis: [], conditions: [], steps: [] });
    const saved = await save(lacking, { expectedHash: null });
    expect(saved.result.findings.map((one) => one.place)).toContain('item:lamp-record/basis');
    expect(await findings(publish('lamp-record'))).toEqual(
      expect.arrayContaining([
        'element-missing item:lamp-record/basis',
        'element-missing item:lamp-record/conditions',
        'element-missing item:lamp-record/steps',
      ]),
    );
    expect((await loadCatalogue(env.db)).items.has('lamp-record')).toBe(false);
    const whole = await save(lanternItem('sign-record', { code: 'lamp-record' }), { expectedHash: saved.result.hash });
    const done = await publish('lamp-record', { expectedHash: whole.result.hash });
    expect(done.result).toMatchObject({ version: 1, hash: whole.result.hash });
    expect((await loadCatalogue(env.db)).items.get('lamp-record')).toMatchObject({ version: 1 });
  });

  test('承诺高于法定：拒绝 (CAT-22)', async () => {
    await save(lanternItem('sign-record', { code: 'slow-record', promised: { n: 21, unit: 'workingDay' } }));
    expect(await findings(publish('slow-record'))).toContain('promise-over-statutory item:slow-record/promised');
  });

  test('材料六要素缺一：拒绝 (CAT-29)', async () => {
    const materials = lanternItem('trade-licence').materials.map((material) => ({ ...material, basis: [] }));
    await save(lanternItem('trade-licence', { code: 'bare-licence', materials }));
    expect(
      (await findings(publish('bare-licence'))).filter((one) => one.startsWith('material-element-missing')),
    ).toHaveLength(materials.length);
  });

  test('格式问题在保存时一次说完，位置按编号指到字段', async () => {
    const item = lanternItem('trade-licence') as ServiceItem & { colour?: string };
    const bad = {
      ...item,
      colour: '红',
      promised: { n: -1, unit: 'week' },
      fields: item.fields.map((field, at) => (at === 0 ? { ...field, label: '' } : field)),
    };
    const places = (await refused(save(bad))).facts.findings.map((one) => one.place);
    expect(places).toEqual(
      expect.arrayContaining([
        'item:trade-licence',
        'item:trade-licence/promised/n',
        `item:trade-licence/fields/${item.fields[0]!.id}/label`,
      ]),
    );
    expect(await refused(save(bad))).toMatchObject({ code: 'catalogue.malformed-definition' });
    expect(await refused(save({ kind: 'spell', code: 'x' }))).toMatchObject({
      facts: { findings: [{ code: 'unknown-kind' }] },
    });
  });

  test('条件要靠一件事提问的，提醒不能单独申请，但可以发布', async () => {
    const { result } = await save(lanternItem('flame-permit', { code: 'spark-permit' }));
    expect(result.findings).toContainEqual(
      expect.objectContaining({ severity: 'warn', message: expect.stringContaining('单独申请时') }),
    );
    expect((await publish('spark-permit')).result).toMatchObject({ version: 1 });
  });

  test.each([
    ['NUL', '灯\u0000笼'],
    ['孤立代理项', '灯\ud800笼'],
  ])('%s 不能存', async (_, name) => {
    expect(await refused(save(lanternItem('sign-record', { name })))).toMatchObject({
      code: 'platform.malformed-input',
    });
  });

  test('只有一份草稿：后存的改同一份；按旧内容存被拒；放弃后没有草稿', async () => {
    const first = await save(lanternItem('sign-record', { name: '草稿一' }), { expectedHash: null });
    const second = await save(lanternItem('sign-record', { name: '草稿二' }), { expectedHash: first.result.hash });
    expect(second.result.version).toBe(first.result.version);
    expect(
      await refused(save(lanternItem('sign-record', { name: '草稿三' }), { expectedHash: first.result.hash })),
    ).toMatchObject({ code: 'catalogue.draft-changed' });
    expect(await refused(publish('sign-record', { expectedHash: first.result.hash }))).toMatchObject({
      code: 'catalogue.draft-changed',
    });
    await env.execute(discardDraft, { input: { kind: 'item', code: 'sign-record' }, actor: manager });
    expect((await findDefinition(env.db, { kind: 'item', code: 'sign-record' }))?.draft).toBeNull();
    expect(
      await refused(env.execute(discardDraft, { input: { kind: 'item', code: 'sign-record' }, actor: manager })),
    ).toMatchObject({ code: 'catalogue.no-draft' });
  });

  test('同时保存的两份草稿排队，不会各成一份', async () => {
    const both = await Promise.all(['甲', '乙'].map((name) => save(lanternItem('sign-record', { name }))));
    expect(new Set(both.map((one) => one.result.version)).size).toBe(1);
    await env.execute(discardDraft, { input: { kind: 'item', code: 'sign-record' }, actor: manager });
  });

  test('没有草稿、没有定义、换了部门、一件事：各有说法', async () => {
    expect(await refused(publish('trade-licence'))).toMatchObject({ code: 'catalogue.no-draft' });
    expect(await refused(publish('nothing'))).toMatchObject({ code: 'catalogue.unknown-definition' });
    expect(await refused(save(lanternItem('trade-licence', { authority: 'fire' })))).toMatchObject({
      code: 'catalogue.owner-changed',
    });
    const bundle = env.execute(publishDefinition, { input: { kind: 'bundle', code: 'any', reason }, actor: manager });
    expect(await refused(bundle)).toMatchObject({ code: 'catalogue.compile-instead' });
  });

  test('旧版本的内容一直查得到', async () => {
    expect(await getDefinitionVersion(env.db, { kind: 'item', code: 'sign-record' }, 1)).toMatchObject({
      body: lanternItem('sign-record'),
    });
    expect(await refused(getDefinitionVersion(env.db, { kind: 'item', code: 'sign-record' }, 99))).toMatchObject({
      code: 'catalogue.unknown-definition',
    });
    expect(await refused(getDefinitionHistory(env, { kind: 'item', code: 'none' }, systemActor))).toMatchObject({
      code: 'catalogue.unknown-definition',
    });
  });
});

describe('取消', () => {
  test('事项可以取消，取消后目录里没有它，历史还在', async () => {
    await withdraw('item', 'lamp-record');
    expect((await loadCatalogue(env.db)).items.has('lamp-record')).toBe(false);
    expect(
      (await getDefinitionHistory(env, { kind: 'item', code: 'lamp-record' }, systemActor)).versions,
    ).toMatchObject([{ status: 'withdrawn' }]);
    expect(await refused(withdraw('item', 'lamp-record'))).toMatchObject({ code: 'catalogue.not-published' });
    expect(await refused(withdraw('item', 'nothing'))).toMatchObject({ code: 'catalogue.unknown-definition' });
  });

  test('还被引用的不能取消，列出谁在用', async () => {
    const error = await refused(withdraw('dataElement', 'name'));
    expect(error).toMatchObject({ code: 'catalogue.still-used' });
    expect(error.facts).toMatchObject({
      usedBy: expect.arrayContaining([expect.objectContaining({ kind: 'item', code: 'trade-licence' })]),
    });
    expect(await refused(withdraw('bundle', 'open-lantern-shop'))).toMatchObject({ code: 'catalogue.compile-instead' });
  });
});

describe('谁可以做', () => {
  const ref = { kind: 'item' as const, code: 'trade-licence' };
  const commands = [
    [
      '保存草稿',
      (actor: Actor) => env.execute(saveDraft, { input: { definition: lanternItem('trade-licence') }, actor }),
    ],
    ['放弃草稿', (actor: Actor) => env.execute(discardDraft, { input: ref, actor })],
    ['发布', (actor: Actor) => env.execute(publishDefinition, { input: { ...ref, reason }, actor })],
    ['取消', (actor: Actor) => env.execute(withdrawDefinition, { input: { ...ref, reason }, actor })],
    [
      '导入',
      (actor: Actor) =>
        env.execute(importBatch, { input: { definitions: [lanternItem('trade-licence')], reason }, actor }),
    ],
  ] as const;
  test.each(commands)('%s:只有事项管理岗', async (_, run) => {
    const id = '01980000-0000-7000-8000-000000000002';
    for (const actor of [
      visitor,
      citizen(id),
      staff(id, 'counter', 'town'),
      staff(id, 'decider', 'town'),
      staff(id, 'supervisor', 'town'),
    ]) {
      expect((await refused(run(actor))).code).toMatch(/^platform\.(not-permitted|sign-in-needed)$/);
    }
  });
});

describe('决策表', () => {
  const element = (code: string, type: string, more: object = {}) => ({
    kind: 'dataElement',
    code,
    name: code === 'lantern-area' ? '灯箱面积' : '费用',
    type,
    sensitivity: 'public',
    ...more,
  });
  const table = (rows: [string, string][]) => ({
    kind: 'decisionTable',
    code: 'lantern-fee',
    name: '灯箱收费',
    inputs: [{ id: 'area', element: 'lantern-area' }],
    outputs: [{ id: 'fee', element: 'lantern-money' }],
    hitPolicy: 'unique',
    rows: rows.map(([when, fee], at) => ({ id: `r${at + 1}`, when: [when], gives: [fee] })),
  });
  const publishKind = (kind: Definition['kind'], code: string) =>
    env.execute(publishDefinition, { input: { kind, code, reason }, actor: reviewer });

  test('有缺口或读不懂的单元格不能发布，改好了就能发布', async () => {
    await save(element('lantern-area', 'decimal', { min: '0', scale: 2, unit: '平方米' }));
    await publishKind('dataElement', 'lantern-area');
    await save(table([['< 50', '1']]));
    expect(await findings(publishKind('decisionTable', 'lantern-fee'))).toEqual([
      'unknown-element decisionTable:lantern-fee/columns/fee',
    ]);
    await save(element('lantern-money', 'decimal', { scale: 2, unit: '元' }));
    await publishKind('dataElement', 'lantern-money');
    expect(await findings(publishKind('decisionTable', 'lantern-fee'))).toEqual([
      'table-gap decisionTable:lantern-fee',
    ]);
    await save(
      table([
        ['< 50', '一块'],
        ['>= 50', '2'],
      ]),
    );
    expect(await findings(publishKind('decisionTable', 'lantern-fee'))).toEqual([
      'table-wrong-type decisionTable:lantern-fee/rows/0/C2',
    ]);
    await save(
      table([
        ['< 50', '1'],
        ['>= 50', '2'],
      ]),
    );
    expect(await publishKind('decisionTable', 'lantern-fee')).toMatchObject({ result: { version: 1, findings: [] } });
  });
});
