import { expect, test } from 'vitest';
import type { DataElement } from '../contract/index.ts';
import { checkValue } from './check-value.ts';
import { sampleValue } from './sample-value.ts';

const element = (over: Partial<DataElement>): DataElement => ({
  kind: 'dataElement',
  code: 'lantern-colour',
  name: '灯笼颜色',
  type: 'text',
  sensitivity: 'public',
  ...over,
});
const checks = ['idNumber', 'uscc', 'mobile', 'phone', 'postcode', 'date', 'personName'] as const;

test.each([
  ...checks.map((check) => element({ check })),
  element({}),
  element({ maxLength: 3 }),
  element({ type: 'longText' }),
  element({ type: 'integer', min: '18', max: '60' }),
  element({ type: 'integer', max: '-3' }),
  element({ type: 'decimal', scale: 2 }),
  element({ type: 'date' }),
  element({ type: 'boolean' }),
  element({ type: 'choice', values: [{ code: 'red', label: '红' }] }),
  element({ type: 'choices', values: [{ code: 'red', label: '红' }] }),
  element({ sample: '大红' }),
])('样表的值自己也合格：$type $check $min', (one) => expect(checkValue(one, sampleValue(one))).toEqual([]));

test('一张表上的几个人是不同的人', () => {
  const [name, number] = [element({ check: 'personName' }), element({ check: 'idNumber' })];
  expect(sampleValue(name, 0)).not.toBe(sampleValue(name, 1));
  expect(sampleValue(number, 0)).not.toBe(sampleValue(number, 1));
  expect(sampleValue(number, 0)).toMatch(/^429903/);
});
