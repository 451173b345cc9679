import { expect, test } from 'vitest';
import { kindOf } from './file-kind.ts';

test.each([
  ['application/pdf', '合同.pdf', 'pdf'],
  ['image/jpeg', '照片', 'image'],
  ['image/svg+xml', '图.svg', 'other'],
  ['application/ofd', '证照.ofd', 'other'],
  ['', '照片.PNG', 'image'],
  ['', '合同.PDF', 'pdf'],
])('%s %s：%s', (type, name, kind) => {
  expect(kindOf(type, name)).toBe(kind);
});
