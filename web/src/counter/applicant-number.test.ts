import { generateIdNumber, generateUscc } from '@yijian/core/identifiers';
import { expect, test } from 'vitest';
import { guessKind, readNumber, tidyNumber } from './applicant-number.ts';

const uscc = generateUscc('91', '429903', 12);
const idNumber = generateIdNumber('429903', '1986-05-14', 122);

test('扫描或手工输入的号码先规整', () => {
  expect(tidyNumber(' 9142 9903-ma5x ')).toBe('91429903MA5X');
  expect(tidyNumber('４２９９０３')).toBe('429903');
});

test('按号码判断是企业还是个人', () => {
  expect(guessKind(uscc)).toBe('organisation');
  expect(guessKind(idNumber)).toBe('person');
  expect(guessKind('9142')).toBe('organisation');
  expect(guessKind('4299')).toBe('person');
  expect(guessKind('12429903M')).toBe('organisation');
});

test('没输完不报错，输完再核校验位', () => {
  expect(readNumber('person', '')).toEqual({ state: 'empty' });
  expect(readNumber('person', idNumber.slice(0, 10))).toEqual({ state: 'typing', typed: 10 });
  expect(readNumber('person', idNumber)).toEqual({ state: 'right' });
  expect(readNumber('organisation', uscc)).toEqual({ state: 'right' });
});

test('错一位就说出来', () => {
  const last = idNumber.endsWith('0') ? '1' : '0';
  const wrong = readNumber('person', idNumber.slice(0, 17) + last);
  expect(wrong.state).toBe('wrong');
  expect(readNumber('person', `${idNumber}1`).state).toBe('wrong');
});
