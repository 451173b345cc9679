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
    const { transfers } = await manager.get('/api/catalogue/transfers');
    expect(transfers).toMatchObject([
      { item, from, to, kind: 'reassigned', basis: '清政发〔2026〕8 号', confirmedAt: expect.any(String), mine: true },
    ]);
    expect(transfers[0]).toMatchObject({ registeredBy: expect.stringContaining('事项目录管理岗') });
    const { versions } = await manager.get(`/api/catalogue/item/${item}`);
    expect(versions.map((one: Answer) => one.status)).toEqual(['published', 'superseded']);
  });

  it('取消也进台账:谁也不承接,另一个人确认;到生效日不能再申请', async () => {
    const manager = await signedIn('catalogue');
    const ended = 'tobacco-permit';
    const day = await (await signedIn('overseer')).get('/api/clock');
    const asked = {
      item: ended,
      kind: 'abolished',
      basis: '国发〔2026〕3 号',
      assessment: '取消后改为事中事后监管',
      effectiveOn: day.today,
    };
    for (const wrong of [{ to }, { kind: 'delegated' }])
      expect(await refused(manager.post('/api/catalogue/transfers', { ...asked, ...wrong }))).toMatchObject({
        code: 'catalogue.not-transferable',
      });
    await manager.post('/api/catalogue/transfers', asked);
    expect(await refused(manager.post(`/api/catalogue/transfers/${ended}/confirm`))).toMatchObject({
      code: 'catalogue.own-draft',
    });
    await (await signedIn('catalogue-b')).post(`/api/catalogue/transfers/${ended}/confirm`);
    expect((await manager.get('/api/catalogue/transfers')).transfers[0]).toMatchObject({
      item: ended,
      kind: 'abolished',
      to: null,
      toName: null,
    });
    const guide = await world.visitor().get(`/api/items/${ended}/guide`);
    expect(guide.stopsOn < day.today).toBe(true);
    const citizen = await signedIn('citizen');
    const start = { bundle: `single-${ended}`, answers: {} };
    expect(await refused(citizen.post('/api/applications', start))).toMatchObject({
      code: expect.stringContaining('stopped'),
    });
  });
});
