import { describe, expect, test } from 'vitest';
import { itemGuide, reductionRate } from './item-guide.ts';
import { lanternCatalogue, lanternItem } from './testing-lantern.ts';

const days = (n: number, unit: 'workingDay' | 'calendarDay' = 'workingDay') => ({ n, unit });

describe('办事指南', () => {
  test.each([
    [days(20), days(10), 50],
    [days(20), days(20), 0],
    [days(20), { n: 0, unit: 'instant' as const }, 100],
    [days(14, 'calendarDay'), days(5), 50],
    [null, days(5), null],
  ])('压减率 %j -> %j = %s (CAT-22)', (statutory, promised, wanted) =>
    expect(reductionRate(statutory, promised)).toBe(wanted),
  );

  test('写明每份材料的六要素、免交的办法和条件 (CAT-29)', () => {
    const guide = itemGuide(lanternCatalogue(), 'trade-licence');
    const item = lanternItem('trade-licence');
    expect(guide?.materials.map((material) => material.id)).toEqual(item.materials.map((material) => material.id));
    for (const material of guide!.materials) {
      expect(material).toMatchObject({
        name: expect.stringMatching(/./),
        format: 'PDF 或 JPG',
        content: '清晰完整',
        signature: '签字',
      });
      expect(material.basis).toEqual(['《灯笼管理条例》第三条']);
    }
    const identity = guide!.materials.find((material) => material.id === 'm-id');
    expect(identity?.spared.map((way) => way.way)).toEqual(['licence', 'register']);
    expect(identity?.spared[0]?.words).toContain('居民身份证');
    const lease = guide!.materials.find((material) => material.id === 'm-lease');
    expect(lease?.when).toContain('租赁');
    expect(guide).toMatchObject({
      typeName: '行政许可',
      authority: { name: '灯笼区市场监管局' },
      limits: { reductionRate: 75 },
      result: { licence: '灯笼经营执照' },
    });
  });

  test('没有公布的事项没有指南', () => expect(itemGuide(lanternCatalogue(), 'nothing')).toBeUndefined());
});
