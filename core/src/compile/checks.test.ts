import { describe, expect, test } from 'vitest';
import type { Bundle, Catalogue, Finding, Material, ServiceItem } from '../contract/index.ts';
import { field, material } from './fixture-ground.ts';
import { lanternItems } from './fixture-items.ts';
import { lanternBundle, lanternCatalogue } from './fixture.ts';
import { compileBundle, mayPublish } from './index.ts';

type Spoil = {
  bundle?: Partial<Bundle>;
  item?: [string, (item: ServiceItem) => Partial<ServiceItem>];
  catalogue?: (catalogue: Catalogue) => Catalogue;
};

function compiled({ bundle, item, catalogue }: Spoil) {
  const items = lanternItems.map((one) =>
    item !== undefined && one.code === item[0] ? { ...one, ...item[1](one) } : one,
  );
  const made = lanternCatalogue(items);
  return compileBundle({ ...lanternBundle, ...bundle }, 1, catalogue?.(made) ?? made);
}

/** Every finding as `severity code place`. */
function told(spoil: Spoil): string[] {
  return compiled(spoil).findings.map((finding) => `${finding.severity} ${finding.code} ${finding.place}`);
}

const sign = (change: (item: ServiceItem) => Partial<ServiceItem>): Spoil => ({ item: ['sign-record', change] });
const firstMaterial = (change: Partial<Material>): Spoil =>
  sign((item) => ({ materials: item.materials.map((one, at) => (at === 0 ? { ...one, ...change } : one)) }));
const withField = (id: string, at: Parameters<typeof field>[2]): Spoil =>
  sign((item) => ({ fields: [...item.fields, field(id, '新字段', at)] }));
const members = (change: (member: Bundle['members'][number]) => Partial<Bundle['members'][number]>): Spoil => ({
  bundle: { members: lanternBundle.members.map((one) => ({ ...one, ...change(one) })) },
});

describe('完整的定义', () => {
  test('没有任何问题，可以发布', () => {
    const { findings, release } = compiled({});
    expect(findings).toEqual([]);
    expect(mayPublish(findings)).toBe(true);
    expect(release?.proof.coverage.checked).toBeGreaterThan(1000);
  });
});

describe('实施清单的问题', () => {
  test.each<[string, string, Spoil]>([
    ['没有设定依据', 'block element-missing item:sign-record/basis', sign(() => ({ basis: [] }))],
    ['没有受理条件', 'block element-missing item:sign-record/conditions', sign(() => ({ conditions: [] }))],
    [
      '受理条件是空的',
      'block element-missing item:sign-record/conditions/c1',
      sign(() => ({ conditions: [{ id: 'c1', text: ' ' }] })),
    ],
    ['没有办理环节', 'block element-missing item:sign-record/steps', sign(() => ({ steps: [] }))],
    ['没有办理地点', 'block element-missing item:sign-record/place', sign(() => ({ place: ' ' }))],
    [
      '承诺超过法定',
      'block promise-over-statutory item:sign-record/promised',
      sign(() => ({ statutory: { n: 2, unit: 'workingDay' } })),
    ],
    [
      '四级审批',
      'block too-many-steps item:sign-record/steps',
      sign((item) => ({
        steps: ['a', 'b', 'c', 'd'].map((id) => ({ ...(item.steps[0] as ServiceItem['steps'][number]), id })),
      })),
    ],
    [
      '环节合计超过承诺',
      'block steps-over-promise item:sign-record/steps',
      sign((item) => ({ steps: item.steps.map((step) => ({ ...step, days: 2 })) })),
    ],
    [
      '环节顺序颠倒',
      'warn steps-out-of-order item:sign-record/steps',
      sign((item) => ({ steps: [...item.steps].reverse() })),
    ],
    ['实施主体不存在', 'block unknown-authority item:sign-record/authority', sign(() => ({ authority: 'nobody' }))],
    ['监管部门不存在', 'block unknown-authority item:sign-record/supervisor', sign(() => ({ supervisor: 'nobody' }))],
    ['程序制度不存在', 'block unknown-regime item:sign-record/regime', sign(() => ({ regime: 'none' }))],
    ['程序制度不适用', 'block regime-of-other-type item:sign-record/regime', sign(() => ({ regime: 'permission' }))],
    [
      '核验环节没有核验内容',
      'block check-missing item:name-check/check',
      { item: ['name-check', () => ({ check: undefined })] },
    ],
    [
      '收费没有依据',
      'block fee-without-basis item:sign-record/fees/fee',
      sign(() => ({ fees: [{ id: 'fee', name: '工本费', amountFen: 100, basis: [] }] })),
    ],
    [
      '证照结果没有类型',
      'block result-without-licence-type item:sign-record/result/licenceType',
      sign(() => ({ result: { kind: 'licence', name: '证', delivery: [] } })),
    ],
    [
      '证照类型不存在',
      'block unknown-licence-type item:sign-record/result/licenceType',
      sign(() => ({ result: { kind: 'licence', name: '证', delivery: [], licenceType: 'none' } })),
    ],
    [
      '证照发给了个人',
      'block licence-holder-kind item:sign-record/result/holder',
      sign(() => ({
        result: { kind: 'licence', name: '证', delivery: [], licenceType: 'flame-permit', holder: 'keeper' },
      })),
    ],
    [
      '证照有栏目没有值',
      'warn licence-attribute-empty item:trade-licence/result/attributes',
      {
        item: [
          'trade-licence',
          (item) => ({ result: { ...item.result, attributes: [{ id: 'number', generated: 'number' }] } }),
        ],
      },
    ],
    [
      '结果取自不存在的字段',
      'block unknown-field item:trade-licence/result/attributes/x',
      {
        item: [
          'trade-licence',
          (item) => ({
            result: { ...item.result, attributes: [...(item.result.attributes ?? []), { id: 'x', field: 'none' }] },
          }),
        ],
      },
    ],
    [
      '字段编号重复',
      'block duplicate-id item:sign-record/fields/shop',
      sign((item) => ({ fields: [...item.fields, item.fields[0] as ServiceItem['fields'][number]] })),
    ],
    [
      '数据元不存在',
      'block unknown-element item:sign-record/fields/new',
      withField('new', { element: 'none', role: 'shop' }),
    ],
    [
      '角色不存在',
      'block unknown-role item:sign-record/fields/new',
      withField('new', { element: 'name', role: 'nobody' }),
    ],
    [
      '路径不存在',
      'block unknown-path item:sign-record/fields/new',
      withField('new', { element: 'name', role: 'shop', path: 'nowhere' }),
    ],
    [
      '字段没有用途',
      'block field-without-purpose item:sign-record/fields/new',
      withField('new', { element: 'name', role: 'shop', purpose: ' ' }),
    ],
    [
      '证照上有却要人填',
      'warn field-obtainable item:trade-licence/fields/again',
      {
        item: [
          'trade-licence',
          (item) => ({
            fields: [...item.fields, field('again', '负责人证件号', { element: 'id-number', role: 'keeper' })],
          }),
        ],
      },
    ],
    [
      '来源证照没有这一栏',
      'block unknown-attribute item:sign-record/fields/new/sources/0',
      withField('new', {
        element: 'name',
        role: 'agent',
        sources: [{ kind: 'licence', licenceType: 'identity-card', attribute: 'none' }],
      }),
    ],
    [
      '来源事项不存在',
      'block unknown-source-item item:sign-record/fields/new/sources/0',
      withField('new', { element: 'name', role: 'agent', sources: [{ kind: 'output', item: 'none', attribute: 'x' }] }),
    ],
    [
      '材料类型不存在',
      'block unknown-material-type item:sign-record/materials/m-layout',
      firstMaterial({ material: 'none' }),
    ],
    [
      '材料没有依据',
      'block material-element-missing item:sign-record/materials/m-layout',
      firstMaterial({ basis: [] }),
    ],
    [
      '材料没有格式',
      'block material-element-missing item:sign-record/materials/m-layout',
      firstMaterial({ format: ' ' }),
    ],
    [
      '纸质材料没有份数',
      'block material-element-missing item:sign-record/materials/m-layout',
      firstMaterial({ form: 'paper', originals: 0, copies: 0 }),
    ],
    [
      '政府核发的材料还要提交',
      'block government-material-asked item:sign-record/materials/m-id',
      sign((item) => ({
        materials: [...item.materials, material('m-id', { material: 'identity-proof', holder: 'keeper' })],
      })),
    ],
    [
      '依据凭记忆',
      'warn basis-from-memory item:sign-record/basis',
      sign(() => ({ basis: [{ law: '招牌办法', provenance: { mark: 'memory' } }] })),
    ],
    [
      '实施编码不对',
      'block bad-task-code item:sign-record/taskCode',
      sign(() => ({ taskCode: '1111111111111111111111111111111' })),
    ],
    [
      '条件写错',
      'block rule-unknown-variable item:sign-record/materials/m-layout/when',
      firstMaterial({ when: 'nothing = 1' }),
    ],
  ])('%s', (_, expected, spoil) => {
    expect(told(spoil)).toContain(expected);
  });

  test('选项型数据元没有选项', () => {
    const spoil: Spoil = {
      catalogue: (made) => ({
        ...made,
        elements: new Map([...made.elements].map(([code, one]) => [code, { ...one, values: undefined }])),
      }),
    };
    expect(told(spoil)).toContain('block choice-without-values dataElement:tenure/values');
  });

  test('信用代码校验位不对', () => {
    const spoil: Spoil = {
      catalogue: (made) => ({
        ...made,
        authorities: new Map(
          [...made.authorities].map(([code, one]) => [code, { ...one, uscc: '114201020000000000' }]),
        ),
      }),
    };
    expect(told(spoil)).toContain('block bad-uscc authority:town/uscc');
  });
});

describe('一件事定义的问题', () => {
  test.each<[string, string, Spoil]>([
    [
      '成员的事项不存在',
      'block unknown-item bundle:open-lantern-shop/members/sign',
      members((one) => (one.id === 'sign' ? { item: 'none' } : {})),
    ],
    [
      '前置成员不存在',
      'block unknown-member bundle:open-lantern-shop/members/sign/after',
      members((one) => (one.id === 'sign' ? { after: ['none'] } : {})),
    ],
    [
      '排在自己之后',
      'block member-after-itself bundle:open-lantern-shop/members/sign/after',
      members((one) => (one.id === 'sign' ? { after: ['sign'] } : {})),
    ],
    [
      '同一事项两次',
      'block duplicate-item bundle:open-lantern-shop/members',
      { bundle: { members: [...lanternBundle.members, { id: 'again', item: 'sign-record' }] } },
    ],
    [
      '成员编号重复',
      'block duplicate-id bundle:open-lantern-shop/members/sign',
      { bundle: { members: [...lanternBundle.members, { id: 'sign', item: 'sign-record' }] } },
    ],
    ['牵头部门不存在', 'block unknown-authority bundle:open-lantern-shop/lead', { bundle: { lead: 'nobody' } }],
    [
      '申请人角色不存在',
      'block unknown-role bundle:open-lantern-shop/applicantRole',
      { bundle: { applicantRole: 'nobody' } },
    ],
    [
      '别的部门替它确认时限',
      'block confirmed-by-other bundle:open-lantern-shop/confirmations/0',
      { bundle: { confirmations: lanternBundle.confirmations?.map((one) => ({ ...one, authority: 'town' })) } },
    ],
    [
      '确认的时限比承诺还长',
      'block confirmation-over-promise bundle:open-lantern-shop/confirmations/0',
      { bundle: { confirmations: lanternBundle.confirmations?.map((one) => ({ ...one, days: 6 })) } },
    ],
    [
      '确认 0 天',
      'block confirmation-of-nothing bundle:open-lantern-shop/confirmations/0',
      { bundle: { confirmations: lanternBundle.confirmations?.map((one) => ({ ...one, days: 0 })) } },
    ],
    [
      '条件读不懂',
      'block rule-full-width bundle:open-lantern-shop/members/sign/when',
      members((one) => (one.id === 'sign' ? { when: 'area ＞ 5' } : {})),
    ],
    [
      '问题没有用处',
      'warn unused-question bundle:open-lantern-shop/questions/idle',
      {
        bundle: {
          questions: [
            ...lanternBundle.questions,
            {
              id: 'idle',
              text: '天气好吗？',
              answer: {
                kind: 'choice',
                options: [
                  { code: 'a', label: '好' },
                  { code: 'b', label: '不好' },
                ],
              },
            },
          ],
        },
      },
    ],
    [
      '怎么回答都一样',
      'warn dead-question bundle:open-lantern-shop/questions/open-flame',
      members((one) => (one.id === 'flame' ? { when: 'open-flame = "yes" or open-flame != "yes"' } : {})),
    ],
    [
      '任何情形都不办',
      'warn member-never-included bundle:open-lantern-shop/members/sign',
      members((one) => (one.id === 'sign' ? { when: 'area < 1' } : {})),
    ],
    ['不面向企业', 'warn other-audience bundle:open-lantern-shop/members/sign', sign(() => ({ audience: ['person'] }))],
    [
      '两处问题不一致',
      'block question-conflict item:sign-record/questions/open-flame',
      sign(() => ({
        questions: [
          {
            id: 'open-flame',
            text: '点火吗？',
            answer: {
              kind: 'choice',
              options: [
                { code: 'yes', label: '点' },
                { code: 'no', label: '不点' },
              ],
            },
          },
        ],
      })),
    ],
    [
      '任何情形都用不到的材料',
      'warn never-needed item:sign-record/materials/m-layout',
      firstMaterial({ when: 'area < 1' }),
    ],
  ])('%s', (_, expected, spoil) => {
    expect(told(spoil)).toContain(expected);
  });

  test('「五个一」缺几项就列几项', () => {
    expect(told({ bundle: { fiveOnes: { mechanism: '有', form: ' ' } } })).toEqual(
      ['counter', 'form', 'guide', 'standard'].map(
        (part) => `block five-ones-incomplete bundle:open-lantern-shop/fiveOnes/${part}`,
      ),
    );
  });

  test('所有问题一次说完，且不给出不可靠的发布版', () => {
    const { release, findings } = compiled({
      ...sign(() => ({ authority: 'nobody', basis: [] })),
      bundle: { fiveOnes: {}, lead: 'nobody' },
    });
    expect(release).toBeNull();
    expect(new Set(findings.map((finding) => finding.code))).toEqual(
      new Set(['unknown-authority', 'element-missing', 'five-ones-incomplete']),
    );
    expect(findings.filter((finding) => finding.message === '' || finding.remedy === '')).toEqual([]);
  });
});

describe('情形里的问题', () => {
  const finding = (spoil: Spoil, code: string): Finding => {
    const found = compiled(spoil).findings.find((one) => one.code === code);
    if (found === undefined) throw new Error(`no finding ${code}`);
    return found;
  };

  test('循环证明：说出环上每一步', () => {
    const spoil: Spoil = members((one) => (one.id === 'licence' ? { after: ['check', 'flame'] } : {}));
    const found = finding(spoil, 'circular-proof');
    expect(found.severity).toBe('block');
    expect(found.message).toMatch(
      /^循环证明：「灯笼明火许可」要等「灯笼经营登记」（.+），「灯笼经营登记」要等「灯笼明火许可」（编排规定/,
    );
    expect(found.situation).toMatchObject({ 'open-flame': 'yes' });
  });

  test('互相等待的两项从不同时办理，就不算循环', () => {
    const spoil: Spoil = members((one) =>
      one.id === 'sign'
        ? { when: 'open-flame = "no"', after: ['flame'] }
        : one.id === 'flame'
          ? { after: ['sign'] }
          : {},
    );
    expect(told(spoil).filter((one) => one.includes('circular'))).toEqual([]);
  });

  test('成员最长 5 日，承诺 6 日：拒绝，并说出情形', () => {
    const found = finding({ bundle: { promise: [{ days: 6 }] } }, 'promise-over-longest');
    expect(found.message).toContain('承诺 6 个工作日，超过最长的单个事项承诺 5 个工作日');
    expect(found.remedy).toContain('不超过 5 个工作日');
    expect(found.severity).toBe('block');
  });

  test('前后相接超过承诺：按部门列出建议的时限', () => {
    const found = finding({ bundle: { confirmations: [] } }, 'path-over-promise');
    expect(found.severity).toBe('block');
    expect(found.message).toContain('共需 9 个工作日，超过承诺 5 个工作日');
    expect(found.remedy).toBe(
      '建议各部门确认更短的内部时限：灯笼区消防大队「灯笼明火许可」由 4 改为 2 个工作日；灯笼区市场监管局「灯笼经营登记」由 5 改为 3 个工作日',
    );
  });

  test('登记并公示了例外，就只提醒', () => {
    const exception = { reason: '现场查验', approvedBy: '样例区长', on: '2026-01-05' };
    expect(finding({ bundle: { confirmations: [], exception } }, 'path-over-promise').severity).toBe('warn');
  });

  test('每项只留 1 日也不够，直说', () => {
    expect(finding({ bundle: { confirmations: [], promise: [{ days: 1 }] } }, 'path-over-promise').remedy).toContain(
      '每项只留 1 个工作日也不够',
    );
  });

  test('情形太多：拒绝发布，并给出出路', () => {
    const many = Array.from({ length: 14 }, (_, at) => ({
      id: `x${at}`,
      text: `问题${at}？`,
      answer: {
        kind: 'choice' as const,
        options: [
          { code: 'a', label: '是' },
          { code: 'b', label: '否' },
        ],
      },
    }));
    const spoil: Spoil = {
      bundle: { questions: [...lanternBundle.questions, ...many] },
      item: [
        'sign-record',
        (item) => ({
          fields: [
            ...item.fields,
            ...many.map((question, at) =>
              field(`x-field${at}`, `栏目${at}`, {
                element: 'name',
                role: 'agent',
                occurrence: `o${at}`,
                required: `${question.id} = "a"`,
              }),
            ),
          ],
        }),
      ],
    };
    const { release, findings } = compiled(spoil);
    expect(findings.map((one) => one.code)).toContain('too-many-situations');
    expect(mayPublish(findings)).toBe(false);
    expect(release?.classes).toEqual([]);
  });
});
