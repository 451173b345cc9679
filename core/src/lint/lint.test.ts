import { describe, expect, test } from 'vitest';
import { checkItem } from '../compile/index.ts';
import { lanternBundle, lanternCatalogue } from '../compile/fixture.ts';
import { basis, material } from '../compile/fixture-ground.ts';
import { lanternItems } from '../compile/fixture-items.ts';
import type {
  Benchmark,
  Definition,
  DefinitionKind,
  LegalAct,
  MaterialType,
  ProofReview,
  ServiceItem,
} from '../contract/index.ts';
import { cancelRules } from '../contract/index.ts';
import {
  frequentItems,
  lintDefinition,
  lintRules,
  lintWhole,
  lintWorld,
  overBenchmark,
  ruleOf,
  silencedBy,
} from './index.ts';

const clean: ServiceItem = {
  ...lanternItems[1]!,
  place: '灯笼区政务服务中心 1 楼 3 号窗口',
  visits: { times: 1, reason: '领取结果' },
  phone: '027-85550001',
  complaintPhone: '027-85550002',
  handling: 'promised',
  filing: ['counter', 'online'],
  onlineDepth: 'apply',
  faq: [{ id: 'faq', question: '多久能办好？', answer: '5 个工作日。' }],
};

type More = { definitions?: readonly Definition[]; types?: readonly MaterialType[]; items?: readonly ServiceItem[] };
function worldWith({ definitions = [], types = [], items = lanternItems }: More = {}) {
  const catalogue = lanternCatalogue(items);
  const exceptions = definitions.filter((one) => one.kind === 'lintException');
  const with_ = {
    ...catalogue,
    materialTypes: new Map([...catalogue.materialTypes, ...types.map((type) => [type.code, type] as const)]),
    silenced: silencedBy(exceptions, '2026-11-22'),
  };
  return lintWorld(with_, <K extends DefinitionKind>(kind: K) =>
    definitions.filter((one): one is Extract<Definition, { kind: K }> => one.kind === kind),
  );
}
const codesOf = (definition: Definition, more?: More): string[] => [
  ...new Set(lintDefinition(definition, worldWith(more)).map((one) => one.code)),
];
const place = (item: ServiceItem, part: string): string => `item:${item.code}/${part}`;

describe('指南质量十五条：违反一条就列一条，改好就没有', () => {
  test('写得好的事项一条也没有', () => expect(lintDefinition(clean, worldWith())).toEqual([]));

  const wrongs: [code: string, part: string, change: Partial<ServiceItem>][] = [
    ['handling-kind-differs', 'handling', { handling: 'instant' }],
    ['promise-under-a-day', 'promised', { promised: { n: 0, unit: 'workingDay' } }],
    ['visit-without-reason', 'visits/reason', { visits: { times: 1 } }],
    ['visit-reason-without-visit', 'visits/reason', { visits: { times: 0, reason: '领取结果' } }],
    ['filing-without-visit', 'filing', { visits: { times: 0 }, filing: ['counter'], onlineDepth: 'enquire' }],
    ['online-with-visit', 'onlineDepth', { onlineDepth: 'whole' }],
    ['phones-equal', 'complaintPhone', { complaintPhone: '027-85550001' }],
    ['phone-without-area-code', 'phone', { phone: '85550001' }],
    ['place-too-coarse', 'place', { place: '政务服务中心' }],
    ['hours-without-days', 'openHours', { openHours: '9:00—17:00' }],
    [
      'topic-of-other-audience',
      'topicClasses/person',
      { audience: ['enterprise'], topicClasses: { person: ['生育收养'] } },
    ],
    ['faq-missing', 'faq', { type: '01', faq: [] }],
    ['result-kind-differs', 'result/kind', { result: { kind: 'conclusion', name: '灯笼许可证', delivery: [] } }],
    ['result-without-sample', 'result', { result: { kind: 'approval', name: '批复', delivery: [] } }],
    ['payment-without-fee', 'onlinePayment', { fees: [], onlinePayment: true }],
    ['steps-incomplete', 'steps', { steps: clean.steps.filter((step) => step.kind !== 'accept') }],
    ['guide-attribute-missing', 'handling', { handling: undefined }],
    ['condition-never', 'materials/m-1/when', withCondition('area > 5 and area < 3')],
    ['condition-always', 'materials/m-1/when', withCondition('area > 5 or area <= 5')],
  ];
  test.each(wrongs)('%s', (code, part, change) => {
    const findings = lintDefinition({ ...clean, ...change }, worldWith()).filter((one) => one.code === code);
    expect(findings.map((one) => one.place)).toEqual([place(clean, part)]);
    expect(findings[0]).toMatchObject({ severity: lintRules[code]!.severity });
    expect(findings[0]!.message.length * findings[0]!.remedy.length).toBeGreaterThan(0);
  });

  test('会变的条件、要填的文字条件不算死条件', () => {
    for (const rule of ['area > 5', 'exists(area)', 'not(area > 5)'])
      expect(codesOf({ ...clean, ...withCondition(rule) })).toEqual([]);
  });
});

describe('兜底表述 (CAT-31)', () => {
  test('「其他有关材料」拦下并指明是哪一处；词表换了就按新词表', () => {
    const vague = { ...clean, conditions: [{ id: 'papers', text: '提交其他有关材料' }] };
    expect(lintDefinition(vague, worldWith())).toMatchObject([
      { code: 'vague-wording', severity: 'block', place: place(clean, 'conditions/papers/text') },
    ]);
    const words = [{ id: 'papers', text: '有固定', allowed: ['有固定店铺'], instead: '请写明' }];
    const list = { kind: 'wordList', code: 'words', name: '词表', words } as const;
    expect(codesOf(vague, { definitions: [{ ...list, words }] })).toEqual([]);
    const fixed = {
      ...clean,
      conditions: [
        { id: 'a', text: '有固定店铺' },
        { id: 'b', text: '有固定住所' },
      ],
    };
    const found = lintDefinition(fixed, worldWith({ definitions: [{ ...list, words }] }));
    expect(found.map((one) => one.place)).toEqual([place(clean, 'conditions/b/text')]);
  });

  test('材料名称和一件事的说明里也拦', () => {
    const type = { kind: 'materialType', code: 'other', name: '其他材料', issuedBy: 'applicant' } as const;
    expect(codesOf(type)).toEqual(['vague-wording']);
    expect(codesOf({ ...lanternBundle, summary: '视情况办理' })).toEqual(['vague-wording']);
    expect(codesOf(lanternBundle)).toEqual([]);
  });
});

describe('依据 (CAT-32)', () => {
  const act = (more: Partial<LegalAct>): LegalAct => ({
    kind: 'legalAct',
    code: 'lanterns',
    name: basis[0]!.law,
    status: 'inForce',
    provenance: { mark: 'confirmed', by: '样例', on: '2026-01-05' },
    ...more,
  });
  const cites = { ...clean, materials: [material('m-1', { material: 'safety-plan', holder: 'shop' })] };
  test('法规置为废止，引用它的材料进入待清理；只是听说废止的只提醒', () => {
    expect(codesOf(cites, { definitions: [act({})] })).toEqual([]);
    const repealed = lintDefinition(cites, worldWith({ definitions: [act({ status: 'repealed' })] }));
    expect(repealed.map((one) => one.place)).toContain(place(clean, 'materials/m-1/basis'));
    expect(new Set(repealed.map((one) => `${one.code} ${one.severity}`))).toEqual(new Set(['basis-repealed block']));
    const heard = act({ status: 'repealed', provenance: { mark: 'memory' } });
    expect(codesOf(cites, { definitions: [heard] })).toEqual(['basis-doubtful']);
  });

  test('有证照可调用还要申请人提交的，提醒；写明免提交就没有', () => {
    const asked = material('m-1', { material: 'identity-proof', holder: 'keeper', keepReason: '暂时调不到' });
    expect(codesOf({ ...clean, materials: [asked] })).toContain('obtainable-material-asked');
    const spared = { ...asked, ways: [{ kind: 'licence', licenceType: 'identity-card' } as const] };
    expect(codesOf({ ...clean, materials: [spared] })).not.toContain('obtainable-material-asked');
  });

  test('凭记忆写的制度提醒', () => {
    const regime = [...lanternCatalogue().regimes.values()].find((one) => one.jointCap !== undefined)!;
    expect(codesOf(regime)).toEqual([]);
    const memory = { ...regime.jointCap!, basis: { law: '条例', provenance: { mark: 'memory' } as const } };
    expect(codesOf({ ...regime, jointCap: memory })).toEqual(['basis-from-memory']);
  });
});

describe('证明 (CAT-33…35)', () => {
  const proof = (code: string, more: Partial<MaterialType['proof']> = {}, name = `${code}证明`): MaterialType => ({
    kind: 'materialType',
    code,
    name,
    issuedBy: 'other',
    proof: { issuer: '居委会', mayVerify: true, ...more },
  });
  const review = (code: string, applies?: (typeof cancelRules)[number]): ProofReview => ({
    kind: 'proofReview',
    code,
    name: `${code}清理`,
    purpose: '核对住址',
    verdicts: cancelRules.map((rule) => ({
      rule,
      applies: rule === applies,
      reason: '核过',
      by: '司法局',
      on: '2026-11-01',
    })),
  });
  const asks = { ...clean, materials: [material('m-1', { material: 'residence', holder: 'shop' })] };
  const types = [proof('residence')];

  test('清单外的证明不得要求；判定保留后可以；任一规则成立就取消，待清理', () => {
    expect(codesOf(asks, { types })).toEqual(['proof-not-listed']);
    expect(codesOf(asks, { types, definitions: [review('residence')] })).toEqual([]);
    const cancelled = { types, definitions: [review('residence', 'online-check')] };
    expect(lintDefinition(asks, worldWith(cancelled))).toMatchObject([
      { code: 'proof-cancelled', severity: 'block', message: expect.stringContaining('能通过网络核验') },
    ]);
  });

  test('没有逐条判定的、开具单位无权查证的、像证明没登记的，都列出', () => {
    expect(codesOf(proof('residence'), { types })).toEqual(['proof-verdict-open']);
    expect(codesOf(proof('residence'), { types, definitions: [review('residence')] })).toEqual([]);
    expect(codesOf(proof('odd', { mayVerify: false }))).toContain('proof-impossible');
    expect(codesOf({ ...proof('odd'), proof: undefined })).toEqual(['proof-not-marked']);
  });

  test('造 A 需 B、B 需 A：报出整个环；断开就没有', () => {
    const ring = [proof('a', { requires: ['b'] }), proof('b', { requires: ['c'] }), proof('c', { requires: ['a'] })];
    const found = lintWhole(worldWith({ types: ring })).filter((one) => one.code === 'proofs-circular');
    expect(found.map((one) => one.place)).toEqual([
      'materialType:a/proof',
      'materialType:b/proof',
      'materialType:c/proof',
    ]);
    expect(found[0]!.message).toContain('「a证明」 → 「b证明」 → 「c证明」 → 「a证明」');
    const open = lintWhole(worldWith({ types: [ring[0]!, ring[1]!, proof('c')] }));
    expect(open.map((one) => one.code)).not.toContain('proofs-circular');
  });

  test('两个事项互要对方发的证，也是循环证明；有一个能免就不是', () => {
    const yields = (code: string, licenceType: string, needs: string): ServiceItem => ({
      ...clean,
      code,
      result: { kind: 'licence', name: '证', licenceType, delivery: [] },
      materials: [material('m-1', { material: needs, holder: 'shop' })],
    });
    const kinds = ['lantern-licence', 'flame-permit'];
    const papers = kinds.map(
      (code): MaterialType => ({
        kind: 'materialType',
        code: `p-${code}`,
        name: code,
        issuedBy: 'government',
        licenceType: code,
      }),
    );
    const items = [yields('one', kinds[0]!, `p-${kinds[1]}`), yields('two', kinds[1]!, `p-${kinds[0]}`)];
    const circular = (list: readonly ServiceItem[]) =>
      lintWhole(worldWith({ types: papers, items: list })).filter((one) => one.code === 'proofs-circular');
    expect(circular(items).map((one) => one.place)).toEqual(['item:two/materials/m-1', 'item:one/materials/m-1']);
    const spared = {
      ...items[1]!,
      materials: [{ ...items[1]!.materials[0]!, ways: [{ kind: 'commitment', text: '承诺' } as const] }],
    };
    expect(circular([items[0]!, spared])).toEqual([]);
  });

  test('同义重复的证明列出', () => {
    const same = [proof('one', {}, '居住证明'), proof('two', {}, '本人居住的证明材料'), proof('three', {}, '收入证明')];
    const found = lintWhole(worldWith({ types: same })).filter((one) => one.code === 'proof-repeated');
    expect(found.map((one) => one.place)).toEqual(['materialType:one/name', 'materialType:two/name']);
  });
});

describe('例外：公开登记，只管一处一条', () => {
  const exception = {
    kind: 'lintException',
    code: 'four-levels',
    name: '四级',
    rule: 'too-many-steps',
    place: `item:${clean.code}/steps`,
    reason: '条例规定四级',
    approvedBy: '政务局',
    until: '2026-12-31',
  } as const;
  const long = { ...clean, steps: [1, 2, 3, 4].map((n) => ({ ...clean.steps[0]!, id: `s-${n}`, days: 0 })) };
  const found = (change: Partial<typeof exception> = {}, item: ServiceItem = long) =>
    checkItem(item, worldWith({ definitions: [{ ...exception, ...change } as typeof exception] }).catalogue)
      .map((one) => one.code)
      .filter((code) => code === 'too-many-steps');
  test('这一处不再列出；别处、别的规则照列；过期的重新列出', () => {
    expect(found()).toEqual([]);
    expect(found({}, { ...long, code: 'other' })).toEqual(['too-many-steps']);
    expect(found({ rule: 'phones-equal' as 'too-many-steps' })).toEqual(['too-many-steps']);
    expect(found({ until: '2026-11-21' as '2026-12-31' })).toEqual(['too-many-steps']);
  });

  test('一律、不得的规则不许例外，登记了也不算', () => {
    expect(codesOf(exception)).toEqual([]);
    expect(codesOf({ ...exception, rule: 'vague-wording' })).toEqual(['exception-not-allowed']);
    expect(codesOf({ ...exception, rule: 'no-such-rule' })).toEqual(['exception-of-nothing']);
    const vague = { ...clean, conditions: [{ id: 'c', text: '视情况' }] };
    const all = { ...exception, rule: 'vague-wording', place: place(clean, 'conditions/c/text') };
    expect(codesOf(vague, { definitions: [all] })).toEqual(['vague-wording']);
  });
});

describe('对标 (CAT-20/21)', () => {
  const city = (n: number): Benchmark => ({
    kind: 'benchmark',
    code: `b-${n}`,
    name: '对标',
    item: clean.code,
    city: '深圳',
    promised: { n, unit: 'workingDay' },
    source: '办事指南',
    collectedOn: '2026-01-05',
  });
  test('承诺比标杆最短的长就告警，一样就消除', () => {
    const own = { ...clean, promised: { n: 5, unit: 'workingDay' } as const };
    expect(overBenchmark(own, [city(7), city(3)])).toMatchObject([
      { code: 'promise-over-benchmark', remedy: expect.stringContaining('3 个工作日') },
    ]);
    expect(overBenchmark(own, [city(7), city(5)])).toEqual([]);
    expect(overBenchmark(own, [])).toEqual([]);
  });
  test('高频事项：按办件量降序累计到一半为止', () => {
    const volumes = new Map([
      ['a', 10],
      ['b', 30],
      ['c', 25],
      ['d', 35],
      ['e', 0],
    ]);
    expect([...frequentItems(volumes)]).toEqual(['d', 'b']);
    expect([...frequentItems(new Map([['a', 0]]))]).toEqual([]);
  });
});

describe('无人使用的定义', () => {
  test('没有事项用到的数据元列出', () => {
    const unused = lintWhole(worldWith({ items: [clean] })).map((one) => one.place);
    expect(unused.length).toBeGreaterThan(0);
    const field = clean.fields[0]!.element;
    expect(unused).not.toContain(`dataElement:${field}`);
  });
});

test('每条规则都写明出处', () => {
  for (const [code, rule] of Object.entries(lintRules)) expect(rule.source, code).toMatch(/\S{2,}/);
  expect(ruleOf('rule-syntax')?.severity).toBe('block');
  expect(ruleOf('no-such-rule')).toBeUndefined();
});

function withCondition(when: string): Partial<ServiceItem> {
  return {
    questions: [{ id: 'area', text: '多大？', answer: { kind: 'number', unit: '平方米', min: '1', max: '100' } }],
    materials: [material('m-1', { material: 'safety-plan', holder: 'shop', when })],
  };
}
