import { expect, test } from 'vitest';
import { newToken, systemRandom, uuidv7 } from './ids.ts';

test('short random numbers come from a supply and never twice; a key stands alone', () => {
  const tokens = Array.from({ length: 5000 }, () => newToken(systemRandom));
  expect(new Set(tokens).size).toBe(5000);
  const one = systemRandom(16);
  const before = systemRandom(16);
  const kept = before.toString('hex');
  one.fill(0);
  expect(before.toString('hex')).toBe(kept);
  expect(systemRandom(32).byteOffset).toBe(0);
  expect(uuidv7(1, systemRandom)).not.toBe(uuidv7(1, systemRandom));
});
