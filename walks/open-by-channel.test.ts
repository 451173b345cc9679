import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, cast, complete, refused, restaurantAnswers, start } from './apply.ts';
import { publishSaved } from './compose-levels.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const bundle = 'restaurant';
const at = `/api/studio/bundles/${bundle}`;
const bakery = { kind: 'organisation', uscc: '92429903M0000102XE' };

const listed = async (mobile: boolean): Promise<boolean> =>
  (await world.visitor().get(`/api/search?q=${encodeURIComponent('餐饮店')}&mobile=${mobile}`)).things.some(
    (one: Answer) => one.code === bundle,
  );

describe('分渠道上线、下线 (THG-15)', () => {
  it('发布以后各渠道都能办', async () => {
    expect(await listed(true)).toBe(true);
    expect(await listed(false)).toBe(true);
    expect((await (await signedIn('catalogue')).get(at)).channels.every((one: Answer) => one.isOpen)).toBe(true);
  });

  it('撤回移动端:只有移动端看不到、申请不了;网上和窗口照办;谁、何时、为什么都有记录', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    const begun = await start(citizen, bundle, restaurantAnswers, { mobile: true });
    const manager = await signedIn('catalogue');
    const closing = { channels: ['mobile'], isOpen: false, reason: '手机端上传材料的页面要改' };
    expect(await refused((await signedIn('clerk')).post(`${at}/channels`, closing))).toMatchObject({ status: 403 });
    expect(await manager.post(`${at}/channels`, closing)).toMatchObject({ changed: ['mobile'] });
    expect(await refused(manager.post(`${at}/channels`, closing))).toMatchObject({
      code: 'bundles.channels-unchanged',
    });
    expect(await listed(true)).toBe(false);
    expect(await listed(false)).toBe(true);
    const elsewhere = {
      code: 'bundles.not-on-channel',
      open: expect.arrayContaining([{ channel: 'counter', name: '综合窗口' }]),
    };
    expect(await refused(world.visitor().get(`/api/bundles/${bundle}?mobile=true`))).toMatchObject(elsewhere);
    expect(await refused(start(citizen, bundle, restaurantAnswers, { mobile: true }))).toMatchObject(elsewhere);
    const ready = await complete(citizen, begun);
    const submit = citizen.post(`/api/applications/${begun}/submit`, { version: ready.version });
    expect(await refused(submit)).toMatchObject(elsewhere);
    await start(citizen, bundle, restaurantAnswers);
    await start(await signedIn('clerk'), bundle, restaurantAnswers, { applicant: bakery });
    expect((await manager.get(at)).channelChanges).toMatchObject([
      { channel: 'mobile', isOpen: false, reason: closing.reason },
    ]);
  });

  it('再开通,移动端又能办;没有发布的一件事没有渠道可开', async () => {
    const manager = await signedIn('catalogue');
    await manager.post(`${at}/channels`, { channels: ['mobile'], isOpen: true, reason: '页面改好了' });
    expect(await listed(true)).toBe(true);
    const none = manager.post('/api/studio/bundles/no-such-bundle/channels', {
      channels: ['mobile'],
      isOpen: true,
      reason: '没有',
    });
    expect(await refused(none)).toMatchObject({ code: 'bundles.not-offered' });
  });
});

describe('事项按渠道上架 (CAT-27)', () => {
  const item = 'shop-sign';
  const found = async (mobile: boolean): Promise<string[]> =>
    (await world.visitor().get(`/api/search?q=${encodeURIComponent('招牌')}&mobile=${mobile}`)).things.map(
      (one: Answer) => one.code,
    );
  const counted = async (): Promise<number> =>
    (await world.visitor().get('/api/standards')).cells.channels.find((one: Answer) => one.cut === 'channel-mobile')
      .count;

  it('关掉移动端:手机上看不到它、也看不到有它的一件事，电脑上照旧；看板数量等于开启数；再上架又看得到', async () => {
    const { body } = (await (await signedIn('catalogue')).get(`/api/catalogue/item/${item}`)).definition;
    const before = await counted();
    expect([await listed(true), (await found(true)).includes(item)]).toEqual([true, true]);
    await publishSaved(signedIn, { ...body, channels: body.channels.filter((one: string) => one !== 'mobile') });
    expect([await listed(true), (await found(true)).includes(item)]).toEqual([false, false]);
    expect([await listed(false), (await found(false)).includes(item)]).toEqual([true, true]);
    expect(await counted()).toBe(before - 1);
    expect(await refused(world.visitor().get(`/api/bundles/single-${item}?mobile=true`))).toMatchObject({
      code: 'bundles.not-on-channel',
    });
    const { channels } = await (await signedIn('catalogue')).get(at);
    expect(channels.find((one: Answer) => one.channel === 'mobile')).toEqual({
      channel: 'mobile',
      isOpen: false,
      offItems: [body.name],
    });
    await publishSaved(signedIn, body);
    expect([await listed(true), (await found(true)).includes(item)]).toEqual([true, true]);
    expect(await counted()).toBe(before);
  });
});
