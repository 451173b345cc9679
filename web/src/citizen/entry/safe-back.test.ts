import { expect, test } from 'vitest';
import { homeAfterSignIn } from './safe-back.ts';

test.each([
  [null, '/citizen/bundles/restaurant?kind=a', '/citizen/bundles/restaurant?kind=a'],
  [null, null, '/'],
  [null, '//evil.example', '/'],
  [null, 'https://evil.example', '/'],
  [null, '/\\evil.example', '/'],
  [null, '/login?back=/', '/'],
  [null, '/approver/cases/1', '/'],
  ['approver', '/', '/approver'],
  ['approver', '/citizen/cases', '/approver'],
  ['approver', '/approver/cases/1/food', '/approver/cases/1/food'],
])('岗位 %s 从 %s 登录后到 %s', (face, back, home) => {
  expect(homeAfterSignIn(face, back)).toBe(home);
});
