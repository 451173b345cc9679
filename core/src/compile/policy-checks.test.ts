/** 政策的验证例子: the figures that the requirements themselves name, as worked examples of the compiler. */
import { describe, expect, test } from 'vitest';
import type { Bundle, BundleRelease, DataElement, FormField, ServiceItem } from '../contract/index.ts';
import { elements, field, item, material } from './fixture-ground.ts';
import { lanternBundle, lanternCatalogue } from './fixture.ts';
import { compileBundle, mayPublish, planCase, preview, restoreForm } from './index.ts';

const bundleOf = (items: readonly ServiceItem[], more: Partial<Bundle> = {}): Bundle => ({
  ...lanternBundle,
  questions: [],
  confirmations: [],
  promise: undefined,
  members: items.map((one) => ({ id: one.code, item: one.code })),
  ...more,
});

function compile(
  items: readonly ServiceItem[],
  more: { bundle?: Partial<Bundle>; elements?: readonly DataElement[] } = {},
) {
  const catalogue = {
    ...lanternCatalogue(items),
    elements: new Map((more.elements ?? elements).map((one) => [one.code, one])),
  };
  return compileBundle(bundleOf(items, more.bundle), 1, catalogue);
}
function released(...given: Parameters<typeof compile>): BundleRelease {
  const { release, findings } = compile(...given);
  if (!release) throw new Error(JSON.stringify(findings));
  return release;
}

describe('一张表 (FRM-01)', () => {
  const texts = Array.from(
    { length: 40 },
    (_, at): DataElement => ({ ...(elements[0] as DataElement), code: `e${at}`, name: `要素${at}` }),
  );
  const box = (form: string, at: number): FormField =>
    field(`${form}-${at}`, `${form}表的第 ${at} 格`, { element: `e${at}`, role: 'shop' });
  /** Ten boxes that every form has, ten of its own. */
  const boxes = (form: string, at: number) =>
    Array.from({ length: 20 }, (_, i) => box(form, i < 10 ? i : at * 10 + i - 10));
  const items = ['甲', '乙', '丙'].map((form, at) =>
    item(`item-${at}`, `${form}许可`, { fields: boxes(form, at + 1) }),
  );

  test('3 张表各 20 项、10 项重合：综合表 40 项，各部门拿到的原表 20 项齐全', () => {
    const release = released(items, { elements: texts });
    const { fields, figures } = preview(release, {});
    expect(fields).toHaveLength(40);
    expect(figures.fields).toMatchObject({ before: 60, after: 40 });
    const values = Object.fromEntries(fields.map((one) => [one.key, `填了${one.key}`]));
    for (const [at, one] of items.entries()) {
      const form = restoreForm(release, `item-${at}`, values);
      expect(form.map((cell) => [cell.field, cell.label])).toEqual(one.fields.map((cell) => [cell.id, cell.label]));
      expect(form.map((cell) => cell.value)).toEqual(one.fields.map((cell) => `填了${cell.element}@shop`));
    }
  });
});

describe('数据元 (FRM-03)', () => {
  const items = ['甲', '乙'].map((form, at) =>
    item(`item-${at}`, `${form}许可`, {
      fields: [
        field('tenure', `${form}的使用方式`, {
          element: 'tenure',
          role: 'shop',
          path: at === 0 ? 'premises' : 'workshop',
        }),
      ],
    }),
  );
  const valuesIn = (release: BundleRelease) =>
    preview(release, {}).fields.map((one) => one.definition.values?.map((value) => value.code));

  test('改值域：用到它的两张表同时变，名称和校验始终相同', () => {
    expect(valuesIn(released(items))).toEqual([
      ['own', 'rent'],
      ['own', 'rent'],
    ]);
    const widened = elements.map((one) =>
      one.code === 'tenure'
        ? { ...one, name: '场所使用方式', values: [...(one.values ?? []), { code: 'lent', label: '无偿使用' }] }
        : one,
    );
    const after = released(items, { elements: widened });
    expect(valuesIn(after)).toEqual([
      ['own', 'rent', 'lent'],
      ['own', 'rent', 'lent'],
    ]);
    expect(new Set(preview(after, {}).fields.map((one) => JSON.stringify(one.definition))).size).toBe(1);
  });
});

describe('一张材料清单 (FRM-07, FRM-08)', () => {
  const ways = [{ kind: 'licence' as const, licenceType: 'identity-card' }];
  const items = [1, 2, 3, 4].map((at) =>
    item(`item-${at}`, `第 ${at} 件`, {
      materials: [material('m-id', { material: 'identity-proof', holder: 'keeper', copies: at, ways })],
    }),
  );

  test('同一身份证在 4 个事项：清单只有 1 条，标着免提交和原因', () => {
    const { materials, figures } = preview(released(items), {});
    expect(materials).toHaveLength(1);
    expect(materials[0]).toMatchObject({
      members: ['item-1', 'item-2', 'item-3', 'item-4'],
      copies: 0,
      disposition: 'exempt',
      exemption: { way: 'licence' },
    });
    expect(figures.materials).toMatchObject({ before: 4, after: 0 });
  });

  test('办件方案里，取到证照的不用交并记下取自哪个版本，取不到的要交（份数是四家之和）', () => {
    const release = released(items);
    const evidence = {
      kind: 'licence' as const,
      licenceType: 'identity-card',
      licenceId: 'l-1',
      identifier: 'x',
      version: 2,
      hash: 'h',
      holder: 'keeper',
      attributes: {},
    };
    const planned = (given: readonly (typeof evidence)[]) =>
      planCase(release, {}, given, { optOut: [], values: {} }).plan.materials[0];
    expect(planned([evidence])).toMatchObject({ disposition: 'exempt', copies: 0, bound: { id: 'l-1', version: 2 } });
    expect(planned([])).toMatchObject({ disposition: 'bring', copies: 10, bound: null });
  });
});

describe('时限 (THG-08, ENG-10)', () => {
  const days = (list: readonly number[]) =>
    list.map((n, at) => item(`item-${at}`, `第 ${at} 件`, { promised: { n, unit: 'workingDay' } }));

  test('子件 3、5、2 日：一件事 5 个工作日；配成 6 日被拒，配成 5 日可以', () => {
    expect(preview(released(days([3, 5, 2])), {}).timeline).toMatchObject({
      promiseDays: 5,
      longestDays: 5,
      criticalPathDays: 5,
    });
    const promised = (n: number) => compile(days([3, 5, 2]), { bundle: { promise: [{ days: n }] } }).findings;
    expect(promised(6).map((one) => one.code)).toContain('promise-over-longest');
    expect(mayPublish(promised(6))).toBe(false);
    expect(promised(5)).toEqual([]);
  });

  test('三个没有先后的事项同时开始，不是一个接一个', () => {
    const { strands } = preview(released(days([3, 5, 2])), {}).timeline;
    expect(strands.map((one) => [one.startOffset, one.endOffset])).toEqual([
      [0, 3],
      [0, 5],
      [0, 2],
    ]);
  });
});

describe('最多三级 (ENG-02)', () => {
  const levels = (kinds: readonly ('accept' | 'review' | 'decide')[]) =>
    kinds.map((kind, at) => ({ id: `s${at}`, kind, name: kind, post: 'clerk', days: 0, standard: '符合条件' }));

  test('受理、审查、决定三级可以，一审一核可以，第四级被拒', () => {
    const told = (kinds: Parameters<typeof levels>[0]) =>
      compile([item('one', '一件', { steps: levels(kinds) })]).findings.map((one) => `${one.severity} ${one.code}`);
    expect(told(['accept', 'review', 'decide'])).toEqual([]);
    expect(told(['review', 'decide'])).toEqual([]);
    expect(told(['accept', 'review', 'review', 'decide'])).toContain('block too-many-steps');
  });

  test('第四级：登记了经人确认的法律和条款才可以，凭记忆的、没写条款的不行，第五级总不行', () => {
    const basis = (mark: 'confirmed' | 'memory', article?: string) => ({
      basis: { law: '灯笼安全法（虚构）', ...(article ? { article } : {}), provenance: { mark, by: '样例确认人' } },
    });
    const told = (kinds: Parameters<typeof levels>[0], extraLevel: ServiceItem['extraLevel']) =>
      compile([item('one', '一件', { steps: levels(kinds), extraLevel })])
        .findings.filter((one) => one.severity === 'block' || one.code === 'steps-out-of-order')
        .map((one) => `${one.severity} ${one.code}`);
    const four = ['accept', 'review', 'review', 'decide'] as const;
    expect(told(four, basis('confirmed', '第八条'))).toEqual([]);
    expect(told(four, basis('memory', '第八条'))).toContain('block too-many-steps');
    expect(told(four, basis('confirmed'))).toContain('block too-many-steps');
    expect(told(['accept', 'review', 'review', 'review', 'decide'], basis('confirmed', '第八条'))).toEqual([
      'block too-many-steps',
    ]);
  });
});

describe('即办件和小时级时限 (ITK-08, ENG-08)', () => {
  const confirmed = { law: '灯笼便民办法（虚构）', article: '第三条', provenance: { mark: 'confirmed' as const } };
  const step = { id: 's', kind: 'decide' as const, name: '决定', post: 'clerk', days: 0, standard: '齐全' };
  const blocking = (change: Partial<ServiceItem>) =>
    compile([item('one', '一件', { steps: [step], promised: { n: 0, unit: 'instant' }, ...change })])
      .findings.filter((one) => one.severity === 'block')
      .map((one) => one.code);

  test('即办件只有一级、承诺即办、依据经人确认，缺一样都不能发布', () => {
    expect(blocking({ instant: { basis: confirmed } })).toEqual([]);
    const review = { ...step, id: 'r', kind: 'review' as const };
    expect(blocking({ instant: { basis: confirmed }, steps: [review, step] })).toEqual(['instant-many-levels']);
    expect(blocking({ instant: { basis: confirmed }, promised: { n: 1, unit: 'workingDay' } })).toEqual([
      'instant-promise',
    ]);
    const recalled = { ...confirmed, provenance: { mark: 'memory' as const } };
    expect(blocking({ instant: { basis: recalled } })).toEqual(['instant-unconfirmed']);
  });

  test('按工作小时承诺的，办理区划要有办公时间；方案里带上单位和办公时间', () => {
    const hours = { n: 2, unit: 'workingHour' as const };
    expect(blocking({ promised: hours })).toEqual(['no-office-hours']);
    const one = item('one', '一件', { steps: [step], promised: hours });
    const spans = [{ opens: '09:00', closes: '12:00' }];
    const catalogue = (office: { from: string; spans: typeof spans }[]) => ({
      ...lanternCatalogue([one]),
      officeHours: new Map([[`${one.decidingRegion.slice(0, 4)}00`, office]]),
    });
    const office = [{ from: '2020-01-01', spans }];
    const { release, findings } = compileBundle(bundleOf([one]), 1, catalogue(office));
    expect(findings.filter((finding) => finding.severity === 'block')).toEqual([]);
    const { plan } = planCase(release!, {}, [], { optOut: [] });
    expect(plan.nodes[0]).toMatchObject({ limits: { promised: hours }, officeHours: office, promisedDays: 1 });
    const upside = [{ from: '2020-01-01', spans: [{ opens: '12:00', closes: '09:00' }] }];
    expect(compileBundle(bundleOf([one]), 1, catalogue(upside)).findings.map((finding) => finding.code)).toContain(
      'bad-office-hours',
    );
  });
});
