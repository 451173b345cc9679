/** 前后对比表检查: docs/bundles.md is what the compiler says of the demo's bundles. */
import { expect, test } from 'vitest';
import { isBundleTableCurrent, renderBundleTable } from './write-bundle-table.ts';

const text = renderBundleTable();

test('docs/bundles.md is current (else run `node tools/write-bundle-table.ts`)', () => {
  expect(isBundleTableCurrent(text)).toBe(true);
});

test('every bundle of the demo has a row in both tables and its typical answers in words', () => {
  for (const name of [
    '开办餐饮店',
    '企业注销登记',
    '企业上市合法合规信息核查',
    '水电气网联合报装',
    '退休',
    '残疾人服务',
    '居民医保集中参保',
    '高龄津贴',
  ])
    expect(
      text.split('\n').filter((line) => line.startsWith(`| ${name} |`) || line.startsWith(`- **${name}**`)),
    ).toHaveLength(3);
});
