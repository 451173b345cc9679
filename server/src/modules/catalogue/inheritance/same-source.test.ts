import type { Bundle, Definition, ElementList, LintException, ServiceItem } from '@yijian/core/contract';
import { expect, test } from 'vitest';
import { housekeeping } from '../lint/housekeeping.ts';
import { publishedCatalogue } from '../load-published.ts';
import { lanternDefinitions, lanternItem } from '../testing-lantern.ts';
import { judgeSameSource } from './same-source.ts';

const eight: ElementList = {
  kind: 'elementList',
  code: 'eight',
  name: '八要素',
  elements: [
    { id: 'name', name: '名称', path: 'name', class: 'common', sameSource: true },
    { id: 'type', name: '类型', path: 'type', class: 'common', sameSource: true },
    { id: 'baseCode', name: '编码', path: 'baseCode', class: 'common', sameSource: true },
    { id: 'promised', name: '办理时限', path: 'promised', class: 'local', ceiling: true, sameSource: true },
    { id: 'steps', name: '办理流程', path: 'steps', class: 'common', sameSource: true },
    { id: 'basis', name: '设定依据', path: 'basis', class: 'common', sameSource: true },
    { id: 'materials', name: '提交材料', path: 'materials', class: 'common', sameSource: true },
    { id: 'copies', name: '份数', path: 'materials/*/copies', class: 'local' },
    { id: 'fields', name: '表单内容', path: 'fields', class: 'common', sameSource: true },
  ],
};
const above = {
  ...lanternItem('trade-licence'),
  code: 'city-licence',
  promised: { n: 10, unit: 'workingDay' as const },
};
const below: ServiceItem = {
  ...above,
  code: 'district-licence',
  phone: '0600-1',
  inherits: { item: 'city-licence', version: 1 },
};
const bundle = {
  kind: 'bundle',
  code: 'lit',
  name: '点灯',
  questions: [],
  members: [{ id: 'one', item: 'district-licence' }],
} as unknown as Bundle;
const judged = (item: ServiceItem, of = bundle, more: Definition[] = []) => {
  const all = [...lanternDefinitions(), eight, above, item, ...more];
  const entries = all.map((definition) => ({ definition, version: 1, hash: `${definition.kind}:${definition.code}` }));
  return judgeSameSource(of, publishedCatalogue('test', entries));
};

const [first, ...others] = above.materials;
test.each<[string, Partial<ServiceItem>]>([
  ['name', { name: '区里的叫法' }],
  ['type', { type: '07' }],
  ['baseCode', { baseCode: '420199301999' }],
  ['promised', { promised: { n: 11, unit: 'workingDay' } }],
  ['steps', { steps: above.steps.slice(1) }],
  ['basis', { basis: [] }],
  ['materials', { materials: others }],
  ['fields', { fields: above.fields.slice(1) }],
])('八要素之一不同就拦住，列出差异：%s', (element, change) => {
  const findings = judged({ ...below, ...change });
  expect(findings).toMatchObject([
    { code: 'same-source-differs', severity: 'block', place: `bundle:lit/members/one/district-licence/${element}` },
  ]);
  expect(findings[0]!.message).toContain('上级「');
});

test('承诺更短、各级自有的电话和可本地化的份数都不算不同', () => {
  expect(judged(below)).toEqual([]);
  expect(judged({ ...below, promised: { n: 3, unit: 'workingDay' } })).toEqual([]);
  expect(judged({ ...below, materials: [{ ...first!, copies: 7 }, ...others] })).toEqual([]);
});

test('成员在上级、下级不同的，也拦住；没有要素表的不查', () => {
  const ofCity = { ...bundle, members: [{ id: 'one', item: 'city-licence' }] };
  expect(judged({ ...below, name: '区里的叫法' }, ofCity).map(({ place }) => place)).toEqual([
    'bundle:lit/members/one/district-licence/name',
  ]);
  const entries = [...lanternDefinitions(), above, { ...below, name: '别名' }].map((definition) => ({
    definition,
    version: 1,
    hash: definition.code,
  }));
  expect(judgeSameSource(bundle, publishedCatalogue('test', entries))).toEqual([]);
});

test('公开的例外只放过写明的那一处', () => {
  const exception: LintException = {
    kind: 'lintException',
    code: 'passing',
    name: '过渡',
    rule: 'same-source-differs',
    place: 'bundle:lit/members/one/district-licence/name',
    reason: '过渡期',
    approvedBy: '灯笼区政务服务局',
    until: '2099-12-31',
  };
  const changed: ServiceItem = { ...below, name: '区里的叫法', type: '07' };
  const all = [...lanternDefinitions(), eight, above, changed, exception];
  const published = publishedCatalogue(
    'test',
    all.map((definition) => ({ definition, version: 1, hash: definition.code })),
  );
  const named = { ...bundle, summary: '点灯', eligibility: [] };
  const places = housekeeping(named, published)
    .filter(({ code }) => code === 'same-source-differs')
    .map(({ place }) => place);
  expect(places).toEqual(['bundle:lit/members/one/district-licence/type']);
});
