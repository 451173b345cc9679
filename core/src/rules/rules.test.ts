import { describe, expect, it } from 'vitest';
import { corpusScope as scope } from './corpus.ts';
import {
  describeRule,
  evaluateRule,
  explainRule,
  isVariableName,
  parseRule,
  residualRule,
  ruleAlways,
  rulePairs,
  ruleThresholds,
  ruleVariables,
} from './index.ts';
import type { Facts, RuleAst } from './index.ts';

function parse(text: string): RuleAst {
  const parsed = parseRule(text, scope);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return parsed.ast;
}

describe('describeRule (规则的中文说法)', () => {
  const table: [string, string][] = [
    ['经营面积 >= 50 and 招牌 = "yes"', '经营面积 不小于 50 平方米 且 设置招牌 为 要'],
    ['有证 or 临街 and 招牌 != "no"', '已有营业执照 为 是 或 （是否临街 为 临街 且 设置招牌 不为 不要）'],
    ['(有证 or 临街) and 从业人数 < 5', '（已有营业执照 为 是 或 是否临街 为 临街） 且 从业人数 小于 5 人'],
    ['开业日期 >= date("2026-01-05")', '开业日期 不早于 2026年1月5日'],
    ['业态 in ("drinks", "canteen")', '经营业态 属于 饮品店、食堂'],
    ['业态 in ("drinks")', '经营业态 为 饮品店'],
    ['经营面积 in [10..50)', '经营面积 在 10 至 50 平方米（不含 50） 之间'],
    ['开业日期 between date("2026-01-01") and date("2026-12-31")', '开业日期 在 2026年1月1日至2026年12月31日 之间'],
    ['list contains(项目, "raw") and exists(字号)', '经营项目 包含 生食类 且 字号 有内容'],
    ['list contains(项目, "raw") or list contains(项目, "hot")', '经营项目 包含 生食类 或 热食类'],
    [
      'list contains(项目, "raw") and list contains(项目, "hot") and 字号 = null',
      '经营项目 包含 生食类 和 热食类 且 字号 不适用',
    ],
    ['not(list contains(项目, "raw")) and 字号 = null', '经营项目 不包含 生食类 且 字号 不适用'],
    ['not(经营面积 < 50)', '不满足（经营面积 小于 50 平方米）'],
    ['not(有证 and 字号 = "甲")', '不满足（已有营业执照 为 是 且 字号 为 “甲”）'],
    ['not(招牌 = "yes") or not(业态 in ("drinks", "canteen"))', '设置招牌 不为 要 或 经营业态 不属于 饮品店、食堂'],
    ['经营面积 <= 许可面积', '经营面积 不大于 许可面积'],
    ['true', '所有情形都适用'],
    ['false', '任何情形都不适用'],
  ];
  it.each(table)('%s', (text, words) => expect(describeRule(parse(text), scope)).toBe(words));

  it('falls back to names and codes that the scope no longer knows', () => {
    expect(describeRule(parse('招牌 = "yes" and 经营面积 > 5'), {})).toBe('招牌 为 yes 且 经营面积 大于 5');
  });
});

describe('explainRule (为什么)', () => {
  const table: [string, Facts, string][] = [
    ['出资额 >= 50', { 出资额: '80' }, '因为 出资额 = 80 ≥ 50'],
    ['经营面积 >= 50 or 有证', { 经营面积: '80', 有证: false }, '因为 经营面积 = 80 ≥ 50 平方米'],
    ['经营面积 >= 50 and 有证', { 经营面积: '30', 有证: true }, '因为 经营面积 = 30 < 50 平方米'],
    ['经营面积 >= 50 and 有证', { 经营面积: '30', 有证: false }, '因为 经营面积 = 30 < 50 平方米；已有营业执照 = 否'],
    ['not(招牌 = "yes")', { 招牌: 'no' }, '因为 设置招牌 = 不要 ≠ 要'],
    ['招牌 = "yes" and 临街', { 招牌: 'yes', 临街: true }, '因为 设置招牌 = 要；是否临街 = 临街'],
    ['业态 in ("drinks", "canteen")', { 业态: 'restaurant' }, '因为 经营业态 = 餐馆，不属于 饮品店、食堂'],
    ['经营面积 in [10..50]', { 经营面积: '20' }, '因为 经营面积 = 20，在 10 至 50 平方米 之间'],
    ['list contains(项目, "raw")', { 项目: ['hot', 'cold'] }, '因为 经营项目 不包含 生食类（选的是：热食类、冷食类）'],
    ['list contains(项目, "raw")', { 项目: [] }, '因为 经营项目 不包含 生食类（选的是：什么也没有选）'],
    ['经营面积 > 50', { 经营面积: null }, '因为 经营面积 不适用'],
    ['exists(字号)', { 字号: '甲' }, '因为 字号 有内容'],
    ['经营面积 <= 许可面积', { 经营面积: '90', 许可面积: '80' }, '因为 经营面积（90 平方米） > 许可面积（80 平方米）'],
    ['经营面积 <= 许可面积', { 经营面积: null, 许可面积: '80' }, '因为 经营面积 不适用'],
    [
      '经营面积 = 许可面积',
      { 经营面积: null, 许可面积: '80' },
      '因为 经营面积 不适用，而 许可面积（80 平方米） 有内容',
    ],
    ['有证 and 临街 and 经营面积 > 5', { 临街: true }, '还不能确定，因为还不知道：已有营业执照、经营面积'],
    ['true or 有证', {}, '因为 所有情形都适用'],
  ];
  it.each(table)('%s', (text, facts, words) => expect(explainRule(parse(text), facts, scope)).toBe(words));
});

describe('parseRule (解析规则)', () => {
  it('reports all findings at once, in the order of the text', () => {
    const parsed = parseRule('经营面机 > 5 and 招牌 = "maybe" or 有证 = 1', scope);
    expect(parsed).toMatchObject({
      ok: false,
      findings: [
        { code: 'unknown-variable', from: 0, to: 4, message: '没有叫“经营面机”的情形项，您要写的可能是 经营面积。' },
        {
          code: 'unknown-choice',
          from: 18,
          to: 25,
          message: '“设置招牌”没有代码为 "maybe" 的选项。可选："yes"（要）、"no"（不要）。',
        },
        { code: 'wrong-type', from: 34, to: 35 },
      ],
    });
  });

  const messages: [string, string][] = [
    ['店铺面积 > 5', '“店铺面积”是标题，规则里请写名称 shop-area。'],
    ['招牌 = "要"', '“要”是“设置招牌”的选项文字，规则里请写它的代码 "yes"。'],
    [
      '业态 = "drink"',
      '“经营业态”没有代码为 "drink" 的选项。您要写的可能是 "drinks"。可选："restaurant"（餐馆）、"drinks"（饮品店）、"canteen"（食堂）。',
    ],
    ['经营面积 > "50"', '“经营面积”是数字，请去掉引号，写成 50。'],
    ['开业日期 < "2026-01-01"', '“开业日期”是日期，请写成 date("2026-01-01")。'],
    ['项目 = "hot"', '“经营项目”可以多选，请写成 list contains(项目, "hot")。'],
    ['经营面积 == 5', '没有“==”这个符号，请写成 =。'],
    ['经营面积≥5', '这里用了中文符号“≥”，请改成半角的 >=。'],
    ['有证 且 临街', '“且”请写成 and。'],
    ['经营面积 > 从业人数', '“经营面积”和“从业人数”的单位不同，不能相比。'],
    [
      '经营面积 + "a" > 5',
      '“经营面积”（数字）和“"a"”（文字）不能用 + 计算。数字可以加减乘除，日期可以加减时长，文字可以相加。',
    ],
    ['agee(开业日期, 开业日期) > 5', '没有叫“agee”的函数，您要写的可能是 age()。'],
  ];
  it.each(messages)('%s', (text, message) =>
    expect(parseRule(text, scope)).toMatchObject({ ok: false, findings: [{ message }] }),
  );

  it('writes numbers canonically and drops repeated list values', () => {
    expect(parse('出资额 in (1.50, 01.5, 2)')).toEqual({
      op: 'in',
      variable: '出资额',
      kind: 'number',
      values: ['1.5', '2'],
    });
  });

  it('joins what nests without need', () => {
    expect(parse('有证 and (临街 and (有证))')).toMatchObject({
      op: 'and',
      of: [{ variable: '有证' }, { variable: '临街' }, { variable: '有证' }],
    });
  });

  it('knows which names can stand in a rule', () => {
    expect(
      ['经营面积', 'shop-area', '经营场所 地址', '面积（使用）', 'a.b', 'x1'].filter((name) => !isVariableName(name)),
    ).toEqual([]);
    expect(['面积(使用)', '1号', 'true', 'null', 'a>b', '', '面积,', '"a"'].filter(isVariableName)).toEqual([]);
  });
});

describe('inspection (规则提到了什么)', () => {
  it('lists variables, thresholds and pairs', () => {
    const ast = parse(
      '经营面积 >= 50.0 and 经营面积 in (5..300] or not(从业人数 in (8, 12, 9)) and 经营面积 <= 许可面积 or 有证',
    );
    expect(ruleVariables(ast)).toEqual(['从业人数', '有证', '经营面积', '许可面积']);
    expect(ruleThresholds(ast)).toEqual({ 经营面积: ['5', '50', '300'], 从业人数: ['8', '9', '12'] });
    expect(rulePairs(ast)).toEqual([['经营面积', '许可面积']]);
    expect(ruleVariables(ruleAlways)).toEqual([]);
  });
});

describe('residualRule (剩余规则)', () => {
  it('folds known parts away', () => {
    const ast = parse('有证 and (招牌 = "yes" or 经营面积 >= 50)');
    expect(residualRule(ast, { 有证: true, 招牌: 'no' })).toEqual(parse('经营面积 >= 50'));
    expect(residualRule(ast, { 有证: false })).toBe(false);
    expect(residualRule(ast, { 有证: true, 招牌: 'yes' })).toBe(true);
    expect(residualRule(ast, {})).toEqual(ast);
  });

  it('turns a pair with one known side into a comparison', () => {
    const ast = parse('经营面积 <= 许可面积');
    expect(residualRule(ast, { 许可面积: '80.0' })).toEqual(parse('经营面积 <= 80'));
    expect(residualRule(ast, { 经营面积: '80' })).toEqual(parse('许可面积 >= 80'));
    expect(residualRule(parse('经营面积 = 许可面积'), { 许可面积: null })).toEqual(parse('经营面积 = null'));
  });
});

describe('evaluateRule (判断规则)', () => {
  it('throws on a fact of the wrong shape, without telling its value', () => {
    const wrong: [string, Facts][] = [
      ['经营面积 > 5', { 经营面积: '十' }],
      ['经营面积 > 5', { 经营面积: true }],
      ['经营面积 > 5', { 经营面积: '' }],
      ['经营面积 > 5', { 经营面积: '1e3' }],
      ['开业日期 > date("2026-01-01")', { 开业日期: '2026/1/1' }],
      ['有证', { 有证: 'true' }],
      ['list contains(项目, "hot")', { 项目: 'hot' }],
      ['招牌 = "yes"', { 招牌: ['yes'] }],
    ];
    for (const [text, facts] of wrong) {
      expect(() => evaluateRule(parse(text), facts)).toThrow(TypeError);
      expect(() => evaluateRule(parse(text), facts)).not.toThrow(/十|1e3|2026\/1/);
    }
  });

  it('holds always for ruleAlways', () => expect(evaluateRule(ruleAlways, {})).toBe(true));
});
