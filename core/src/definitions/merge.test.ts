import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesOf, isSame } from './differences.ts';
import { elementClasses } from './elements.ts';
import { mergeThreeWay } from './merge.ts';

const open = elementClasses(undefined);
const element = (path: string, is: 'common' | 'local' | 'own') => ({ id: 'e', name: path, path, class: is });

const base = {
  kind: 'item',
  name: '户外招牌设置',
  phone: '1',
  promised: { n: 10, unit: 'workingDay' },
  materials: [
    { id: 'photo', copies: 1 },
    { id: 'design', copies: 2 },
    { id: 'consent', copies: 1 },
  ],
};

describe('三方合并', () => {
  it('清单按编号逐项合：上级改一份、加一份，本级删一份、改一份，都在', () => {
    const theirs = {
      ...base,
      materials: [{ id: 'photo', copies: 3 }, base.materials[1], { id: 'site', copies: 1 }, base.materials[2]],
    };
    const ours = { ...base, phone: '2', materials: [base.materials[0], { id: 'design', copies: 5 }] };
    const merged = mergeThreeWay({ base, theirs, ours }, open);
    expect(merged.conflicts).toEqual([]);
    expect(merged.body).toEqual({
      ...base,
      phone: '2',
      materials: [
        { id: 'photo', copies: 3 },
        { id: 'design', copies: 5 },
        { id: 'site', copies: 1 },
      ],
    });
    expect(merged.taken.map((one) => one.path.join('/'))).toEqual(['materials/photo/copies', 'materials/site']);
  });

  it('同一处两边各改各的是冲突，选了谁就用谁', () => {
    const ways = { base, theirs: { ...base, name: '招牌设置' }, ours: { ...base, name: '店招设置' } };
    const merged = mergeThreeWay(ways, open);
    expect(merged.conflicts).toEqual([
      { path: ['name'], why: 'both-changed', base: '户外招牌设置', theirs: '招牌设置', ours: '店招设置' },
    ]);
    expect(merged.body).toEqual(ways.ours);
    const chosen = mergeThreeWay(ways, open, new Map([['name', 'theirs']]));
    expect(chosen.conflicts).toEqual([]);
    expect(chosen.body).toEqual(ways.theirs);
  });

  it('上级改了的材料本级删了，本级改了的材料上级删了，都要人来定', () => {
    const theirs = { ...base, materials: [{ id: 'photo', copies: 3 }, base.materials[1]] };
    const ours = { ...base, materials: [base.materials[1], { id: 'consent', copies: 9 }] };
    const { conflicts } = mergeThreeWay({ base, theirs, ours }, open);
    expect(conflicts.map((one) => [one.path.join('/'), one.why])).toEqual([
      ['materials/consent', 'removed-above'],
      ['materials/photo', 'removed-below'],
    ]);
  });

  it('两边都挪了次序是一个冲突', () => {
    const [a, b, c] = base.materials;
    const ways = { base, theirs: { ...base, materials: [b, a, c] }, ours: { ...base, materials: [a, c, b] } };
    expect(mergeThreeWay(ways, open).conflicts).toMatchObject([{ path: ['materials'], why: 'order' }]);
    expect(mergeThreeWay(ways, open, new Map([['materials', 'theirs']])).body).toEqual(ways.theirs);
  });

  it('共性要素以上级为准并写明覆盖了什么，各级自有的不动，更细的规定优先', () => {
    const classes = elementClasses({
      elements: [
        element('name', 'common'),
        element('phone', 'own'),
        element('materials', 'common'),
        element('materials/*/copies', 'own'),
      ],
    });
    const theirs = { ...base, name: '招牌设置', phone: '9', materials: [{ id: 'photo', copies: 7, form: 'paper' }] };
    const ours = { ...base, name: '店招设置', phone: '2', materials: [{ id: 'photo', copies: 4 }, base.materials[1]] };
    const merged = mergeThreeWay({ base, theirs, ours }, classes);
    expect(merged.conflicts).toEqual([]);
    expect(merged.body).toMatchObject({
      name: '招牌设置',
      phone: '2',
      materials: [{ id: 'photo', copies: 4, form: 'paper' }],
    });
    expect(merged.overruled.map((one) => one.path.join('/'))).toContain('name');
  });
});

const ids = ['a', 'b', 'c', 'd', 'e'];
const member = fc.record({ copies: fc.nat(3), name: fc.constantFrom('x', 'y', 'z') });
const list = fc
  .shuffledSubarray(ids)
  .chain((keys) => fc.tuple(...keys.map((id) => member.map((one) => ({ id, ...one })))));
const definition = fc.record(
  { name: fc.constantFrom('甲', '乙', '丙'), promised: fc.record({ n: fc.nat(5) }), materials: list, note: fc.nat(2) },
  { requiredKeys: ['name', 'materials'] },
);

describe('三方合并的规律', () => {
  it('只有一边改过，就是那一边；两边改得一样，就是那样', () => {
    fc.assert(
      fc.property(definition, definition, (one, other) => {
        expect(mergeThreeWay({ base: one, theirs: other, ours: one }, open)).toMatchObject({
          body: other,
          conflicts: [],
        });
        expect(mergeThreeWay({ base: one, theirs: one, ours: other }, open)).toMatchObject({
          body: other,
          conflicts: [],
        });
        expect(mergeThreeWay({ base: one, theirs: other, ours: other }, open)).toMatchObject({
          body: other,
          conflicts: [],
        });
      }),
    );
  });

  it('哪一边的改动都不会悄悄丢掉：要么在结果里，要么是冲突', () => {
    fc.assert(
      fc.property(definition, definition, definition, (first, theirs, ours) => {
        const { body, conflicts } = mergeThreeWay({ base: first, theirs, ours }, open);
        for (const side of [theirs, ours])
          for (const { path } of differencesOf(first, side)) {
            const kept = isSame(at(body, path), at(side, path)) || isInside(conflicts, path) || isOrder(first, path);
            expect(kept, path.join('/')).toBe(true);
          }
      }),
      { numRuns: 500 },
    );
  });

  it('选完就没有冲突，每一处都是所选的那一边', () => {
    fc.assert(
      fc.property(definition, definition, definition, (first, theirs, ours) => {
        const { conflicts } = mergeThreeWay({ base: first, theirs, ours }, open);
        const choices = new Map(conflicts.map(({ path }) => [path.join('/'), 'theirs' as const]));
        const chosen = mergeThreeWay({ base: first, theirs, ours }, open, choices);
        expect(chosen.conflicts).toEqual([]);
        for (const { path, why } of conflicts)
          if (why !== 'order') expect(isSame(at(chosen.body, path), at(theirs, path))).toBe(true);
      }),
    );
  });
});

function at(body: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (here, part) =>
      Array.isArray(here)
        ? here.find((one) => (one as { id?: string }).id === part)
        : (here as Record<string, unknown> | undefined)?.[part],
    body,
  );
}
const isInside = (conflicts: readonly { path: string[] }[], path: readonly string[]): boolean =>
  conflicts.some(
    (one) =>
      one.path.every((part, index) => part === path[index]) || path.every((part, index) => part === one.path[index]),
  );
/** The list itself: its order may be a weave of both. */
const isOrder = (first: unknown, path: readonly string[]): boolean => Array.isArray(at(first, path));
