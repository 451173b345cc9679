import type { Authority, Definition, ElementList, Region, ServiceItem } from '@yijian/core/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '#platform';
import { staff, testPlatform } from '../../../platform/testing/index.ts';
import { importDefinitions } from '../import-definitions.ts';
import { getDefinitionHistory } from '../list-definitions.ts';
import { loadPublished } from '../load-published.ts';
import { publishDefinition } from '../publish-definition.ts';
import { saveDraft } from '../save-draft.ts';
import { lanternDefinitions, lanternItem } from '../testing-lantern.ts';
import { reportDrift } from './drift-report.ts';
import { listMergeOffers, openMerge } from './merge-offers.ts';
import { takeOver } from './take-over.ts';

const { env } = await testPlatform();
const manager: Actor = staff('01980000-0000-7000-8000-000000000001', 'catalogueManager', 'town');
const reviewer: Actor = staff('01980000-0000-7000-8000-000000000002', 'catalogueManager', 'town');
const reason = '省里统一调整';

/** 省 市 县 乡 村, each with one authority and the same item. */
const codes = ['990000', '990100', '990101', '990101001000', '990101001001'];
const regions = codes.map(
  (code, at): Region => ({
    kind: 'region',
    code,
    name: ['灯省', '灯市', '灯县', '灯乡', '灯村'][at]!,
    level: at + 2,
    ...(at > 0 && { parent: codes[at - 1] }),
  }),
);
const elements: ElementList = {
  kind: 'elementList',
  code: 'five-level',
  name: '五级统一要素表',
  elements: [
    { id: 'name', name: '事项名称', path: 'name', class: 'common', sameSource: true },
    { id: 'basis', name: '设定依据', path: 'basis', class: 'common' },
    { id: 'conditions', name: '受理条件', path: 'conditions', class: 'common' },
    { id: 'materials', name: '申请材料', path: 'materials', class: 'local' },
    { id: 'promised', name: '承诺时限', path: 'promised', class: 'local', ceiling: true },
    { id: 'place', name: '办理地点', path: 'place', class: 'own' },
    { id: 'phone', name: '咨询电话', path: 'phone', class: 'own' },
  ],
};
const itemAt = (level: number, change: Partial<ServiceItem> = {}): ServiceItem => {
  const { taskCode: _none, ...item } = lanternItem('sign-record');
  return {
    ...item,
    statutory: { n: 20, unit: 'workingDay' },
    promised: { n: 10, unit: 'workingDay' },
    code: `lamp-${level}`,
    authority: `office-${level}`,
    decidingRegion: codes[level]!,
    place: `${regions[level]!.name}便民大厅`,
    ...(level > 0 && { inherits: { item: `lamp-${level - 1}` } }),
    ...change,
  };
};
const inForce = async (level: number): Promise<ServiceItem> =>
  (await loadPublished(env.db)).byKind.item.get(`lamp-${level}`)!.definition as ServiceItem;
const versionOf = async (level: number): Promise<number> =>
  (await loadPublished(env.db)).byKind.item.get(`lamp-${level}`)!.version;
const save = (definition: ServiceItem) => env.execute(saveDraft, { input: { definition }, actor: manager });
const publish = (level: number) =>
  env.execute(publishDefinition, { input: { kind: 'item', code: `lamp-${level}`, reason }, actor: reviewer });
const refused = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (thrown: unknown) =>
      thrown as { code: string; facts: { findings?: { code: string; place: string }[]; places?: string[] } },
  );

beforeAll(async () => {
  const office = lanternDefinitions().find((one): one is Authority => one.kind === 'authority')!;
  const offices = codes.map((region, at): Definition => ({ ...office, code: `office-${at}`, region }));
  const items = codes.map((_, at) => itemAt(at));
  await importDefinitions(env, [...lanternDefinitions(), ...regions, ...offices, elements, ...items.toReversed()], {
    actor: systemActor,
    reason: '首次导入',
  });
});

describe('五级继承', () => {
  test('省里改名称和受理条件，市县乡村同一时刻跟着变，各自的地点不变，每一级都留下版本和理由', async () => {
    const before = await inForce(0);
    await save({
      ...before,
      name: '灯笼备案（省统一）',
      conditions: [...before.conditions, { id: 'lit', text: '灯要能点亮' }],
    });
    const { result } = await publish(0);
    expect(result.cascaded.map(({ code, to }) => [code, to])).toEqual([
      ['lamp-1', 'publish'],
      ['lamp-2', 'publish'],
      ['lamp-3', 'publish'],
      ['lamp-4', 'publish'],
    ]);
    for (const level of [1, 2, 3, 4]) {
      const item = await inForce(level);
      expect(item).toMatchObject({
        name: '灯笼备案（省统一）',
        place: `${regions[level]!.name}便民大厅`,
        inherits: { item: `lamp-${level - 1}`, version: 2 },
      });
      expect(item.conditions.map(({ id }) => id)).toContain('lit');
    }
    const { versions } = await getDefinitionHistory(env, { kind: 'item', code: 'lamp-4' }, reviewer);
    expect(versions[0]).toMatchObject({ version: 2, status: 'published', reason: expect.stringContaining('随上级') });
    expect(await reportDrift(env.db)).toMatchObject({ compared: 4, common: { compared: 12, same: 12 }, drifts: [] });
  });

  test('直接改县级名称：接口拒写，指出位置；承诺时限只能更短', async () => {
    const county = await inForce(2);
    const problem = await refused(save({ ...county, name: '县里自己的名字' }));
    expect(problem).toMatchObject({
      code: 'catalogue.common-element',
      facts: { findings: [{ place: 'item:lamp-2/name' }] },
    });
    await save({ ...county, promised: { ...county.promised, n: county.promised.n + 1 } });
    const longer = await refused(publish(2));
    expect(longer?.facts.findings?.map(({ code }) => code)).toContain('above-ceiling');
    await save({ ...county, promised: { ...county.promised, n: county.promised.n - 1 } });
    expect((await publish(2)).result).toMatchObject({ version: 3 });
  });

  test('上级改的是个性要素，下级没动过：成为草稿，等人发布', async () => {
    const province = await inForce(0);
    await save({ ...province, promised: { ...province.promised, n: province.promised.n - 1 } });
    const { result } = await publish(0);
    expect(result.cascaded).toEqual([{ code: 'lamp-1', version: 3, to: 'draft' }]);
    expect(await versionOf(1)).toBe(2);
    expect((await publish(1)).result).toMatchObject({ version: 3 });
  });

  test('两边都改了同一份材料：列成卡片，选完才能发布，选了谁就是谁的', async () => {
    const [province, city] = [await inForce(0), await inForce(1)];
    const [first, ...others] = province.materials;
    await save({ ...city, materials: [{ ...city.materials[0]!, copies: 7 }, ...city.materials.slice(1)] });
    await publish(1);
    await save({ ...province, materials: [{ ...first!, copies: 3, format: 'OFD 或 PDF' }, ...others] });
    expect((await publish(0)).result.cascaded).toEqual([]);

    const offers = await listMergeOffers(env.db);
    expect(offers.find(({ code }) => code === 'lamp-1')).toMatchObject({
      conflicts: 1,
      above: { code: 'lamp-0', from: 3, to: 4 },
      regionName: '灯市',
    });
    const { conflicts, taken } = await openMerge(env.db, 'lamp-1');
    const place = `materials/${first!.id}/copies`;
    expect(conflicts).toMatchObject([{ why: 'both-changed', theirs: 3, ours: 7 }]);
    expect(conflicts[0]!.path.join('/')).toBe(place);
    expect(taken.map(({ path }) => path.join('/'))).toContain(`materials/${first!.id}/format`);

    const blocked = await refused(save({ ...(await inForce(1)), phone: '0999-1234567' }).then(() => publish(1)));
    expect(blocked?.facts.findings?.map(({ code }) => code)).toContain('parent-moved-on');
    const take = (choices: { place: string; take: 'theirs' | 'ours' }[], to = 4) =>
      env.execute(takeOver, { input: { code: 'lamp-1', to, choices }, actor: manager });
    expect(await refused(take([]))).toMatchObject({ code: 'catalogue.conflicts-open', facts: { places: [place] } });
    expect(await refused(take([], 3))).toMatchObject({ code: 'catalogue.merge-outdated' });
    await take([{ place, take: 'ours' }]);
    await publish(1);
    expect(await inForce(1)).toMatchObject({
      phone: '0999-1234567',
      materials: [{ id: first!.id, copies: 7, format: 'OFD 或 PDF' }, ...others],
      inherits: { item: 'lamp-0', version: 4 },
    });
    expect(await refused(take([]))).toMatchObject({ code: 'catalogue.nothing-to-merge' });
  });

  test('人为造成不一致：报表列出那个要素，一致率随之下降', async () => {
    const list: ElementList = {
      ...elements,
      elements: elements.elements.map((one) => (one.id === 'promised' ? { ...one, class: 'common' as const } : one)),
    };
    await importDefinitions(env, [list], { actor: systemActor, reason: '承诺时限改为统一' });
    const report = await reportDrift(env.db);
    expect(report.drifts.map(({ item, element }) => [item, element])).toContainEqual(['lamp-3', 'promised']);
    expect(report.common.same).toBeLessThan(report.common.compared);
    expect(report.elements.find(({ element }) => element === 'promised')).toMatchObject({
      class: 'common',
      compared: 4,
    });
    expect(report.levels.map(({ level }) => level)).toEqual([3, 4, 5, 6]);
  });

  test('上级不存在、地区不在上级之下，不能发布', async () => {
    const stray: ServiceItem = {
      ...(await inForce(1)),
      code: 'lamp-stray',
      authority: 'office-4',
      decidingRegion: codes[0]!,
      inherits: { item: 'lamp-1' },
    };
    const { result } = await save(stray);
    expect(result.findings.map(({ code }) => code)).toContain('not-below');
    const orphan = await save({ ...stray, code: 'lamp-orphan', inherits: { item: 'nowhere' } });
    expect(orphan.result.findings.map(({ code }) => code)).toContain('unknown-parent');
  });
});
