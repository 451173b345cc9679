import { fileURLToPath } from 'node:url';
import type { Finding } from '@yijian/core/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../../../server/src/modules/packs/pack.ts';
import { readPack } from '../../../../server/src/modules/packs/read-pack.ts';
import { readText, textOf } from '../studio/definition-text.ts';
import { type ItemBody, moved, type Path, placeOf, valueAt, withValue } from './item-path.ts';
import { findingsByPlace, findingsOfSection, findingsWithin, sectionNames, sectionsOf } from './item-sections.ts';

const demo = fileURLToPath(new URL('../../../../content/demo', import.meta.url));
const items = definitionsOf(readPack(demo), 'item').map((item) => item as unknown as ItemBody);
const anItem = fc.constantFrom(...items);
const at = (place: string): Finding => ({ code: 'x', severity: 'warn', place, message: place, remedy: '' });

/** Every path of a value, all the way down. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([name, one]) =>
    pathsOf(one, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

describe('分区编辑不丢内容', () => {
  it('演示的每个事项分成几区，合起来还是原样；没有一项落在两区', () => {
    expect(items.length).toBeGreaterThan(50);
    for (const item of items) {
      const sections = Object.values(sectionsOf(item));
      expect(Object.assign({}, ...sections)).toEqual(item);
      expect(sections.flatMap((section) => Object.keys(section)).length).toBe(Object.keys(item).length);
    }
  });

  it('加上任何分区不认识的内容，也还在', () => {
    fc.assert(
      fc.property(anItem, fc.dictionary(fc.string(), fc.jsonValue()), (item, more) => {
        const body = { ...more, ...item };
        const whole = Object.entries(sectionsOf(body)).flatMap(([, section]) => Object.entries(section));
        expect(new Map(whole)).toEqual(new Map(Object.entries(body)));
      }),
    );
  });

  it('改任何一处，其他各处一点不动；写成原文再读回来，也还是那样', () => {
    fc.assert(
      fc.property(anItem, fc.nat(), fc.string({ minLength: 1 }), (item, pick, written) => {
        const paths = pathsOf(item);
        const path = paths[pick % paths.length]!;
        const before = valueAt(item, path);
        const changed = withValue(item, path, written);
        expect(valueAt(changed, path)).toBe(written);
        expect(withValue(changed, path, before)).toEqual(item);
        expect(readText(textOf(changed, 'yaml')).definition).toEqual(changed);
      }),
      { numRuns: 60 },
    );
  });

  it('去掉可以不写的一项，只少这一项', () => {
    const item = { code: 'a', visits: { times: 1, reason: '核对原件' } };
    expect(withValue(item, ['visits', 'reason'], undefined)).toEqual({ code: 'a', visits: { times: 1 } });
    expect(withValue(item, ['supervisor'], undefined)).toEqual(item);
    expect(withValue({ code: 'a' }, ['visits', 'times'], 2)).toEqual({ code: 'a', visits: { times: 2 } });
  });

  it('上下移动；移出头尾不变', () => {
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });
});

describe('检查结果归到那一栏', () => {
  const item: ItemBody = { code: 'sign', materials: [{ id: 'design' }], steps: [], faq: [] };

  it('按编号找到那一份材料的那一栏；更深的归到最近的一栏', () => {
    const placed = findingsByPlace(
      [at('item:sign/materials/design/copies'), at('item:sign/materials/design/basis/0/law')],
      item,
    );
    expect([...placed.keys()]).toEqual(['materials/design/copies', 'materials/design/basis']);
    expect(placeOf(item, ['materials', 0, 'copies'])).toBe('materials/design/copies');
    expect(findingsWithin(placed, 'materials/design').length).toBe(2);
    expect(findingsOfSection(placed, 'materials').length).toBe(2);
  });

  it('说整个事项的、说别的定义的，归到总处；没有一条不见', () => {
    const places = fc.constantFrom(
      '',
      'item:sign',
      'item:sign/faq/a',
      'item:other/name',
      'item:sign/materials',
      'line:3',
    );
    fc.assert(
      fc.property(fc.array(places), (given) => {
        const placed = findingsByPlace(given.map(at), item);
        const inSections = sectionNames.flatMap((section) => findingsOfSection(placed, section));
        expect(inSections.length + (placed.get('')?.length ?? 0)).toBe(given.length);
      }),
    );
    expect(findingsOfSection(findingsByPlace([at('item:sign/faq/a')], item), 'rest').length).toBe(1);
    expect([...findingsByPlace([at('item:other/name')], item).keys()]).toEqual(['']);
  });
});
