import { expect, test } from 'vitest';
import type { ServiceItem } from '@yijian/core/contract';
import { publishedCatalogue } from './load-published.ts';
import { itemForm, paperForm } from './item-form.ts';
import { lanternDefinitions } from './testing-lantern.ts';

const { catalogue } = publishedCatalogue(
  'test',
  lanternDefinitions().map((definition) => ({ definition, version: 1, hash: definition.code })),
);
const items = [...catalogue.items.values()].map(({ definition }) => definition);
const withForm = items.find(({ fields }) => fields.length > 0) as ServiceItem;
const createdAt = '2026-11-22T00:00:00.000Z';

test('空表每一栏都空着，样表每一栏都填了，两张的栏目一样', () => {
  const [blank, sample] = [paperForm(withForm, catalogue, 'blank'), paperForm(withForm, catalogue, 'sample')];
  const rows = (form: typeof blank) => form.sections.flatMap((section) => section.rows);
  expect(rows(blank).every((row) => row.value === '' && row.options.every(({ chosen }) => !chosen))).toBe(true);
  expect(rows(sample).every((row) => row.value !== '' || row.options.some(({ chosen }) => chosen))).toBe(true);
  expect(rows(sample).map(({ label }) => label)).toEqual(rows(blank).map(({ label }) => label));
  expect(rows(blank)).toHaveLength(withForm.fields.length);
  expect(sample.note).toContain('样表');
});

test('两张都印得出 PDF，文件名写明哪一种', async () => {
  for (const [kind, mark] of [
    ['blank', '空表'],
    ['sample', '样表'],
  ] as const) {
    const { name, pdf } = await itemForm(catalogue, { code: withForm.code, kind, createdAt });
    expect(name).toContain(mark);
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  }
});

test('没有表的和没有公布的，说清楚', async () => {
  const bare = new Map(catalogue.items);
  bare.set('bare', { ...catalogue.items.get(withForm.code)!, definition: { ...withForm, fields: [] } });
  const without = { ...catalogue, items: bare };
  await expect(itemForm(without, { code: 'bare', kind: 'blank', createdAt })).rejects.toMatchObject({
    code: 'catalogue.no-form',
  });
  await expect(itemForm(catalogue, { code: 'nowhere', kind: 'blank', createdAt })).rejects.toMatchObject({
    code: 'catalogue.unknown-item',
  });
});
