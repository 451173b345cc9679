import { expect, test } from 'vitest';
import { shortLabels } from './open-fields.ts';

const labelled = (...labels: string[]) => labels.map((label, index) => ({ key: `k${index}`, label }));

test('大多是同一主体的，前缀省去；会混淆的保留', () => {
  const fields = labelled(
    '经营主体 · 名称',
    '经营主体 · 餐位数',
    '经营主体 · 地址',
    '法定代表人 · 姓名',
    '经办人 · 姓名',
    '经营主体 · 姓名',
    '住所',
  );
  expect([...shortLabels(fields).values()]).toEqual([
    '名称',
    '餐位数',
    '地址',
    '法定代表人 · 姓名',
    '经办人 · 姓名',
    '经营主体 · 姓名',
    '住所',
  ]);
});

test('没有主要的一方，谁的都写明', () => {
  const labels = ['母亲 · 姓名', '父亲 · 姓名', '孩子 · 姓名', '孩子 · 出生日期', '住址', '电话', '日期'];
  expect([...shortLabels(labelled(...labels)).values()]).toEqual(labels);
});
