import { describe, expect, test } from 'vitest';
import { exemptionShare } from './exemption-share.ts';
import { itemGuide } from '../item-guide.ts';
import { lanternCatalogue } from '../testing-lantern.ts';

const catalogue = lanternCatalogue();

describe('免提交占比 (FRM-09)', () => {
  const share = exemptionShare(catalogue);

  test('统计免提交占比:每份材料算一次,分子分母都能在清单里数出来', () => {
    const materials = [...catalogue.items.keys()].flatMap((code) => itemGuide(catalogue, code)!.materials);
    expect(share.total).toBe(materials.length);
    expect(share.spared).toBe(materials.filter((material) => material.spared.length > 0).length);
    expect(share.spared).toBeGreaterThan(0);
    expect(share.spared).toBeLessThan(share.total);
    expect(share.percent).toBe(Math.floor((100 * share.spared) / share.total));
    expect(Object.values(share.ways).reduce((sum, count) => sum + count, 0)).toBe(share.spared);
    expect(share.rows.filter((row) => row.way !== null)).toHaveLength(share.spared);
  });

  test('每份都写明怎么免;免不了的写明为什么', () => {
    for (const row of share.rows) expect(row.words).toMatch(/\p{Script=Han}/u);
    expect(share.rows.find((row) => row.item === 'trade-licence' && row.material === 'm-id')).toMatchObject({
      way: 'licence',
      words: expect.stringContaining('居民身份证'),
    });
  });

  test('没有材料时占比是零', () =>
    expect(exemptionShare({ ...catalogue, items: new Map() })).toMatchObject({ total: 0, percent: 0 }));
});
