import type { DataElement } from '@yijian/core/contract';
import { expect, test } from 'vitest';
import { pointsLeft } from './text-length.ts';

const name: DataElement = {
  kind: 'dataElement',
  code: 'name',
  name: '姓名',
  type: 'text',
  maxLength: 4,
  sensitivity: 'personal',
};

test.each([
  ['', 4],
  ['𠮷野家', 1],
  ['阿卜杜拉', 0],
  ['阿卜杜拉·', -1],
])('%s 还能写 %i 个字', (text, left) => {
  expect(pointsLeft(name, text)).toBe(left);
});
