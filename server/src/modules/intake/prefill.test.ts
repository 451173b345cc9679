import type { BundleRelease, Evidence, MergedField, Preview } from '@yijian/core/contract';
import { describe, expect, it } from 'vitest';
import { type EarlierValue, prefill } from './prefill.ts';

const definition = {
  kind: 'dataElement',
  code: 'name',
  name: '名称',
  type: 'text',
  maxLength: 10,
  sensitivity: 'public',
};
const field = (change: Partial<MergedField> = {}) =>
  ({
    key: 'name@shop',
    element: 'name',
    role: 'shop',
    path: null,
    occurrence: null,
    label: '名称',
    section: '店铺',
    type: 'text',
    definition,
    sources: [{ kind: 'licence', licenceType: 'lantern-licence', attribute: 'name' }],
    uses: [],
    ...change,
  }) as unknown as MergedField;
const licence = (name: string): Evidence =>
  ({
    kind: 'licence',
    licenceType: 'lantern-licence',
    licenceId: 'l',
    version: 2,
    holder: 'shop',
    attributes: { name },
  }) as unknown as Evidence;
const earlier = (value: string, change: Partial<EarlierValue> = {}): EarlierValue => ({
  role: 'shop',
  matter: 'name',
  value,
  bundleName: '开办灯笼铺',
  receivedOn: '2026-05-01',
  ...change,
});

function filled(of: { field?: MergedField; evidence?: Evidence[]; earlier?: EarlierValue[]; values?: object }) {
  const merged = of.field ?? field();
  const release = { fields: [merged], licenceTypes: {}, roles: { shop: { subject: 'organisation' } } };
  const preview = { fields: [{ ...merged, source: 'applicant' }], answers: {} };
  return prefill(
    release as unknown as BundleRelease,
    preview as unknown as Preview,
    { ...of.values },
    {
      evidence: of.evidence ?? [],
      account: {},
      earlier: of.earlier ?? [],
    },
  )[0]!;
}

describe('预填的先后', () => {
  it('证照先于历史申请,证照变了跟着变;本人填的先于一切', () => {
    const history = [earlier('以前的名字')];
    expect(filled({ evidence: [licence('执照上的名字')], earlier: history })).toMatchObject({
      value: '执照上的名字',
      source: 'licence',
    });
    expect(filled({ evidence: [licence('变更后的名字')], earlier: history }).value).toBe('变更后的名字');
    expect(filled({ earlier: history })).toMatchObject({
      value: '以前的名字',
      source: 'history',
      sourceText: '您 2026-05-01 在『开办灯笼铺』中填过',
    });
    expect(filled({ earlier: history, values: { 'name@shop': '现在的名字' } })).toMatchObject({
      value: '现在的名字',
      source: 'applicant',
      changed: true,
    });
  });

  it.each([
    ['最近的一次', {}, [earlier('新'), earlier('旧')], '新'],
    ['最近的一次已不合格,用再前面合格的', {}, [earlier('超过十个字的名称现在不收了'), earlier('旧')], '旧'],
    ['别的当事人的', {}, [earlier('别人', { role: 'landlord' })], null],
    ['别的地址的', {}, [earlier('别处', { matter: 'name/workshop' })], null],
    ['是或否', { definition: { ...definition, type: 'boolean' } }, [earlier('true')], null],
    ['长篇理由', { definition: { ...definition, type: 'longText' } }, [earlier('理由')], null],
    ['某一期的', { key: 'name@shop#2026', occurrence: '2026' }, [earlier('旧', { matter: 'name#2026' })], null],
    [
      '等前一事项结果的',
      { sources: [{ kind: 'output', item: 'trade-licence', attribute: 'name' }] },
      [earlier('旧')],
      null,
    ],
  ])('%s', (_, change, history, value) =>
    expect(filled({ field: field(change as Partial<MergedField>), earlier: history }).value).toBe(value),
  );
});
