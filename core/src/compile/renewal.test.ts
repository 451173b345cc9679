import { describe, expect, test } from 'vitest';
import type { Bundle, BundleRelease, Evidence, ServiceItem } from '../contract/index.ts';
import { field, item, material } from './fixture-ground.ts';
import { lanternBundle, lanternCatalogue } from './fixture.ts';
import { compileBundle, planCase, preview } from './index.ts';

/** 变更与先后: members that need what they reissue, members that wait only sometimes, and promises along the way. */
const licence = { kind: 'licence' as const, licenceType: 'lantern-licence' };
const licenceCopy = (more: Partial<ServiceItem['materials'][number]> = {}) =>
  material('m-licence', { material: 'lantern-licence-copy', holder: 'shop', ways: [licence], ...more });
const number = field('number', '执照编号', {
  element: 'uscc',
  role: 'shop',
  sources: [{ ...licence, attribute: 'number' }],
});

const change = item('licence-change', '灯笼执照变更', {
  promised: { n: 4, unit: 'workingDay' },
  fields: [number, field('new-name', '变更后字号', { element: 'name', role: 'shop', occurrence: 'new' })],
  materials: [licenceCopy()],
  result: {
    ...licence,
    name: '新的灯笼经营执照',
    holder: 'shop',
    delivery: ['electronic'],
    attributes: [
      { id: 'number', field: 'number' },
      { id: 'shop-name', field: 'new-name' },
    ],
  },
});
const seal = item('seal-carving', '印章刻制', { promised: { n: 2, unit: 'workingDay' }, materials: [licenceCopy()] });
const visit = item('street-visit', '街道走访', {
  node: 'community',
  type: '00',
  promised: { n: 9, unit: 'workingDay' },
});

function releaseOf(items: readonly ServiceItem[], more: Partial<Bundle> = {}): BundleRelease {
  const bundle: Bundle = {
    ...lanternBundle,
    confirmations: [],
    members: items.map((one) => ({ id: one.code, item: one.code })),
    ...more,
  };
  const { release } = compileBundle(bundle, 1, lanternCatalogue(items));
  if (release === null) throw new Error('must compile');
  return release;
}

const old: Evidence = {
  ...licence,
  licenceId: 'licence-1',
  identifier: 'x',
  version: 1,
  hash: 'h1',
  holder: 'shop',
  attributes: { number: '123' },
};

describe('变更：需要旧证，发出新证', () => {
  const release = releaseOf([change, seal]);

  test('自己不等自己，别的等新证', () => {
    expect(release.edges.map((edge) => [edge.from, edge.to, edge.kind])).toEqual([
      ['licence-change', 'seal-carving', 'implied'],
    ]);
    expect(release.proof.coverage.holes).toEqual([]);
  });

  test('变更用手里的旧证，刻章用变更后的新证', () => {
    const { plan } = planCase(release, {}, [old], { optOut: [] });
    expect(plan.materials[0]).toMatchObject({
      disposition: 'exempt',
      bound: { id: 'licence-1', version: 1 },
      uses: [
        { member: 'licence-change', exemption: { way: 'licence' } },
        { member: 'seal-carving', exemption: { way: 'output', member: 'licence-change' } },
      ],
    });
    expect(plan.fields.find((one) => one.key === 'uscc@shop')?.source).toBe('licence');
  });

  test('没有查到旧证，只为变更提交', () => {
    const { plan } = planCase(release, {}, [], { optOut: [] });
    expect(plan.materials[0]).toMatchObject({
      disposition: 'bring',
      members: ['licence-change', 'seal-carving'],
      originals: 1,
    });
    expect(plan.fields.find((one) => one.key === 'uscc@shop')?.source).toBe('applicant');
  });

  test('变更后的字号还没印在证上，总由申请人填', () => {
    expect(preview(release, {}).fields.find((one) => one.key === 'name@shop#new')?.source).toBe('applicant');
  });
});

describe('有时才等', () => {
  const sometimes = (more: Partial<ServiceItem>) => releaseOf([change, { ...seal, ...more }]);
  const after = (release: BundleRelease, flame: string) =>
    preview(release, { 'open-flame': flame }).included.find((one) => one.id === 'seal-carving')?.after;

  test('材料要看情形：不需要时不用等', () => {
    const release = sometimes({ materials: [licenceCopy({ when: 'open-flame = "yes"' })] });
    expect(after(release, 'yes')).toEqual(['licence-change']);
    expect(after(release, 'no')).toEqual([]);
  });

  test('两个理由里有一个总成立，就总要等', () => {
    const both = [licenceCopy({ when: 'open-flame = "yes"' }), licenceCopy({ id: 'm-again', period: 'new' })];
    const release = sometimes({ materials: both });
    expect(after(release, 'no')).toEqual(['licence-change']);
  });
});

describe('承诺时限', () => {
  test('最长单项只看各部门办理的事项，不看社区环节', () => {
    expect(preview(releaseOf([change, visit]), {}).timeline).toMatchObject({
      promiseDays: 4,
      longestDays: 4,
      criticalPathDays: 9,
      fits: false,
    });
    expect(preview(releaseOf([visit]), {}).timeline.longestDays).toBe(9);
  });

  test('条件还没定时，不抢先用后面的承诺', () => {
    const release = releaseOf([change, seal], { promise: [{ when: 'open-flame = "yes"', days: 2 }, { days: 3 }] });
    expect(preview(release, {}).pending.map((question) => question.id)).toEqual(['open-flame']);
    expect(preview(release, {}).timeline.promiseDays).toBe(4);
    expect(preview(release, { 'open-flame': 'no' }).timeline.promiseDays).toBe(3);
  });

  test('两种回答承诺一样，就不必问', () => {
    const release = releaseOf([change, seal], { promise: [{ when: 'open-flame = "yes"', days: 3 }, { days: 3 }] });
    expect(preview(release, {})).toMatchObject({ pending: [], timeline: { promiseDays: 3 } });
  });

  test('两种回答各办一项、一样长：还没答时也说得出承诺', () => {
    const members = [
      { id: 'a', item: change.code, when: 'open-flame = "yes"' },
      { id: 'b', item: seal.code, when: 'open-flame = "no"' },
    ];
    const release = releaseOf([change, { ...seal, promised: { n: 4, unit: 'workingDay' } }], {
      members,
      promise: [{ when: 'area > 9999', days: 1 }],
    });
    expect(preview(release, {})).toMatchObject({ pending: [{ id: 'open-flame' }], timeline: { promiseDays: 4 } });
  });

  test('不办最长的一项，承诺随之缩短', () => {
    const members = [change, seal].map((one) => ({ id: one.code, item: one.code, mayOptOut: true }));
    const release = releaseOf([change, seal], { members, promise: [{ days: 4 }] });
    expect(planCase(release, {}, [old], { optOut: ['licence-change'] }).plan).toMatchObject({
      promiseDays: 2,
      optedOut: ['licence-change'],
      jointCapDays: null,
    });
  });
});
