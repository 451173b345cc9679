import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sequenceLeaves } from '#journal';
import { lanternPlan, openLanternCase, twoLevel } from '../modules/cases/fixture.ts';
import { citizen, testPlatform } from '../platform/testing/index.ts';
import { checkRecord } from './verify.ts';

const { env } = await testPlatform();

describe('verify 核对全部记录', () => {
  it('没有问题时通过并报出树根；有人改表时逐条指出', async () => {
    const { result } = await env.execute(openLanternCase, {
      input: { applicationId: randomUUID(), plan: lanternPlan(['frame'], twoLevel), values: {} },
      actor: citizen(randomUUID()),
    });
    await sequenceLeaves(env);
    const sound = await checkRecord(env.db);
    expect(sound.holds).toBe(true);
    expect(sound.lines.join('\n')).toMatch(/日志 1 条，待排序 0 条，树根 [0-9a-f]{64}[\s\S]*没有发现问题/);
    await env.db.query(`update cases.case set state = jsonb_set(state, '{status}', '"accepted"') where case_id = $1`, [
      result.caseId,
    ]);
    await env.db.query(`update platform.journal set owner = 'nobody'`);
    const broken = await checkRecord(env.db);
    expect(broken.holds).toBe(false);
    expect(broken.lines).toEqual(
      expect.arrayContaining([
        expect.stringContaining('留痕 内容被改过'),
        `办件 状态与事件不符：${result.caseId} status`,
        '发现 2 处问题',
      ]),
    );
  });
});
