import { shanghaiDay, shiftDay } from '@yijian/core/calendar';
import { describe, expect, it } from 'vitest';
import { advanceClock, systemActor } from './index.ts';
import { staff, testPlatform } from './testing/index.ts';

const supervisor = staff('overseer', 'supervisor', 'government-services');
const day = 24 * 60;

describe('可控业务时钟 (ENG-36)', () => {
  it('正式环境不能推进，谁都不行', async () => {
    const { env } = await testPlatform({ config: { demo: false } });
    const before = shanghaiDay(await env.now());
    for (const actor of [supervisor, systemActor])
      await expect(env.execute(advanceClock, { input: { minutes: day }, actor })).rejects.toMatchObject({
        code: 'platform.not-permitted',
      });
    expect(shanghaiDay(await env.now())).toBe(before);
  });

  it('演示环境只能往前，一次最多 400 天', async () => {
    const { env } = await testPlatform();
    const before = shanghaiDay(await env.now());
    await env.execute(advanceClock, { input: { minutes: 10 * day }, actor: supervisor });
    expect(shanghaiDay(await env.now())).toBe(shiftDay(before, 10));
    for (const minutes of [0, -day, 401 * day])
      await expect(env.execute(advanceClock, { input: { minutes }, actor: supervisor })).rejects.toMatchObject({
        code: 'platform.malformed-input',
      });
    await expect(
      env.execute(advanceClock, { input: { minutes: day }, actor: staff('c', 'counter', 'hall') }),
    ).rejects.toMatchObject({ code: 'platform.not-permitted' });
  });
});
