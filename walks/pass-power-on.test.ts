import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, decideAll, refused, restaurantAnswers } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const [from, to] = ['urban-management', 'market-regulation'];

describe('权力下放、承接:到生效日,新办件归承接单位,在途件不动 (CAT-13)', () => {
  let item: string;
  let member: string;
  let before: Answer;

  const handler = async (caseId: string): Promise<string> =>
    (await (await signedIn('clerk')).get(`/api/counter/cases/${caseId}`)).strands.find(
      (one: Answer) => one.member === member,
    ).authority;

  it('登记:从谁到谁、文号、能不能有效行使、哪天生效;不是目录管理员不行,乱填不行', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    before = await apply(citizen, 'restaurant', restaurantAnswers);
    const strand =
      before &&
      (await (await signedIn('clerk')).get(`/api/counter/cases/${before.caseId}`)).strands.find(
        (one: Answer) => one.authority === from,
      );
    const { members } = await world.visitor().get('/api/bundles/restaurant');
    member = strand.member;
    item = members.find((one: Answer) => one.id === member).item;
    const now = new Date((await world.visitor().get('/api/health')).businessNow);
    const effectiveOn = new Date(now.getTime() + (8 + 10 * 24) * 3_600_000).toISOString().slice(0, 10);
    const asked = {
      item,
      kind: 'reassigned',
      to,
      basis: '清政发〔2026〕8 号',
      assessment: '有专人、有设备，能有效行使',
      effectiveOn,
    };
    const manager = await signedIn('catalogue');
    expect(await refused((await signedIn('clerk')).post('/api/catalogue/transfers', asked))).toMatchObject({
      status: 403,
    });
    for (const wrong of [{ to: from }, { to: 'nobody' }])
      expect(await refused(manager.post('/api/catalogue/transfers', { ...asked, ...wrong }))).toMatchObject({
        code: 'catalogue.not-transferable',
      });
    expect(
      await refused(manager.post('/api/catalogue/transfers', { ...asked, effectiveOn: '2020-01-01' })),
    ).toMatchObject({
      code: 'catalogue.effective-day-past',
    });
    expect(await manager.post('/api/catalogue/transfers', asked)).toMatchObject({ from });
    expect(await refused(manager.post(`/api/catalogue/transfers/${item}/confirm`))).toMatchObject({
      code: 'catalogue.own-draft',
    });
  });

  it('另一个人确认;生效日以前一切照旧', async () => {
    const second = await signedIn('catalogue-b');
    expect(await second.post(`/api/catalogue/transfers/${item}/confirm`)).toMatchObject({ item });
    expect(await refused(second.post(`/api/catalogue/transfers/${item}/confirm`))).toMatchObject({
      code: 'catalogue.no-transfer',
    });
    const guide = await world.visitor().get(`/api/items/${item}/guide`);
    expect(guide.authority.code).toBe(from);
  });

  it('到生效日:一件事自动重新合成,新办件归承接单位;在途件仍归原部门办完', async () => {
    await world.advanceDays(11);
    await world.settled();
    expect((await world.visitor().get(`/api/items/${item}/guide`)).authority.code).toBe(to);
    const citizen = await signedIn('citizen');
    await citizen.refresh();
    const after = await apply(citizen, 'restaurant', restaurantAnswers);
    expect(await handler(after.caseId)).toBe(to);
    expect(await handler(before.caseId)).toBe(from);
    const { status } = await citizen.get(`/api/cases/${before.caseId}`);
    if (status === 'received') await (await signedIn('clerk')).post(`/api/cases/${before.caseId}/accept`);
    expect(await decideAll(signedIn, before.caseId)).toContain(member);
  });

  it('台账和事项沿革都查得到', async () => {
    const manager = await signedIn('catalogue');
    expect((await manager.get('/api/catalogue/transfers')).transfers).toMatchObject([
      { item, from, to, kind: 'reassigned', basis: '清政发〔2026〕8 号', confirmedAt: expect.any(String) },
    ]);
    const { versions } = await manager.get(`/api/catalogue/item/${item}`);
    expect(versions.map((one: Answer) => one.status)).toEqual(['published', 'superseded']);
  });
});
