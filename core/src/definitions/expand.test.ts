import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileBundle, preview } from '../compile/index.ts';
import { lanternBundle, lanternCatalogue } from '../compile/fixture.ts';
import type { Bundle, Catalogue, SharedRule, Situation, Variant } from '../contract/index.ts';
import { contentHash } from '../contract/index.ts';
import {
  evaluateRule,
  explainRule,
  expandRules,
  parseRule,
  printRule,
  ringOfRules,
  traceRule,
} from '../rules/index.ts';
import { expandBundle, itemAs, sharedBehind, withSharedInFull } from './index.ts';

const versioned = <T extends { code: string }>(...all: T[]) =>
  new Map(all.map((definition) => [definition.code, { definition, version: 1, hash: contentHash(definition) }]));
const ruleOf = (code: string, when: string, name = `规则 ${code}`): SharedRule => ({
  kind: 'rule',
  code,
  name,
  when,
  basis: [],
});
const scope = {
  临街: { kind: 'boolean', title: '临街' },
  面积: { kind: 'number', title: '面积', unit: '平方米' },
} as const;

describe('规则按编码引用', () => {
  const rules = { big: ruleOf('big', '面积 >= 50', '大店'), sign: ruleOf('sign', '临街 and rule("big")', '临街大店') };
  const named = (code: string) => rules[code as keyof typeof rules];

  test('展开后照样判断、照样写出，并说出规则的名字', () => {
    const text = expandRules('not(rule("sign"))', named);
    const parsed = parseRule(text, scope);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
    expect(parseRule(printRule(parsed.ast), scope)).toEqual(parsed);
    const facts = { 临街: true, 面积: '80' };
    expect(evaluateRule(parsed.ast, facts)).toBe(false);
    expect(explainRule(parsed.ast, facts, scope)).toBe(
      '因为 规则『临街大店』成立（临街 = 是；规则『大店』成立（面积 = 80 ≥ 50 平方米））',
    );
    expect(traceRule(parsed.ast, facts, scope).because).toMatch(/^规则『临街大店』成立/);
    expect(evaluateRule(parsed.ast, { 面积: '10' })).toBe(true);
  });

  test('没有的规则读不懂；互相引用的找得出来；文字里的引号不动', () => {
    const missing = parseRule(expandRules('临街 or rule("none")', named), scope);
    expect(missing).toMatchObject({ ok: false, findings: [{ code: 'unknown-rule', from: 6, to: 18 }] });
    expect(parseRule('rule(临街)', scope)).toMatchObject({ ok: false, findings: [{ code: 'outside-subset' }] });
    const ring = { a: ruleOf('a', 'rule("b")'), b: ruleOf('b', 'rule("c") and 临街'), c: ruleOf('c', 'rule("a")') };
    const inRing = (code: string) => ring[code as keyof typeof ring];
    expect(ringOfRules('a', inRing)).toEqual(['a', 'b', 'c', 'a']);
    expect(ringOfRules('big', named)).toBeNull();
    expect(parseRule(expandRules('rule("a")', inRing), scope)).toMatchObject({ ok: false });
    expect(expandRules('字号 = "rule(\\"big\\")"', named)).toBe('字号 = "rule(\\"big\\")"');
  });

  test('展开两次和一次一样，先展开哪一条都一样', () => {
    const codes = ['a', 'b', 'c', 'd'];
    const text = fc.array(
      fc.oneof(
        fc.constant('临街'),
        fc.constantFrom(...codes).map((code) => `rule("${code}")`),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 4, maxLength: 4 }), text, (texts, used) => {
        const all = new Map(codes.map((code, at) => [code, ruleOf(code, texts[at]!.join(' and '))]));
        const once = expandRules(used.join(' or '), (code) => all.get(code));
        expect(expandRules(once, (code) => all.get(code))).toBe(once);
        const apart = used.map((part) => expandRules(part, (code) => all.get(code))).join(' or ');
        expect(apart).toBe(once);
      }),
    );
  });
});

/** The lantern bundle with its first question and one condition taken from shared definitions. */
function shared(): { bundle: Bundle; catalogue: Catalogue; question: string } {
  const [first, ...others] = lanternBundle.questions;
  const { id, ...question } = first as unknown as { id: string } & Situation;
  const situation: Situation = { ...question, kind: 'situation', code: 'shared-first', name: '共用的情形' };
  const conditional = lanternBundle.members.find((member) => member.when !== undefined)!;
  const rule = ruleOf('shared-rule', conditional.when!, '共用的规则');
  return {
    question: id,
    catalogue: { ...lanternCatalogue(), situations: versioned(situation), rules: versioned(rule) },
    bundle: {
      ...lanternBundle,
      questions: [{ id, situation: 'shared-first' }, ...others],
      members: lanternBundle.members.map((member) =>
        member === conditional ? { ...member, when: 'rule("shared-rule")' } : member,
      ),
    },
  };
}

describe('情形按编码引用', () => {
  test('编译结果和写全的一样，并记下引用的版本和摘要', () => {
    const { bundle, catalogue } = shared();
    const { release, findings } = compileBundle(bundle, 1, catalogue);
    const plain = compileBundle(lanternBundle, 1, lanternCatalogue());
    expect(findings).toEqual(plain.findings);
    expect(release!.questions).toEqual(plain.release!.questions);
    expect(release!.classes).toEqual(plain.release!.classes);
    expect(release!.proof).toEqual(plain.release!.proof);
    expect(release!.shared?.map(({ kind, code, version }) => [kind, code, version])).toEqual([
      ['rule', 'shared-rule', 1],
      ['situation', 'shared-first', 1],
    ]);
    expect(plain.release!.shared).toBeUndefined();
    const [one] = release!.classes;
    expect(preview(release!, one!.answers)).toEqual({
      ...preview(plain.release!, one!.answers),
      hash: expect.any(String),
      release: release!.hash,
    });
  });

  test('引用的情形、规则没有公布：拦住，指出在哪里', () => {
    const { bundle } = shared();
    const { release, findings } = compileBundle(bundle, 1, lanternCatalogue());
    expect(release).toBeNull();
    expect(findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['unknown-situation', 'rule-unknown-rule']),
    );
  });

  test('展开两次和一次一样；规则引用的规则也算在内', () => {
    const { bundle, catalogue } = shared();
    const once = expandBundle(bundle, catalogue);
    expect(expandBundle(once, catalogue)).toBe(once);
    expect(sharedBehind(bundle, catalogue)).toHaveLength(2);
    const twice = withSharedInFull(withSharedInFull(catalogue));
    expect([...twice.items]).toEqual([...withSharedInFull(catalogue).items]);
  });
});

describe('业务办理项', () => {
  const item = [...lanternCatalogue().items.values()]
    .map(({ definition }) => definition)
    .find((one) => one.materials.length > 1)!;
  const variant: Variant = {
    kind: 'variant',
    code: 'lantern-change',
    name: '变更',
    item: item.code,
    sequence: '02',
    changes: { promised: { n: 1, unit: 'workingDay' }, materials: [{ id: item.materials[0]!.id, copies: 9 }] },
    without: [`materials/${item.materials[1]!.id}`],
  };

  test('只写不同的：其余和事项一样，去掉的不在了', () => {
    const applied = itemAs(item, variant);
    expect(applied).toEqual({
      ...item,
      name: `${item.name}（变更）`,
      promised: { n: 1, unit: 'workingDay' },
      materials: [{ ...item.materials[0]!, copies: 9 }, ...item.materials.slice(2)],
    });
  });

  test('没有不同的办理项就是事项本身；先后改两处和一起改一样', () => {
    const same = { ...variant, changes: { name: item.name }, without: [] };
    expect(itemAs(item, same)).toEqual(item);
    fc.assert(
      fc.property(
        fc.subarray(item.materials.map(({ id }) => id)),
        fc.subarray(item.fields.map(({ id }) => id)),
        (materials, fields) => {
          const without = [...materials.map((id) => `materials/${id}`), ...fields.map((id) => `fields/${id}`)];
          const forth = itemAs(item, { ...variant, without });
          expect(itemAs(item, { ...variant, without: without.toReversed() })).toEqual(forth);
          expect(
            itemAs(forth, { ...variant, changes: { ...variant.changes, name: forth.name, materials: [] }, without }),
          ).toEqual(forth);
        },
      ),
    );
  });

  test('一件事的成员写明办理项：编译和证明都按办理项，不认识的拦住', () => {
    const catalogue: Catalogue = { ...lanternCatalogue(), variants: versioned(variant) };
    const member = lanternBundle.members.find((one) => one.item === item.code)!;
    const withVariant = (code: string): Bundle => ({
      ...lanternBundle,
      members: lanternBundle.members.map((one) => (one === member ? { ...one, variant: code } : one)),
    });
    const { release } = compileBundle(withVariant('lantern-change'), 1, catalogue);
    const compiled = release!.members.find(({ id }) => id === member.id)!;
    expect(compiled).toMatchObject({
      variant: { code: 'lantern-change', name: '变更', version: 1 },
      item: { name: `${item.name}（变更）` },
    });
    expect(release!.proof.coverage.holes).toEqual([]);
    expect(release!.proof.minimality.surplus).toEqual([]);
    const unknown = compileBundle(withVariant('none'), 1, catalogue);
    expect(unknown.release).toBeNull();
    expect(unknown.findings.map(({ code }) => code)).toContain('unknown-variant');
  });
});
