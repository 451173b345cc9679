import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, decideAll, restaurantAnswers } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);

describe('三个部门的事项组成一件事，发布当时公众就能申请 (THG-01)', () => {
  it('编排、合成、发布、申请、三个部门各自办完', async () => {
    const manager = await signedIn('catalogue');
    const { published } = await manager.get('/api/studio/bundles/restaurant');
    const wanted = ['licenceCheck', 'food', 'sign', 'fire'];
    const definition = {
      ...published.body,
      code: 'noodle-shop',
      name: '开大面馆',
      summary: '大面馆要办的证，一次申请。',
      members: published.body.members.filter((one: Answer) => wanted.includes(one.id)),
      confirmations: [],
    };
    delete definition.promise;
    const { release, findings } = await manager.post('/api/studio/compile', { definition });
    expect(findings.filter((one: Answer) => one.severity === 'block')).toEqual([]);
    const strands = release.nodes.filter((node: Answer) => node.node === 'strand');
    expect(new Set(strands.map((node: Answer) => node.authority)).size).toBe(3);
    expect(release.grants.map((grant: Answer) => grant.member).sort()).toEqual([...wanted].sort());
    expect(release.edges.every((edge: Answer) => edge.when === null || typeof edge.when === 'string')).toBe(true);
    await manager.post('/api/catalogue/drafts', { definition });
    await (await signedIn('catalogue-b')).post('/api/studio/bundles/noodle-shop/publish', { reason: '演示发布' });

    // Without the tobacco permit nobody is asked about tobacco.
    const { sellsTobacco: _, ...answers } = restaurantAnswers;
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    const { caseId } = await apply(citizen, 'noodle-shop', answers);
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
    expect((await decideAll(signedIn, caseId)).sort()).toEqual(['fire', 'food', 'sign']);
    const view = await citizen.get(`/api/cases/${caseId}`);
    expect(view).toMatchObject({ status: 'concluded', outcome: 'granted' });
    const licences = Object.fromEntries(view.strands.map((one: Answer) => [one.member, one.givesLicence]));
    expect(licences).toMatchObject({ food: true, fire: true, sign: false });
  });
});
