import { describe, expect, it } from 'vitest';
import { verifyCases } from '../server/src/modules/oversight/index.ts';
import { actForEnterprise, type Answer, apply, cast, decideAll, refused, restaurantAnswers } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);

describe('手里有件的时候取消：先看影响，在办件按原来的办完 (CAT-36, CAT-42)', () => {
  let caseId = '';
  const reason = '并入别的事项，不再单独办';

  it('取消前列出影响：哪些一件事用到它、几件在办', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    ({ caseId } = await apply(citizen, 'restaurant', restaurantAnswers));
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
    await world.settled();
    const impact = await (await signedIn('catalogue')).get('/api/ledgers/impact/item/shop-sign');
    expect(impact.bundles.map((one: Answer) => one.code)).toContain('restaurant');
    expect(impact.open.total).toBe(1);
  });

  it('取消以后没有人能再申请它，页面给出别的办法；在办的那一件看得到、办得完', async () => {
    const manager = await signedIn('catalogue-b');
    await manager.post('/api/studio/bundles/restaurant/withdraw', { reason });
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    const started = citizen.post('/api/applications', { bundle: 'restaurant', answers: restaurantAnswers });
    expect(await refused(started)).toMatchObject({ status: 404, code: 'intake.bundle-not-offered' });
    const page = await refused(world.visitor().get('/api/bundles/restaurant'));
    expect(page).toMatchObject({ status: 409, code: 'bundles.not-open' });
    expect(page.remedy).toMatch(/\p{Script=Han}{2}/u);
    const { things } = await world.visitor().get(`/api/search?q=${encodeURIComponent('开饭店')}`);
    expect(things.map((one: Answer) => one.code)).not.toContain('restaurant');
    await manager.post('/api/catalogue/item/shop-sign/withdraw', { reason });
    await decideAll(signedIn, caseId);
    await world.settled();
    const view = await citizen.get(`/api/cases/${caseId}`);
    expect(view).toMatchObject({ status: 'concluded', outcome: 'granted' });
    expect(view.strands.map((one: Answer) => one.member)).toContain('sign');
    expect(await verifyCases(world.database.pool)).toMatchObject({ findings: [] });
  });
});
