import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, complete, refused, restaurantAnswers, start } from './apply.ts';
import { type Client, startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);

describe('一处维护，同源发布 (CAT-07)', () => {
  const renamed = '招牌效果图（含尺寸、位置标注）';

  /** The same question at every place where somebody reads it: portal, phone, kiosk, window, hotline, bank, department. */
  async function readers(): Promise<[string, Client, string][]> {
    const kiosk = world.visitor();
    const { activation } = await (await signedIn('catalogue')).post('/api/terminals', {
      code: 'hall-kiosk-7',
      name: '大厅 7 号机',
    });
    await kiosk.post('/api/terminal/activate', { activation });
    return [
      ['网上', world.visitor(), ''],
      ['手机', world.visitor(), '?mobile=true'],
      ['自助终端', kiosk, ''],
      ['综合窗口', await signedIn('clerk'), ''],
      ['热线', await signedIn('hotline'), ''],
      ['银行网点', await signedIn('bank-clerk'), ''],
      ['审批部门', await signedIn('urban-review'), ''],
    ];
  }

  it('改一处材料名：每个渠道都是同一版本、同样的内容', async () => {
    const manager = await signedIn('catalogue');
    const at = '/api/catalogue/materialType/sign-design';
    const { body } = (await manager.get(at)).definition;
    await manager.post('/api/catalogue/drafts', { definition: { ...body, name: renamed } });
    await (await signedIn('catalogue-b')).post(`${at}/publish`, { reason: '名称写清楚要标什么' });
    await world.settled();
    const all = await readers();
    const guides = await Promise.all(all.map(([, client]) => client.get('/api/items/shop-sign/guide')));
    expect(guides[0].materials.map((one: Answer) => one.name)).toContain(renamed);
    expect(guides[0]).toMatchObject({ code: 'shop-sign', version: 1 });
    for (const [at, guide] of guides.entries()) expect(guide, all[at]![0]).toEqual(guides[0]);
    // The bundle in force says what it said when it was compiled; its administrator sees that it is out of date and publishes it anew.
    expect(await manager.get('/api/studio/bundles/restaurant')).toMatchObject({ outdated: true });
    await (await signedIn('catalogue-b')).post('/api/studio/bundles/restaurant/publish', {
      reason: '事项的材料名称改了',
    });
    const told = (client: Client, query: string) =>
      client.post(`/api/bundles/restaurant/preview${query}`, { answers: restaurantAnswers });
    const previews = await Promise.all(all.map(([, client]) => told(client, '')));
    expect(previews[0].preview.materials.map((one: Answer) => one.name)).toContain(renamed);
    for (const [at, { preview }] of previews.entries()) expect(preview, all[at]![0]).toEqual(previews[0].preview);
  });
});

describe('能共享的不要申请人交，各部门只看自己要的 (FRM-10, FRM-13)', () => {
  let receipt: Answer;
  const at = (path: string) => `/api/cases/${receipt.caseId}${path}`;

  it('能取得的材料没有「要求提交」这个选项；硬要的被拒绝，监察上有一条', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    receipt = await apply(citizen, 'restaurant', restaurantAnswers);
    const officer = await signedIn('market-review');
    const view = await officer.get(`/api/approver/cases/${receipt.caseId}/food`);
    const licence = view.materials.find((one: Answer) => one.exemption?.way === 'licence');
    expect(view.publishedDemands.material.map((one: Answer) => one.ref)).not.toContain(licence.key);
    const points = [{ kind: 'material', ref: licence.key, problem: 'missing' }];
    expect(await refused(officer.post(at('/strands/food/points'), { points }))).toMatchObject({
      status: 422,
      code: 'cases.shared-demand',
      surplus: [`material:${licence.key}`],
    });
    const overseer = await signedIn('overseer');
    expect((await overseer.get('/api/oversight/board')).outside.demands).toBe(1);
    const { rows } = await overseer.get('/api/oversight/findings');
    expect(rows.filter((row: Answer) => row.kind === 'unpublishedDemand')).toMatchObject([
      { card: 'yellow', receiptNo: receipt.receiptNo },
    ]);
  });

  it('同一份材料各部门用的是同一个文件；别的部门才要的看不到、打不开，谁打开过有记录', async () => {
    const seen = async (office: string, member: string): Promise<Map<string, string>> => {
      const { materials } = await (await signedIn(`${office}-review`)).get(
        `/api/approver/cases/${receipt.caseId}/${member}`,
      );
      return new Map(
        materials.flatMap((one: Answer) => one.files.map((file: Answer) => [one.key, file.fileId] as const)),
      );
    };
    const [food, fire, sign] = [await seen('market', 'food'), await seen('fire', 'fire'), await seen('urban', 'sign')];
    const shared = [...food.keys()].filter((key) => fire.has(key));
    expect(shared.length).toBeGreaterThan(0);
    for (const key of shared) expect(food.get(key)).toBe(fire.get(key));
    const onlySign = [...sign.keys()].find((key) => !food.has(key) && !fire.has(key))!;
    expect(await refused((await signedIn('fire-review')).bytes(at(`/files/${sign.get(onlySign)}`)))).toMatchObject({
      status: 404,
    });
    await (await signedIn('urban-review')).bytes(at(`/files/${sign.get(onlySign)}`));
    const openings = await (await signedIn('citizen')).get('/api/my/openings');
    expect(JSON.stringify(openings)).toContain('城市管理局');
  });
});

describe('按主题、群体、人生阶段找 (THG-13, THG-21)', () => {
  const found = async (query: Record<string, string>): Promise<string[]> => {
    const { things } = await world.visitor().get(`/api/search?${new URLSearchParams({ q: '', ...query })}`);
    return things.filter((one: Answer) => one.kind === 'bundle').map((one: Answer) => one.code);
  };

  it('按阶段筛选：个人和企业的全生命周期各有各的一件事', async () => {
    expect(await found({ stage: '生育收养' })).toEqual(['birth']);
    expect(await found({ stage: '注销退出' })).toEqual(['deregistration']);
    expect((await found({ stage: '退休养老' })).sort()).toEqual(['retirement', 'senior-allowance']);
  });

  it('按「残障人士」筛选得到对应的一件事；按领域打包的也找得到', async () => {
    expect(await found({ group: '残障人士' })).toEqual(['disability']);
    expect(await found({ topic: '社保医保', group: '老年人' })).toHaveLength(2);
  });
});

describe('同一张表，换一台设备接着填 (FRM-15)', () => {
  it('手机填一半，自助终端上登录接着填，提交成功；终端上不留下登录', async () => {
    const at = async (device: Client): Promise<Client> => {
      await device.post('/api/sign-in', { login: 'baker', password: 'yijian-demo' });
      await device.refresh();
      await actForEnterprise(device);
      return device;
    };
    const phone = await at(world.visitor());
    const draft = await start(phone, 'restaurant', restaurantAnswers, { mobile: true });
    const half = await phone.get(`/api/applications/${draft}`);
    const text = half.fields.find((one: Answer) => one.key.startsWith('signText@'));
    await phone.put(`/api/applications/${draft}/values`, {
      version: half.version,
      values: { [text.key]: '天山烤馕' },
    });
    const kiosk = world.visitor();
    const { activation } = await (await signedIn('catalogue')).post('/api/terminals', {
      code: 'hall-kiosk-8',
      name: '大厅 8 号机',
    });
    await kiosk.post('/api/terminal/activate', { activation });
    await at(kiosk);
    const drafts = await kiosk.get('/api/applications');
    expect(drafts.map((one: Answer) => one.applicationId)).toContain(draft);
    const resumed = await kiosk.get(`/api/applications/${draft}`);
    expect(resumed.fields.find((one: Answer) => one.key === text.key).value).toBe('天山烤馕');
    const ready = await complete(kiosk, draft);
    const done = await kiosk.post(`/api/applications/${draft}/submit`, { version: ready.version });
    expect(done.receiptNo).toMatch(/^429903\d{14}$/);
    await kiosk.post('/api/sign-out');
    expect(await kiosk.get('/api/me')).toMatchObject({ kind: 'visitor', terminal: 'hall-kiosk-8' });
  });
});
