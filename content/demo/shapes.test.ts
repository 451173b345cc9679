/** 各种形态的一件事: what each shape promises (long chain, fan-out, joint visit, rules of age, a licence first, a season, one item), and the three levels. */
import { fileURLToPath } from 'node:url';
import { compileBundle, preview } from '@yijian/core/compile';
import type { Answers, BundleRelease } from '@yijian/core/contract';
import { contentHash } from '@yijian/core/contract';
import { differencesOf, elementClasses } from '@yijian/core/definitions';
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogueOf } from '../../server/src/modules/packs/catalogue-of.ts';
import { definitionsOf } from '../../server/src/modules/packs/pack.ts';
import { readPack } from '../../server/src/modules/packs/read-pack.ts';

const pack = readPack(fileURLToPath(new URL('.', import.meta.url)));
const catalogue = catalogueOf(pack);
const releases = new Map<string, BundleRelease>();
beforeAll(() => {
  for (const bundle of definitionsOf(pack, 'bundle')) releases.set(bundle.code, compileBundle(bundle, 1, catalogue).release!);
});
const plan = (code: string, answers: Answers) => preview(releases.get(code)!, answers);
const members = (code: string, answers: Answers) => plan(code, answers).included.map((one) => one.id).sort();
const brought = (code: string, answers: Answers) => plan(code, answers).materials.filter((one) => one.disposition === 'bring' && one.required).map((one) => one.name);
const item = (code: string) => catalogue.items.get(code)!.definition;

describe('企业注销登记：一环扣一环', () => {
  const all = { simple: 'no', taxed: 'yes', insured: 'yes', hasFund: 'yes', customs: 'yes' };

  test('先核验公告期满，再清税，再注销，最后各部门；清税证明和注销通知书自动推给后面', () => {
    const { timeline, materials, included } = plan('deregistration', all);
    expect(timeline).toMatchObject({ promiseDays: 10, fits: true });
    expect(timeline.criticalPath.slice(1, 3)).toEqual(['tax', 'registration']);
    expect(included).toHaveLength(9);
    for (const type of ['tax-clearance@enterprise', 'deregistration-notice@enterprise']) expect(materials.find((one) => one.key === type)).toMatchObject({ disposition: 'exempt' });
    const edges = releases.get('deregistration')!.edges.map((one) => `${one.from} ${one.to}`);
    expect(edges).toEqual(expect.arrayContaining(['check tax', 'notice tax', 'tax registration', 'registration social', 'registration seal']));
  });

  test('简易注销只交一份承诺书；没报过税的不办清税', () => {
    expect(brought('deregistration', { ...all, simple: 'yes' })).toEqual(['全体投资人承诺书']);
    expect(brought('deregistration', all).sort()).toEqual(['清算报告', '解散决议或者决定']);
    expect(members('deregistration', { ...all, taxed: 'no' })).not.toContain('tax');
  });

  test('公告由企业自己发：平台只核验是否期满，没有期满的说明怎么办', () => {
    expect(item('creditor-notice-check')).toMatchObject({ node: 'check', check: { attribute: 'creditorNotice', expect: ['ended'] } });
    expect(item('creditor-notice-check').check?.remedy).toMatch(/45 天.*20 天/);
  });
});

test('上市合法合规信息核查：选几个部门就有几个并行核查，报告排在全部之后', () => {
  const all = { areas: ['market', 'tax', 'social', 'medical', 'fund', 'ecology', 'safety', 'customs'] };
  const { timeline, included } = plan('compliance', all);
  expect(included).toHaveLength(9);
  expect(timeline).toMatchObject({ promiseDays: 5, criticalPathDays: 5, fits: true });
  expect(timeline.criticalPath.at(-1)).toBe('report');
  expect(members('compliance', { areas: ['tax', 'ecology'] })).toEqual(['ecology', 'report', 'tax']);
  expect(brought('compliance', all)).toEqual([]);
});

describe('水电气网联合报装', () => {
  test('四家单位各是实施主体，看现场只来一次', () => {
    const { figures, included } = plan('utilities', { services: ['water', 'power', 'gas', 'network'], outsideLine: 'yes', digRoad: 'yes', touchGreen: 'no' });
    expect(included.map((one) => one.id).sort()).toEqual(['digging', 'gas', 'network', 'planning', 'power', 'survey', 'traffic', 'water']);
    expect(['water', 'power', 'gas', 'network'].map((one) => catalogue.authorities.get(item(`${one}-connection`).authority)?.uscc.slice(0, 2))).toEqual(['91', '91', '91', '91']);
    expect(figures.visits).toMatchObject({ before: 12, after: 1 });
    expect(releases.get('utilities')!.visits.reason).toContain('一起上门');
  });

  test('不接外线就不问挖路和绿化', () => {
    const { pending, included } = plan('utilities', { services: ['network'], outsideLine: 'no' });
    expect(pending).toEqual([]);
    expect(included.map((one) => one.id).sort()).toEqual(['network', 'survey']);
  });
});

describe('退休：年龄和缴费年限写成规则', () => {
  const normal = { workerKind: 'man', retireKind: 'normal', deemed: 'no', takesFund: 'yes', onlyChild: 'no' };
  const approval = (code: string) => item('retirement-approval').materials.find((one) => one.id === code)!;

  test('不满 180 个月的才要延长缴费申请；各种提前退休各要各的证明', () => {
    expect(approval('extension').when).toBe('contributionMonths < 180');
    expect(brought('retirement', { ...normal, retireKind: 'special' })).toEqual(['特殊工种岗位记录']);
    expect(brought('retirement', { ...normal, retireKind: 'illness' })).toEqual(['劳动能力鉴定结论']);
    expect(brought('retirement', normal)).toEqual([]);
  });

  test('1965 年以后出生的男职工才要选退休月份', () => {
    const { required } = releases.get('retirement')!.fields.find((one) => one.element === 'retireMonth')!.uses[0]!;
    expect(JSON.stringify(required)).toContain('1965-01-01');
  });

  test('退休证发出以后，养老金、医保、公积金自动接着办', () => {
    const { timeline, materials } = plan('retirement', { ...normal, deemed: 'yes', onlyChild: 'yes' });
    expect(timeline).toMatchObject({ promiseDays: 15, criticalPathDays: 15, fits: true });
    expect(timeline.criticalPath.slice(1, 3)).toEqual(['deemedYears', 'approval']);
    expect(materials.find((one) => one.key === 'retirement-certificate@applicant')).toMatchObject({ disposition: 'exempt' });
  });
});

test('残疾人服务：没有证的先办证，两项补贴用刚发的证', () => {
  const { timeline, materials } = plan('disability', { hasCertificate: 'no', lowIncome: 'yes', severe: 'yes', child: 'no', needsAid: 'no' });
  expect(timeline).toMatchObject({ promiseDays: 15, criticalPathDays: 15, fits: true });
  expect(timeline.criticalPath[0]).toBe('certificate');
  expect(materials.find((one) => one.key === 'disability-certificate@applicant')).toMatchObject({ disposition: 'exempt' });
  expect(members('disability', { hasCertificate: 'yes', lowIncome: 'yes', severe: 'yes', child: 'no', needsAid: 'no' })).toEqual(['care', 'living']);
});

test('居民医保集中参保：困难的先确认资助再参保', () => {
  expect(members('insurance-season', { poor: 'yes', familyAccount: 'no' })).toEqual(['aid', 'check', 'enrolment']);
  expect(plan('insurance-season', { poor: 'no', familyAccount: 'no' }).timeline.promiseDays).toBe(0);
});

describe('基本目录、要素表和三级继承', () => {
  const [list] = definitionsOf(pack, 'elementList');

  test('有基本编码的事项都在基本目录里，类型一致，层级列着', () => {
    const base = new Map(definitionsOf(pack, 'baseItem').map((one) => [one.code, one]));
    const level = new Map(definitionsOf(pack, 'region').map((one) => [one.code, one.level]));
    for (const one of definitionsOf(pack, 'item').filter((found) => found.baseCode !== undefined)) {
      const found = base.get(one.baseCode!);
      expect(found, one.code).toMatchObject({ type: one.type });
      expect(found?.levels, one.code).toContain(level.get(one.decidingRegion));
    }
    const used = new Set(definitionsOf(pack, 'item').map((one) => one.baseCode));
    expect([...base.keys()].filter((code) => !used.has(code))).toEqual([]);
  });

  test('要素表 48 项，同源八项，承诺时限只降不升', () => {
    expect(list?.elements).toHaveLength(48);
    expect(new Set(list!.elements.map((one) => one.path)).size).toBe(48);
    expect(list!.elements.filter((one) => one.sameSource).map((one) => one.name).sort()).toEqual(['事项名称', '事项类型', '办理流程', '基本编码', '承诺办结时限', '申请材料', '表单内容', '设定依据'].sort());
    expect(list!.elements.filter((one) => one.ceiling).map((one) => one.path)).toEqual(['promised']);
  });

  test('高龄津贴：市、区、街道逐级继承，统一要素一字不差，时限一级比一级短', () => {
    const levels = ['senior-allowance-city', 'senior-allowance', 'senior-allowance-laojie'].map(item);
    const { classOf } = elementClasses(list);
    expect(levels.map((one) => one.inherits?.item)).toEqual([undefined, 'senior-allowance-city', 'senior-allowance']);
    expect(levels.map((one) => one.promised.n)).toEqual([15, 10, 7]);
    for (const [above, below] of [[levels[0]!, levels[1]!], [levels[1]!, levels[2]!]] as const) {
      expect(differencesOf(above, below).filter((one) => classOf(one.path) === 'common')).toEqual([]);
      expect(contentHash(above)).not.toBe(contentHash(below));
    }
  });
});
