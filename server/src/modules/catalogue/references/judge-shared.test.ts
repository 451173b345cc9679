import type { Definition, SharedRule, Situation, Variant } from '@yijian/core/contract';
import { describe, expect, test } from 'vitest';
import { publishedCatalogue } from '../load-published.ts';
import { lanternDefinitions, lanternItem } from '../testing-lantern.ts';
import { judgeShared } from './judge-shared.ts';
import { referencesOf } from './references-of.ts';
import { usersOf } from './users-of.ts';

const lantern = lanternDefinitions();
const withShared = (...shared: Definition[]) =>
  publishedCatalogue(
    'test',
    [
      ...lantern.filter((one) => !shared.some(({ kind, code }) => kind === one.kind && code === one.code)),
      ...shared,
    ].map((definition) => ({ definition, version: 1, hash: `${definition.kind}:${definition.code}` })),
  );
const rule = (when: string, code = 'open-flame'): SharedRule => ({
  kind: 'rule',
  code,
  name: '点明火',
  when,
  basis: [],
});
const situation: Situation = {
  kind: 'situation',
  code: 'flame',
  name: '明火',
  text: '灯笼里点明火吗？',
  answer: {
    kind: 'choice',
    options: [
      { code: 'yes', label: '点' },
      { code: 'no', label: '不点' },
    ],
  },
};
const item = { ...lanternItem('trade-licence'), questions: [{ id: 'shared', situation: 'flame' }] };
const used = {
  ...item,
  materials: item.materials.map((one, at) => (at === 0 ? { ...one, when: 'rule("open-flame")' } : one)),
};
const variant: Variant = {
  kind: 'variant',
  code: 'licence-change',
  name: '变更',
  item: item.code,
  sequence: '02',
  changes: {},
};
const codesOf = (definition: Definition, ...shared: Definition[]) =>
  judgeShared(definition, withShared(...shared, definition)).map(({ code, severity }) => `${severity} ${code}`);

describe('共用的定义', () => {
  test('引用关系两头都看得到：谁用到它，它用到谁', () => {
    const published = withShared(used, situation, rule('shared = "yes"'), variant);
    expect(referencesOf(used)).toEqual(
      expect.arrayContaining([
        { kind: 'situation', code: 'flame', place: 'questions/shared' },
        { kind: 'rule', code: 'open-flame', place: `materials/${item.materials[0]!.id}/when` },
      ]),
    );
    for (const kind of ['situation', 'rule'] as const)
      expect(usersOf({ kind, code: kind === 'rule' ? 'open-flame' : 'flame' }, published)).toMatchObject([
        { code: item.code },
      ]);
    expect(usersOf({ kind: 'item', code: item.code }, published)).toContainEqual(
      expect.objectContaining({ kind: 'variant', code: 'licence-change' }),
    );
  });

  test('目录里的事项已经写全，原文照旧引用', () => {
    const { byKind, catalogue } = withShared(used, situation, rule('shared = "yes"'));
    expect(catalogue.items.get(item.code)!.definition.questions).toMatchObject([
      { id: 'shared', text: '灯笼里点明火吗？' },
    ]);
    expect(catalogue.items.get(item.code)!.definition.materials[0]!.when).toContain('"点明火"');
    expect(byKind.item.get(item.code)!.definition).toBe(used);
  });

  test('规则读不懂、绕回自己的拦住；名字要到用它的地方才认得', () => {
    expect(codesOf(rule('shared = "yes"'))).toEqual([]);
    expect(codesOf(rule('shared ='))).toContain('block rule-syntax');
    expect(codesOf(rule('rule("other")'), rule('rule("open-flame")', 'other'))).toEqual(['block rule-ring']);
    expect(codesOf(rule('rule("nothing")'))).toEqual(['block rule-syntax']);
  });

  test('改了以后用它的事项读不懂的，提醒跟着改，不拦', () => {
    const renamed: Situation = {
      ...situation,
      answer: {
        kind: 'choice',
        options: [
          { code: 'lit', label: '点' },
          { code: 'unlit', label: '不点' },
        ],
      },
    };
    expect(codesOf(renamed, used, rule('shared = "yes"'))).toEqual(['warn users-to-follow']);
    expect(codesOf(situation, used, rule('shared = "yes"'))).toEqual([]);
    const twice = {
      ...situation,
      answer: {
        ...situation.answer,
        options: [
          { code: 'a', label: '一' },
          { code: 'a', label: '二' },
        ],
      },
    };
    expect(codesOf(twice as Situation)).toEqual(['block duplicate-id']);
  });

  test('业务办理项合进事项后不完整的拦住，事项改得它不完整的也拦住', () => {
    const whole = { ...lanternItem('trade-licence') };
    const broken: Variant = { ...variant, changes: { materials: [{ id: 'brand-new', copies: 1 }] } };
    const coded = codesOf(variant, whole);
    expect(coded.filter((one) => one !== 'block bad-task-code')).toEqual([]);
    expect(codesOf(broken, whole)).toContain('block shape');
    expect(codesOf(whole, broken).every((one) => one === 'block shape')).toBe(true);
    expect(codesOf(variant, whole, { ...variant, code: 'other' })).toContain('block duplicate-id');
  });
});
