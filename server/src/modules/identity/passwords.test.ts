import { scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { refusals, systemRandom } from '#platform';
import { hashPassword, isPassword } from './passwords.ts';

test.each(['yijian-demo', '𠮷 带空格的 密码', 'x'.repeat(200)])('%j is recognised, and only it', async (password) => {
  const stored = await hashPassword(password, systemRandom);
  expect(stored).toMatch(/^\$argon2id\$/);
  expect(stored).not.toContain(password);
  expect(await isPassword(password, stored)).toBe(true);
  expect(await isPassword(`${password} `, stored)).toBe(false);
});

test('the same password is stored differently each time', async () => {
  expect(await hashPassword('yijian-demo', systemRandom)).not.toBe(await hashPassword('yijian-demo', systemRandom));
});

test('a password stored by a Node without argon2 is recognised', async () => {
  const salt = Buffer.alloc(16, 3);
  const tag = scryptSync('yijian-demo', salt, 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 });
  const stored = `$scrypt$${salt.toString('base64url')}$${tag.toString('base64url')}`;
  expect([await isPassword('yijian-demo', stored), await isPassword('another', stored)]).toEqual([true, false]);
});

test('an unknown kind of hash is a fault, not a wrong password', async () => {
  await expect(isPassword('yijian-demo', '$bcrypt$aa$bb')).rejects.toThrow('bcrypt');
});

test('a flood of attempts is sent away instead of stopping everything', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 210 }, () => isPassword('x', '$bcrypt$aa$bb')));
  const codes = answers.map((answer) =>
    answer.status === 'rejected' ? (answer.reason as { code?: string }).code : '',
  );
  expect(codes.filter((code) => code === refusals.busy.code)).toHaveLength(8);
  await expect(isPassword('x', '$bcrypt$aa$bb')).rejects.toThrow('bcrypt');
});
