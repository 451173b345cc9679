import { expect, test } from 'vitest';
import { partyName } from './party-name.ts';

const fields = [
  { key: 'personName@father', value: '陈𠮷安' },
  { key: 'personName@mother', value: '' },
  { key: 'enterpriseName@enterprise', value: '老街小面馆' },
  { key: 'shopName@enterprise/premises', value: '面馆' },
  { key: 'personName@father#2', value: '别人' },
];

test('按角色找名称，父母不混', () => {
  expect(partyName(fields, 'father')).toBe('陈𠮷安');
  expect(partyName(fields, 'mother')).toBeUndefined();
  expect(partyName(fields, 'enterprise')).toBe('老街小面馆');
  expect(partyName(fields, 'agent')).toBeUndefined();
});
