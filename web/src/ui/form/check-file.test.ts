import { expect, test } from 'vitest';
import { anchorOf } from './anchors.ts';
import { FILE_BYTES_MAX, fileSlip, sizeWords } from './check-file.ts';

test.each([
  ['平面图.PDF', 10, null],
  ['照片.jpeg', FILE_BYTES_MAX, null],
  ['照片.jpeg', FILE_BYTES_MAX + 1, '超过 20 MB'],
  ['表.docx', 10, '不是 PDF'],
  ['没有扩展名', 10, '不是 PDF'],
  ['空.pdf', 0, '空文件'],
])('%s（%i 字节）', (name, size, slip) => {
  if (slip === null) expect(fileSlip({ name, size })).toBeNull();
  else expect(fileSlip({ name, size })).toContain(slip);
});

test('大小写成人看得懂的', () => {
  expect([sizeWords(1), sizeWords(23_456), sizeWords(3.25 * 1024 * 1024)]).toEqual(['1 KB', '23 KB', '3.3 MB']);
});

test('不同的位置，锚点不同，且可作元素编号', () => {
  const places = [
    'field:name@father',
    'field:name@mother',
    'field:name@father/registered',
    'field:name@father#2026',
    'material:a@b',
  ];
  const anchors = places.map(anchorOf);
  expect(new Set(anchors).size).toBe(places.length);
  for (const anchor of anchors) expect(anchor).toMatch(/^[A-Za-z0-9-]+$/);
});
