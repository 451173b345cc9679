import { describe, expect, test } from 'vitest';
import { permissionRegime } from '../compile/fixture-ground.ts';
import { lanternItems } from '../compile/fixture-items.ts';
import type { ProcedureRegime, ServiceItem } from '../contract/index.ts';
import { itemProcess } from './item-process.ts';

const legal = { law: '灯笼管理条例', article: '第九条', provenance: { mark: 'seen' as const, source: '样例' } };
const regime = {
  ...permissionRegime,
  receipt: { n: 5, unit: 'workingDay' as const, basis: legal },
  supplementAnswer: { n: 10, unit: 'workingDay' as const, basis: legal },
  delivery: { n: 10, unit: 'workingDay' as const, basis: legal },
  suspensionGrounds: [
    { id: 'hearing', name: '听证', basis: legal },
    { id: 'testing', name: '检测', basis: legal },
  ],
};
const catalogue = { regimes: new Map<string, ProcedureRegime>([[regime.code, regime]]) };
const item: ServiceItem = {
  ...lanternItems.find(({ code }) => code === 'trade-licence')!,
  regime: regime.code,
};
const ids = (of: ServiceItem): string[] => itemProcess(of, catalogue).map(({ id }) => id);

describe('审批流程图 (CAT-38)', () => {
  test('从申请到结果，一个环节一格；加一个环节，图上就多一格，在它的位置上', () => {
    expect(ids(item)).toEqual(['begin', ...item.steps.map(({ id }) => id), 'end']);
    const [accept, ...rest] = item.steps;
    const site = { ...accept!, id: 'site', kind: 'review' as const, name: '现场核查', post: 'reviewer', days: 2 };
    const longer = { ...item, steps: [accept!, site, ...rest] };
    expect(ids(longer)).toEqual(['begin', accept!.id, 'site', ...rest.map(({ id }) => id), 'end']);
    expect(itemProcess(longer, catalogue)[2]).toMatchObject({ name: '现场核查', by: '审查人员', limit: '2 个工作日' });
  });

  test('补正、容缺、不予受理、特别程序、不予办理都从制度和材料来：制度里没有的，图上也没有', () => {
    const branches = (of: ServiceItem, from = catalogue) =>
      itemProcess(of, from).flatMap((node) => node.branches.map(({ id, returns }) => [id, returns]));
    expect(branches(item)).toEqual([
      ['supplement', true],
      ['deferral', true],
      ['decline', false],
      ['special', true],
      ['denial', false],
    ]);
    const required = item.materials.map((material) => ({ ...material, necessity: 'required' as const }));
    expect(branches({ ...item, materials: required }).map(([id]) => id)).not.toContain('deferral');
    const { receipt: _, ...bare } = { ...regime, suspensionGrounds: [] };
    expect(branches(item, { regimes: new Map([[regime.code, bare]]) })).toEqual([['denial', false]]);
  });

  test('写明时限、依据：几日内一次告知、几日内补齐、特别程序不计入、几日内送达', () => {
    const [, accept, ...rest] = itemProcess(item, catalogue);
    expect(accept!.branches[0]!.note).toBe('5 个工作日内一次告知，10 个工作日内补齐');
    const special = rest.flatMap((node) => node.branches).find(({ id }) => id === 'special');
    expect(special).toMatchObject({
      when: '依法需要听证、检测',
      note: expect.stringContaining('《灯笼管理条例》第九条'),
    });
    expect(rest.at(-1)).toMatchObject({ kind: 'end', name: item.result.name, limit: '10 个工作日内送达' });
  });

  test('自动核验的事项：一格核验，不过怎么办写在旁边', () => {
    const check = lanternItems.find((one) => one.check !== undefined)!;
    const [, node] = itemProcess(check, catalogue);
    expect(node).toMatchObject({
      id: 'check',
      limit: '当场',
      branches: [{ name: check.check!.failure, returns: false }],
    });
  });
});
