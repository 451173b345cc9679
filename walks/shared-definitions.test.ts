import { describe, expect, it } from 'vitest';
import { type Answer, cast, refused } from './apply.ts';
import { composeLevels, publishSaved } from './compose-levels.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const bodyOf = async (kind: string, code: string): Promise<Answer> =>
  (await (await signedIn('catalogue')).get(`/api/catalogue/${kind}/${code}`)).definition.body;
const studio = async (code: string): Promise<Answer> =>
  (await signedIn('catalogue')).get(`/api/studio/bundles/${code}`);
const publish = (definition: Answer) => publishSaved(signedIn, definition);
const save = async (definition: Answer) => (await signedIn('catalogue')).post('/api/catalogue/drafts', { definition });
const publishBundle = async (code: string) =>
  (await signedIn('catalogue-b')).post(`/api/studio/bundles/${code}/publish`, { reason: '演示公布' });

/** 一件事 of one or two members, made from 开办餐饮店. */
async function composed(change: Answer): Promise<Answer> {
  const { promise: _p, confirmations: _c, followUps: _f, ...restaurant } = await bodyOf('bundle', 'restaurant');
  return { ...restaurant, ...change };
}

describe('共用的情形、规则和业务办理项：一处改，处处跟着', () => {
  it('办事指南写出业务办理项和不同之处，条件写出规则的名字', async () => {
    const guide = await world.visitor().get('/api/items/food-permit/guide');
    expect(guide.variants.map((one: Answer) => [one.name, one.handleCode])).toEqual([
      ['新办', `${guide.taskCode}01`],
      ['变更', `${guide.taskCode}02`],
      ['注销', `${guide.taskCode}03`],
    ]);
    const [asNew, change, cancel] = guide.variants;
    expect(asNew.differences).toEqual([]);
    expect(change.differences).toContain('承诺办结：3 个工作日');
    expect(change.differences.some((one: string) => one.startsWith('不用交：'))).toBe(true);
    expect(cancel.differences).toContain('办理结果：准予注销通知');
    const plan = guide.materials.find((one: Answer) => one.id === 'separateRoom');
    expect(plan.when).toMatch(/^符合『要有专间或专用操作区』（/);
  });

  it('两件一件事引用同一个情形；成员按变更办，时限和材料都按变更的', async () => {
    await save(
      await composed({
        code: 'food-change',
        name: '餐饮店变更许可',
        questions: [{ id: 'menu', situation: 'food-menu' }],
        members: [{ id: 'food', item: 'food-permit', variant: 'food-permit-change' }],
      }),
    );
    await publishBundle('food-change');
    const { compiled, outdated } = await studio('food-change');
    expect(outdated).toBe(false);
    expect(compiled.findings.filter((one: Answer) => one.severity === 'block')).toEqual([]);
    expect(compiled.release.nodes).toMatchObject([
      { item: 'food-permit', name: '食品经营许可（变更）', promisedDays: 3 },
    ]);
    const { preview } = await world
      .visitor()
      .post('/api/bundles/food-change/preview', { answers: { kind: 'restaurant', menu: ['cold'] } });
    const materials = preview.materials.map((one: Answer) => one.name);
    expect(materials).toContain('专间（专用操作区）设施说明');
  });

  it('改了情形，用到它的一件事都标“要重新发布”；已公布的照旧，重新发布才换', async () => {
    const before = await bodyOf('situation', 'food-menu');
    await publish({ ...before, help: '凉拌菜、刺身、裱花蛋糕要单独的操作间。' });
    for (const code of ['restaurant', 'food-change']) expect((await studio(code)).outdated, code).toBe(true);
    const asked = async (): Promise<string> =>
      (await world.visitor().get('/api/bundles/restaurant')).questions.find((one: Answer) => one.id === 'menu').help;
    expect(await asked()).toBe(before.help);
    await publishBundle('restaurant');
    expect(await asked()).toBe('凉拌菜、刺身、裱花蛋糕要单独的操作间。');
    expect((await studio('restaurant')).outdated).toBe(false);
    expect((await studio('food-change')).outdated).toBe(true);
  });

  it('还有人用的不能取消；没有公布的不能引用；规则绕回自己的不能公布；顺序号不能重', async () => {
    const manager = await signedIn('catalogue-b');
    for (const [kind, code] of [
      ['situation', 'food-menu'],
      ['rule', 'food-separate-room'],
      ['variant', 'food-permit-change'],
    ])
      expect(
        await refused(manager.post(`/api/catalogue/${kind}/${code}/withdraw`, { reason: '不再使用' })),
      ).toMatchObject({ code: 'catalogue.still-used' });
    await save(await composed({ code: 'no-such', name: '引用没有的', questions: [{ id: 'x', situation: 'no-such' }] }));
    const problem = await refused(publishBundle('no-such'));
    expect(problem.findings.map((one: Answer) => one.code)).toContain('unknown-situation');
    const rule = await bodyOf('rule', 'food-separate-room');
    const ring = await refused(publish({ ...rule, when: 'rule("food-separate-room") or menu != "x"' }));
    expect(ring.findings.map((one: Answer) => one.code)).toContain('rule-ring');
    const variant = await bodyOf('variant', 'food-permit-change');
    const twice = await refused(publish({ ...variant, code: 'food-permit-other', name: '补证' }));
    expect(twice.findings).toMatchObject([{ place: 'variant:food-permit-other/sequence', code: 'duplicate-id' }]);
  });

  it('没有人用的规则，体检提醒', async () => {
    await publish({ kind: 'rule', code: 'idle-rule', name: '没人用的规则', when: 'kind = "canteen"', basis: [] });
    const { findings } = await (await signedIn('catalogue')).get('/api/catalogue/lint');
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'definition-unused', severity: 'warn', place: 'rule:idle-rule' }),
    );
  });
});

describe('数据共享需求清单：缺的数据源一键开供需对接单 (THG-26)', () => {
  const needs = async (): Promise<Answer[]> =>
    (await (await signedIn('catalogue')).get('/api/studio/bundles/lantern-data/data-needs')).needs;
  const ask = async (source: string) =>
    (await signedIn('catalogue')).post('/api/oversight/data-orders', { bundle: 'lantern-data', source });

  it('列出要用的登记库和证照、用在哪里、能不能用', async () => {
    await publish({
      kind: 'licenceType',
      code: 'gas-safety',
      name: '燃气安全检查合格证',
      typeCode: `${'11429903M00000027E'}999`,
      holder: 'organisation',
      attributes: [{ id: 'number', name: '编号', element: 'enterpriseName' }],
      template: (await bodyOf('licenceType', 'business-licence')).template,
    });
    const permit = await bodyOf('item', 'food-permit');
    await publish({
      ...permit,
      materials: permit.materials.map((one: Answer) =>
        one.id === 'floorPlan' ? { ...one, ways: [{ kind: 'licence', licenceType: 'gas-safety' }] } : one,
      ),
    });
    await save(
      await composed({ code: 'lantern-data', name: '开一家小店', members: [{ id: 'food', item: 'food-permit' }] }),
    );
    const rows = await needs();
    expect(rows.find(({ source }) => source === 'register:enterprise')).toMatchObject({
      name: '企业登记信息库',
      isAvailable: true,
    });
    expect(rows.find(({ source }) => source === 'licence:business-licence')).toMatchObject({ isAvailable: true });
    expect(rows.find(({ source }) => source === 'licence:gas-safety')).toMatchObject({
      name: '燃气安全检查合格证',
      isAvailable: false,
      because: '证照库里一张也没有，也没有事项发放它',
      uses: [{ item: 'food-permit', what: expect.stringContaining('材料') }],
    });
  });

  it('未接通数据源 -> 生成一条供需对接单；再点不会开第二条；不用的数据源开不了', async () => {
    const opened = await ask('licence:gas-safety');
    expect(opened).toMatchObject({ number: expect.stringMatching(/^GX\d{12}$/) });
    expect(opened.due).toMatch(/^\d{4}-\d{2}-\d{2}/);
    expect(await refused(ask('licence:gas-safety'))).toMatchObject({
      code: 'oversight.already-asked',
      workorderId: opened.workorderId,
    });
    expect(await refused(ask('licence:no-such-licence'))).toMatchObject({ code: 'oversight.no-such-need' });
    const { items } = await (await signedIn('catalogue')).get('/api/oversight/data-orders?bundle=lantern-data');
    expect(items).toMatchObject([{ source: 'licence:gas-safety', number: opened.number, statusName: '待签收' }]);
  });

  it('提供方签收、接通答复，监督确认后办结', async () => {
    const { items } = await (await signedIn('catalogue')).get('/api/oversight/data-orders?bundle=lantern-data');
    const at = `/api/workorders/${items[0].workorderId}`;
    const handler = await signedIn('market-decide');
    await handler.post(`${at}/sign`, {});
    await handler.post(`${at}/complete`, { done: '已经接到证照库，可以调用了' });
    const after = await (await signedIn('overseer')).post(`${at}/close`, {});
    expect(after.status).toBe('closed');
  });
});

describe('八要素同源：下级和上级不同的，一件事公布不了 (CAT-04)', () => {
  const publishLevelSign = () => publishBundle('level-sign');

  it('三级一致时公布；市里改了名称而区里还没有合并：拦住，列出差异', async () => {
    await composeLevels(signedIn);
    await save(
      await composed({
        code: 'level-sign',
        name: '设置户外招牌',
        questions: [],
        members: [{ id: 'sign', item: 'district-sign' }],
      }),
    );
    await publishLevelSign();
    const street = await bodyOf('item', 'street-sign');
    const steps = street.steps.map((one: Answer) => ({ ...one, days: one.kind === 'review' ? 0 : one.days }));
    await publish({ ...street, promised: { n: 2, unit: 'workingDay' }, steps });
    // a shorter promise below is allowed: nothing to publish, and the lint finds nothing
    expect(await refused(publishLevelSign())).toMatchObject({ code: 'bundles.unchanged' });
    const lint = await (await signedIn('catalogue')).get('/api/catalogue/lint');
    expect(lint.findings.filter((one: Answer) => one.code === 'same-source-differs')).toEqual([]);
    const district = await bodyOf('item', 'district-sign');
    const copies = (body: Answer, count: number): Answer[] => [
      { ...body.materials[0], copies: count },
      ...body.materials.slice(1),
    ];
    await publish({ ...district, materials: copies(district, 5) });
    const city = await bodyOf('item', 'city-sign');
    await publish({ ...city, name: '户外招牌设置（市统一）', materials: copies(city, 7) });
    const problem = await refused(publishLevelSign());
    expect(problem).toMatchObject({ code: 'bundles.not-publishable' });
    const blocking = problem.findings.filter((one: Answer) => one.severity === 'block');
    expect(blocking.map((one: Answer) => [one.code, one.place])).toEqual([
      ['same-source-differs', 'bundle:level-sign/members/sign/district-sign/name'],
    ]);
    expect(blocking[0].message).toMatch(/清河区.*事项名称不一致.*上级「户外招牌设置（市统一）」/);
  });

  it('确有理由的，登记一条公开的体检例外就能公布', async () => {
    await publish({
      kind: 'lintException',
      code: 'level-sign-name',
      name: '户外招牌名称过渡',
      rule: 'same-source-differs',
      place: 'bundle:level-sign/members/sign/district-sign/name',
      reason: '市里刚改名称，区里的印章和公告下月一并更换',
      approvedBy: '云泽市政务服务局（演示）',
      until: '2099-12-31',
    });
    expect(await publishLevelSign()).toMatchObject({ bundle: 'level-sign' });
    const { findings } = await (await signedIn('catalogue')).get('/api/catalogue/lint');
    expect(findings.filter((one: Answer) => one.code === 'same-source-differs')).toEqual([]);
  });
});
