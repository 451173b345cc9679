import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { citizen, staff, testPlatform } from '../../../platform/testing/index.ts';
import { lanternPlan, twoLevel } from '../fixture.ts';
import { lanternActs } from '../testing-lantern.ts';
import { listMyOpenings, noteOpening } from './list-my-openings.ts';

const { env } = await testPlatform();
const acts = lanternActs(env);

describe('查看留痕 (SEC-08)', () => {
  it('工作人员打开过,本人看得到是哪个单位、看了什么、为了什么;一小时记一次;别人看不到', async () => {
    const me = citizen(randomUUID());
    const caseId = await acts.open(lanternPlan(['frame'], twoLevel), me);
    const decider = staff(randomUUID(), 'decider', 'frame-office');
    const clerk = staff(randomUUID(), 'counter', 'hall');
    for (let time = 0; time < 2; time += 1) {
      await noteOpening(env, decider, { caseId, member: 'frame', by: (post) => post.role === 'decider' });
      await noteOpening(env, clerk, { caseId, member: null, by: (post) => post.role === 'counter' });
    }
    await noteOpening(env, me, { caseId, member: null, by: () => true });
    const { items } = await listMyOpenings(env, me);
    expect(
      items.map(({ what, authorityName, purpose, officer }) => ({ what, authorityName, purpose, officer })),
    ).toEqual([
      { what: '全部内容', authorityName: 'hall', purpose: '收件、受理和答复「开办灯笼铺」', officer: null },
      {
        what: '灯笼铺frame许可',
        authorityName: 'frame-office',
        purpose: '审查和决定「灯笼铺frame许可」',
        officer: null,
      },
    ]);
    expect((await listMyOpenings(env, citizen(randomUUID()))).items).toEqual([]);
  });
});
