import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, decideAll, restaurantAnswers } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const followUps = async (bundle: string): Promise<Answer[]> =>
  (await world.visitor().get(`/api/bundles/${bundle}/follow-ups`)).followUps;

describe('“预判式”指导 (THG-06)', () => {
  it('办完「开办餐饮店」：提示后续可办的一件事、什么时候办', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    const { caseId } = await apply(citizen, 'restaurant', restaurantAnswers);
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
    await decideAll(signedIn, caseId);
    const { bundle, status } = await citizen.get(`/api/cases/${caseId}`);
    expect([bundle, status]).toEqual(['restaurant', 'concluded']);
    expect(await followUps(bundle)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ bundle: 'utilities', when: '店面还要通水、通电、通气、通网的' }),
        expect.objectContaining({ bundle: 'change', name: '企业信息变更' }),
      ]),
    );
  });

  it('这件事发的证照别的事用得上：自动列出，写明已经有了', async () => {
    const found = await followUps('change');
    const later = found.filter((one) => one.inHand.length > 0);
    expect(later.length).toBeGreaterThan(0);
    for (const one of later) expect(one.inHand).toContain('营业执照');
    expect(found.map((one) => one.bundle)).not.toContain('change');
  });

  it('个人的事不提示企业的事；停办的不提示', async () => {
    expect((await followUps('retirement')).map((one) => one.bundle)).toEqual(['senior-allowance']);
    await (await signedIn('catalogue-b')).post('/api/studio/bundles/senior-allowance/withdraw', { reason: '政策调整' });
    expect(await followUps('retirement')).toEqual([]);
  });
});
