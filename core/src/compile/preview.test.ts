import { describe, expect, test } from 'vitest';
import type { Answers, BundleRelease, Evidence, Preview } from '../contract/index.ts';
import { field, material } from './fixture-ground.ts';
import { lanternItems } from './fixture-items.ts';
import { lanternBundle, lanternCatalogue } from './fixture.ts';
import {
  checkAnswers,
  compileBundle,
  nextQuestions,
  noticeOf,
  planCase,
  preview,
  restoreForm,
  singleItemBundle,
} from './index.ts';

function releaseOf(bundle = lanternBundle, catalogue = lanternCatalogue()): BundleRelease {
  const { release } = compileBundle(bundle, 3, catalogue);
  if (release === null) throw new Error('the fixture must compile');
  return release;
}

const lantern = releaseOf();
const everything: Answers = { 'open-flame': 'yes', area: '120.5', 'by-agent': 'yes', extras: ['sign', 'apprentice'] };
const least: Answers = { 'open-flame': 'no', 'by-agent': 'no', extras: [] };
const ids = (list: readonly { id: string }[]) => list.map((one) => one.id);
const materialOf = (plan: Pick<Preview, 'materials'>, key: string) => plan.materials.find((one) => one.key === key);
const fieldOf = (plan: Preview, key: string) => plan.fields.find((one) => one.key === key);

describe('成员与问题', () => {
  test('两种回答得到两份清单', () => {
    expect(ids(preview(lantern, everything).included)).toEqual(['apprentice', 'check', 'licence', 'flame', 'sign']);
    expect(ids(preview(lantern, least).included)).toEqual(['check', 'licence']);
  });

  test('每项都说为什么办、为什么不办', () => {
    const plan = preview(lantern, least);
    expect(plan.included.map((member) => member.reason)).toEqual(['每种情形都要办理', '每种情形都要办理']);
    expect(plan.excluded.map((member) => member.reason)).toEqual([
      expect.stringContaining('因为您回答：「还要办什么？」'),
      expect.stringContaining('因为您回答：「灯笼里点明火吗？」不点'),
      expect.stringContaining('因为您回答：「还要办什么？」'),
    ]);
  });

  test('没回答时先说确定的，未定的单列', () => {
    const plan = preview(lantern, {});
    expect(ids(plan.included)).toEqual(['check', 'licence']);
    expect(ids(plan.undecided)).toEqual(['apprentice', 'flame', 'sign']);
    expect(ids(plan.pending)).toEqual(['open-flame', 'area', 'by-agent', 'extras']);
    expect(fieldOf(plan, 'person-name@agent')).toBeUndefined();
  });

  test('不点明火就不再问面积', () => {
    expect(ids(nextQuestions(lantern, { 'open-flame': 'no' }))).toEqual(['by-agent', 'extras']);
    expect(ids(nextQuestions(lantern, everything))).toEqual([]);
  });

  test('情形类：点明火时面积分五段，不点时不分', () => {
    const areas = lantern.classes.flatMap((one) => (one.answers['open-flame'] === 'yes' ? [one.answers.area] : []));
    expect([...new Set(areas)]).toEqual(['1', '50', '50.1', '100', '100.1']);
    expect(lantern.classes).toHaveLength(5 * 2 * 4 + 2 * 4);
  });

  test.each<[string, Answers, string[]]>([
    ['合适的答案', everything, []],
    ['没有的问题', { nothing: 'yes' }, ['unknown-question answers/nothing']],
    ['没有的选项', { 'open-flame': 'maybe' }, ['bad-answer answers/open-flame']],
    ['多选填成单选', { extras: 'sign' }, ['bad-answer answers/extras']],
    ['同一选项两次', { extras: ['sign', 'sign'] }, ['bad-answer answers/extras']],
    ['单选填成多选', { 'open-flame': ['yes'] }, ['bad-answer answers/open-flame']],
    ['小数太多', { area: '1.25' }, ['bad-answer answers/area']],
    ['超出范围', { area: '5000.1' }, ['bad-answer answers/area']],
    ['不是数字', { area: '1e3' }, ['bad-answer answers/area']],
    [
      '带原型名',
      JSON.parse('{"__proto__": "yes", "constructor": "yes"}') as Answers,
      ['unknown-question answers/__proto__', 'unknown-question answers/constructor'],
    ],
  ])('检查答案：%s', (_, answers, expected) => {
    expect(checkAnswers(lantern, answers).map((finding) => `${finding.code} ${finding.place}`)).toEqual(expected);
  });

  test('不合适的答案当作没有回答', () => {
    expect(preview(lantern, { 'open-flame': 'maybe', nothing: 'x' })).toEqual(preview(lantern, {}));
  });
});

describe('表单', () => {
  test('四个部门的名称只填一次，各自的叫法都在', () => {
    expect(fieldOf(preview(lantern, everything), 'name@shop')?.uses.map((use) => use.label)).toEqual([
      '拟用字号',
      '字号',
      '单位名称',
      '店名',
    ]);
  });

  test('同一要素按当事人和地点分开', () => {
    const labels = preview(lantern, everything).fields.map((one) => one.label);
    expect(labels).toEqual(
      expect.arrayContaining(['父亲 · 姓名', '母亲 · 姓名', '学徒 · 姓名', '经办人 · 姓名', '店铺地址', '作坊地址']),
    );
  });

  test('来源：前一项结果、证照、共享库、回答、账户，都没有才由人填', () => {
    const plan = preview(lantern, everything);
    expect(
      Object.fromEntries(
        plan.fields.map((one) => [one.key, one.source === 'applicant' ? 'applicant' : one.source.kind]),
      ),
    ).toMatchObject({
      'uscc@shop': 'output',
      'person-name@keeper': 'licence',
      'id-number@keeper': 'register',
      'floor-area@shop/premises': 'answer',
      'mobile@keeper': 'account',
      'name@shop': 'applicant',
    });
    expect(fieldOf(plan, 'uscc@shop')?.sourceText).toBe('取自「灯笼经营登记」的办理结果');
  });

  test('发证的事项自己要填的，不能说取自它的结果', () => {
    expect(fieldOf(preview(lantern, everything), 'name@shop')?.source).toBe('applicant');
  });

  test('条件不成立的字段不出现在表上', () => {
    expect(fieldOf(preview(lantern, { ...everything, area: '49' }), 'address@shop/workshop')).toBeUndefined();
    expect(fieldOf(preview(lantern, { ...everything, area: '50' }), 'address@shop/workshop')?.required).toBe(true);
  });

  test('还原原表：顺序和叫法都是各部门自己的', () => {
    expect(restoreForm(lantern, 'sign', { 'name@shop': '红灯笼', 'mobile@keeper': '13900000000' })).toEqual([
      { field: 'shop', label: '店名', section: '基本信息', value: '红灯笼' },
      { field: 'where', label: '悬挂地址', section: '基本信息', value: '' },
      { field: 'contact', label: '联系电话', section: '基本信息', value: '13900000000' },
    ]);
    expect(() => restoreForm(lantern, 'nobody', {})).toThrow(RangeError);
  });
});

describe('材料', () => {
  test('同一份材料取最严的形式、最多的原件、份数相加', () => {
    expect(materialOf(preview(lantern, everything), 'premises-proof@shop/premises')).toMatchObject({
      disposition: 'bring',
      form: 'paper',
      originals: 1,
      copies: 2,
      deferrable: false,
      members: ['licence', 'sign'],
    });
    expect(materialOf(preview(lantern, least), 'premises-proof@shop/premises')).toMatchObject({
      form: 'either',
      copies: 1,
      deferrable: true,
    });
  });

  test('前一项会发的证照不用交，没有前一项时看电子证照', () => {
    expect(materialOf(preview(lantern, everything), 'lantern-licence-copy@shop')?.exemption).toMatchObject({
      way: 'output',
      member: 'licence',
    });
  });

  test('按填写内容才需要的材料，写明条件', () => {
    const lease = materialOf(preview(lantern, least), 'lease@shop/premises');
    expect(lease).toMatchObject({ required: false, neededDependsOn: ['tenure@shop/premises'] });
    expect(lease?.neededWhen).toEqual({
      op: 'compare',
      variable: 'tenure@shop/premises',
      kind: 'choice',
      relation: '=',
      value: 'rent',
    });
  });

  test('政府核发又免不了的，说明为什么要交', () => {
    const items = lanternItems.map((one) =>
      one.code === 'sign-record'
        ? {
            ...one,
            materials: [
              material('m-id', { material: 'identity-proof', holder: 'keeper', keepReason: '需核对原件', copies: 1 }),
            ],
          }
        : one,
    );
    const plan = preview(releaseOf(lanternBundle, lanternCatalogue(items)), everything);
    expect(materialOf(plan, 'identity-proof@keeper')).toMatchObject({
      disposition: 'bring',
      keepReason: '需核对原件',
      copies: 1,
      form: 'either',
    });
  });
});

describe('时间线与前后对比', () => {
  test('按确认的时限排，关键路径赶得上承诺', () => {
    expect(preview(lantern, everything).timeline).toMatchObject({
      promiseDays: 5,
      longestDays: 5,
      criticalPathDays: 5,
      fits: true,
      jointCapDays: 45,
      criticalPath: ['check', 'licence', 'flame'],
    });
    expect(preview(lantern, least).timeline).toMatchObject({ criticalPathDays: 3, jointCapDays: null });
  });

  test('没有确认时给出每项的建议', () => {
    const { timeline } = preview(releaseOf({ ...lanternBundle, confirmations: [] }), everything);
    expect(timeline).toMatchObject({ fits: false, criticalPathDays: 9 });
    expect(timeline.strands.map((one) => [one.member, one.proposedDays])).toEqual([
      ['apprentice', null],
      ['check', null],
      ['licence', 3],
      ['flame', 2],
      ['sign', null],
    ]);
  });

  test('一件一件办与一次办，数得清', () => {
    const { figures } = preview(lantern, everything);
    expect(Object.values(figures).map((one) => [one.name, one.before, one.after])).toEqual([
      ['材料', 9, 2],
      ['填写项', 19, 7],
      ['环节', 8, 2],
      ['时限', 14, 5],
      ['跑动', 4, 1],
      ['费用', 2000, 2000],
    ]);
    expect(figures.materials.list.find((one) => one.label === '身份证明（掌柜）')).toEqual({
      label: '身份证明（掌柜）',
      before: '2 份',
      after: '免提交',
    });
  });
});

describe('办件方案', () => {
  const card = (version: number, holder = 'keeper'): Evidence => ({
    kind: 'licence',
    licenceType: 'identity-card',
    licenceId: `card-${version}`,
    identifier: '42010x',
    version,
    hash: `h${version}`,
    holder,
    attributes: { 'full-name': '甲' },
  });
  const person: Evidence = {
    kind: 'register',
    register: 'population',
    role: 'keeper',
    readingId: 'reading-1',
    hash: 'r1',
    readAt: '2026-01-05T00:00:00Z',
    attributes: { idNumber: '1' },
  };

  test('只有真查到的证照才免交，取最新的版本', () => {
    const { plan, findings } = planCase(lantern, everything, [card(1), card(2)], { optOut: [] });
    expect(findings).toEqual([]);
    expect(materialOf(plan, 'identity-proof@keeper')).toMatchObject({
      disposition: 'exempt',
      bound: { id: 'card-2', version: 2, label: '电子证照《居民身份证》版本 002' },
    });
    expect(plan.fields.find((one) => one.key === 'person-name@keeper')?.source).toBe('licence');
  });

  test('查不到的要交，并说明原因', () => {
    const { plan } = planCase(lantern, everything, [], { optOut: [] });
    const proof = plan.materials.find((one) => one.key === 'identity-proof@keeper');
    expect(proof).toMatchObject({
      disposition: 'bring',
      bound: null,
      form: 'paper',
      copies: 3,
      content: '清晰完整；正反两面',
      keepReason: '系统没有查到可用的电子证照《居民身份证》、人口库，请提交这份材料',
    });
    expect(plan.fields.find((one) => one.key === 'id-number@keeper')?.source).toBe('applicant');
  });

  test('别人的证照不能替掌柜', () => {
    const { plan } = planCase(lantern, everything, [card(1, 'father')], { optOut: [] });
    expect(plan.materials.find((one) => one.key === 'identity-proof@keeper')?.disposition).toBe('bring');
    expect(plan.materials.find((one) => one.key === 'identity-proof@father')?.disposition).toBe('exempt');
    expect(plan.fields.find((one) => one.key === 'person-name@keeper')?.source).toBe('account');
  });

  test('一个部门能用共享库、另一个不能：只为后者提交', () => {
    const { plan } = planCase(lantern, everything, [person], { optOut: [] });
    expect(plan.materials.find((one) => one.key === 'identity-proof@keeper')).toMatchObject({
      disposition: 'bring',
      copies: 2,
      content: '正反两面',
      uses: [
        { member: 'licence', exemption: { way: 'register' } },
        { member: 'flame', exemption: null },
      ],
    });
  });

  test('填了内容，材料条件就定下来', () => {
    const planned = (tenure: string) =>
      planCase(lantern, least, [], { optOut: [], values: { 'tenure@shop/premises': tenure } }).plan.materials.find(
        (one) => one.key === 'lease@shop/premises',
      );
    expect(planned('rent')).toMatchObject({ required: true, neededWhen: null });
    expect(planned('own')).toBeUndefined();
  });

  test('可以不办的可以不办，其余不行', () => {
    const { plan, findings } = planCase(lantern, everything, [], { optOut: ['sign', 'licence', 'ghost'] });
    expect(plan.nodes.map((node) => node.member)).toEqual(['apprentice', 'check', 'licence', 'flame']);
    expect(plan.optedOut).toEqual(['sign']);
    expect(findings.map((finding) => `${finding.code} ${finding.place}`)).toEqual([
      'may-not-opt-out optOut/licence',
      'unknown-member optOut/ghost',
    ]);
  });

  test('没答完的、没有事项可办的，都不能定方案', () => {
    expect(planCase(lantern, {}, [], { optOut: [] }).findings.map((finding) => finding.place)).toEqual([
      'answers/open-flame',
      'answers/area',
      'answers/by-agent',
      'answers/extras',
    ]);
    const conditional = releaseOf({
      ...lanternBundle,
      confirmations: [],
      members: [{ id: 'flame', item: 'flame-permit', when: 'open-flame = "yes"' }],
    });
    expect(
      planCase(conditional, { 'open-flame': 'no' }, [], { optOut: [] }).findings.map((finding) => finding.code),
    ).toEqual(['nothing-to-handle']);
  });

  test('各部门只看到自己要用的', () => {
    const { plan } = planCase(lantern, everything, [], { optOut: [] });
    const sign = plan.grants.find((grant) => grant.member === 'sign');
    expect(sign).toEqual({
      member: 'sign',
      authority: 'town',
      fields: ['name@shop', 'address@shop/premises', 'mobile@keeper'],
      materials: ['premises-proof@shop/premises', 'layout@shop/premises'],
      results: [],
    });
    expect(plan.grants.find((grant) => grant.member === 'flame')?.results).toEqual(['licence']);
  });

  test('方案里没有姓名、号码等个人信息', () => {
    const { plan } = planCase(lantern, everything, [card(1), person], {
      optOut: [],
      values: { 'person-name@keeper': '甲某某', 'id-number@keeper': '42010x' },
    });
    expect(JSON.stringify(plan)).not.toMatch(/甲某某|42010x|identifier|"甲"/);
  });
});

describe('一次性告知', () => {
  const notice = noticeOf(preview(lantern, everything));

  test('带什么、免什么、怎么免、多久、多少钱、跑几次，一次说清', () => {
    expect(notice.complete).toBe(true);
    expect(notice.situation[0]).toEqual({ question: '灯笼里点明火吗？', answer: '点' });
    expect(notice.bring.map((one) => [one.name, one.requirement])).toEqual([
      ['场所使用证明', '必备'],
      ['租赁合同', '视填写内容决定是否需要'],
      ['店铺平面图', '必备'],
    ]);
    expect(notice.spared.map((one) => [one.name, one.way])).toEqual([
      ['身份证明（父亲）', 'licence'],
      ['身份证明（母亲）', 'licence'],
      ['身份证明（掌柜）', 'licence'],
      ['灯笼经营执照', 'output'],
      ['用火安全方案', 'commitment'],
    ]);
    expect(notice.limit).toEqual({ promiseDays: 5, text: '自受理之日起 5 个工作日内全部办结' });
    expect(notice.fees).toEqual({ totalFen: 2000, list: [{ name: '查验费', item: '灯笼明火许可', amountFen: 2000 }] });
    expect(notice.visits).toEqual({ times: 1, reason: '领取结果' });
    expect(notice.items.find((one) => one.member === 'flame')).toMatchObject({
      after: ['灯笼经营登记'],
      limit: '4 个工作日',
      statutory: '20 个工作日',
    });
  });

  test('同样的回答，线上线下同一份', () => {
    expect(noticeOf(preview(structuredClone(lantern), structuredClone(everything)))).toEqual(notice);
  });

  test('没答完时只说确定的', () => {
    expect(noticeOf(preview(lantern, {})).complete).toBe(false);
  });
});

describe('单办事项', () => {
  test.each(lanternItems.map((one) => [one.name, one] as const))('%s 单独办也是一件事', (_, one) => {
    const bundle = { ...singleItemBundle(one), questions: lanternBundle.questions };
    const { release, findings } = compileBundle(bundle, 1, lanternCatalogue());
    expect(findings.filter((finding) => finding.severity === 'block')).toEqual([]);
    expect(release?.members.map((member) => member.item.code)).toEqual([one.code]);
    expect(release?.proof.coverage.holes).toEqual([]);
  });

  test('单独办明火许可，执照要自己有', () => {
    const single = releaseOf({
      ...singleItemBundle(lanternItems[1] as (typeof lanternItems)[number]),
      questions: lanternBundle.questions,
    });
    const { plan } = planCase(single, { area: '10' }, [], { optOut: [] });
    expect(plan.materials.find((one) => one.key === 'lantern-licence-copy@shop')).toMatchObject({
      disposition: 'bring',
    });
  });
});

describe('填写决定的条件', () => {
  test('条件里比较两个填写项时，已填的内容不会进到方案里', () => {
    const items = lanternItems.map((one) =>
      one.code === 'sign-record'
        ? { ...one, materials: [material('m-layout', { material: 'layout', holder: 'shop', when: 'shop = where' })] }
        : one,
    );
    const { plan } = planCase(releaseOf(lanternBundle, lanternCatalogue(items)), everything, [], {
      optOut: [],
      values: { 'name@shop': '秘密字号' },
    });
    expect(plan.materials.find((one) => one.key === 'layout@shop')).toMatchObject({
      required: false,
      neededDependsOn: ['address@shop/premises', 'name@shop'],
    });
    expect(JSON.stringify(plan)).not.toContain('秘密字号');
  });

  test('问题与填写项合在一条规则里：问题答了以后只剩填写项', () => {
    const items = lanternItems.map((one) =>
      one.code === 'sign-record'
        ? {
            ...one,
            fields: [
              ...one.fields,
              field('note', '说明', {
                element: 'scope',
                role: 'shop',
                required: 'open-flame = "yes" and where = "灯笼街"',
              }),
            ],
          }
        : one,
    );
    const release = releaseOf(lanternBundle, lanternCatalogue(items));
    expect(fieldOf(preview(release, everything), 'scope@shop')).toMatchObject({
      required: false,
      requiredDependsOn: ['address@shop/premises'],
      requiredWhen: { op: 'compare', variable: 'address@shop/premises' },
    });
    expect(fieldOf(preview(release, { ...everything, 'open-flame': 'no' }), 'scope@shop')).toBeUndefined();
  });
});
