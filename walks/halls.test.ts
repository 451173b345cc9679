import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, cast, refused } from './apply.ts';
import { publishSaved } from './compose-levels.ts';
import { type Client, startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const visitor = world.visitor();
const codes = (rows: Answer[]): string[] => rows.map((row: Answer) => row.item);
const retiree = { kind: 'person', idNumber: '429903199511086244' };

const point = { met: true, note: '已核对（演示）' };
const admission = { staff: point, equipment: point, training: point, delegation: point };
const placement = (hall: string, item: string, more: object = {}) => ({
  kind: 'placement',
  code: `${hall}.${item}`,
  name: `${item} 进 ${hall}`,
  hall,
  item,
  standing: 'placed',
  ...more,
});

/** 街道窗口人员: a member of staff without a counter so far who is given a post of the street's hall. */
async function streetClerk(): Promise<Client> {
  const admin = await signedIn('admin');
  const { people } = await admin.get('/api/staff/posts');
  const { personId } = people.find((one: Answer) => one.login === 'issuer');
  const post = { authority: 'government-services', role: 'counter', name: '老街综合窗口', hall: 'street-laojie' };
  await admin.post('/api/staff/posts', { personId, ...post, standIn: 'A', reason: '街道窗口值守' });
  return world.signIn('issuer');
}

describe('事项准入：没有准入的事项街道窗口选不到、收不了，公布以后才可以 (CAT-23)', () => {
  let clerk: Client;
  const listed = async (): Promise<string[]> =>
    (await clerk.get('/api/bundles')).bundles.map((one: Answer) => one.code);
  const hasItem = async (at: Client): Promise<boolean> =>
    (await at.get(`/api/search?q=${encodeURIComponent('生育医疗费用报销')}`)).things.some(
      (one: Answer) => one.code === 'maternity-claim',
    );
  const begin = (bundle: string) => clerk.post('/api/applications', { bundle, answers: {}, applicant: retiree });

  beforeAll(async () => {
    clerk = await streetClerk();
  });

  it('没有准入的：列表里没有，硬收被拒绝，告诉去哪里办；区大厅不用准入', async () => {
    expect(await listed()).toContain('senior-allowance');
    expect(await listed()).not.toContain('retirement');
    expect([await hasItem(clerk), await hasItem(await signedIn('clerk'))]).toEqual([false, true]);
    expect(await refused(begin('single-maternity-claim'))).toMatchObject({
      status: 403,
      code: 'intake.not-admitted',
      items: ['maternity-claim'],
      places: [{ name: '清河区政务服务中心' }],
      findings: [
        { place: 'item:maternity-claim', message: expect.stringContaining('生育医疗费用报销') },
        { message: expect.stringContaining('清河区政务服务中心') },
      ],
    });
  });

  it('评估没有做完、有一项没有达到、编码不对的公布不了', async () => {
    const save = (definition: object) => publishSaved(signedIn, definition);
    const bare = placement('street-laojie', 'maternity-claim');
    const codesOf = (problem: Answer) => problem.findings.map((one: Answer) => one.code);
    expect(codesOf(await refused(save(bare)))).toEqual(['no-admission']);
    const unmet = { ...admission, training: { met: false, note: '还没有培训' } };
    expect(codesOf(await refused(save({ ...bare, admission: unmet })))).toEqual(['admission-unmet']);
    expect(codesOf(await refused(save({ ...bare, code: 'elsewhere', admission })))).toEqual(['wrong-code']);
  });

  it('一人编、另一人公布就是批准：公布以前收不了，公布以后街道窗口选得到、收得了，公开页写明可以到这里交', async () => {
    const full = placement('street-laojie', 'maternity-claim', { admission });
    const places = async () =>
      (await visitor.get('/api/items/maternity-claim/places')).places.map((one: Answer) => one.hall);
    await (await signedIn('catalogue')).post('/api/catalogue/drafts', { definition: full });
    expect(await refused(begin('single-maternity-claim'))).toMatchObject({ code: 'intake.not-admitted' });
    expect(await places()).toEqual(['qinghe-hall']);
    const at = `/api/catalogue/placement/${full.code}/publish`;
    expect(await refused((await signedIn('catalogue')).post(at, { reason: '准入' }))).toMatchObject({
      code: 'catalogue.own-draft',
    });
    await (await signedIn('catalogue-b')).post(at, { reason: '四项条件都达到，准予进街道窗口' });
    expect(await hasItem(clerk)).toBe(true);
    const { applicationId } = await begin('single-maternity-claim');
    expect(await clerk.get(`/api/applications/${applicationId}`)).toMatchObject({ channel: 'counter' });
    expect(await places()).toEqual(['qinghe-hall', 'street-laojie']);
  });

  it('取消准入以后又收不了，收了一半的也交不了', async () => {
    const { applicationId } = await begin('senior-allowance');
    const { version } = await clerk.get(`/api/applications/${applicationId}`);
    const at = '/api/catalogue/placement/street-laojie.senior-allowance/withdraw';
    await (await signedIn('catalogue')).post(at, { reason: '街道人手不够' });
    expect(await listed()).not.toContain('senior-allowance');
    expect(await refused(begin('senior-allowance'))).toMatchObject({ code: 'intake.not-admitted' });
    expect(await refused(clerk.post(`/api/applications/${applicationId}/submit`, { version }))).toMatchObject({
      code: 'intake.not-admitted',
    });
  });
});

describe('进驻和授权台账 (CAT-24)', () => {
  const ledger = async (hall: string): Promise<Answer> =>
    (await (await signedIn('lead')).get('/api/ledgers/placements')).halls.find((one: Answer) => one.hall === hall);

  it('没有登记又没有理由的标红；进驻率=进驻/(全部−特殊)；授权率=有授权书的/进驻', async () => {
    const one = await ledger('qinghe-hall');
    const red = one.rows.filter((row: Answer) => row.standing === 'missing');
    expect(codes(red)).toEqual(['archive-copy']);
    const count = (standing: string) => one.rows.filter((row: Answer) => row.standing === standing).length;
    expect([one.all, one.special, one.placed, one.missing]).toEqual([one.rows.length, 1, count('placed'), 1]);
    expect(one.placedShare).toBe(Math.round((one.placed / (one.all - one.special)) * 1000) / 10);
    const lettered = one.rows.filter((row: Answer) => row.letter !== null).length;
    expect(lettered).toBeLessThan(one.placed);
    expect(one.authorisedShare).toBe(Math.round((lettered / one.placed) * 1000) / 10);
    expect((await (await signedIn('lead')).bytes('/api/ledgers/placements.csv')).content.toString()).toContain(
      '没有登记',
    );
  });

  it('登记不进驻要写理由；写了理由就不再标红，也不算在应进驻里', async () => {
    const outside = placement('qinghe-hall', 'archive-copy', { standing: 'outside' });
    expect((await refused(publishSaved(signedIn, outside))).findings).toMatchObject([{ code: 'no-reason' }]);
    await publishSaved(signedIn, { ...outside, reason: '涉密库房在局内，只能在局内查（演示）' });
    expect(await ledger('qinghe-hall')).toMatchObject({ special: 2, missing: 0, placedShare: 100 });
  });
});

describe('窗口 (ITK-03)', () => {
  it('指南上写明到哪个大厅哪个窗口交；窗口号重复的公布不了；取消事项以前列出收它的窗口', async () => {
    const { places } = await visitor.get('/api/bundles/restaurant/places');
    expect(places.map((one: Answer) => [one.hall, one.windows.map((window: Answer) => window.name)])).toEqual([
      ['qinghe-hall', ['一件事综合窗口 1 号', '一件事综合窗口 2 号']],

      ['bank-laojie', ['政银合作窗口']],
      ['hotline-desk', ['代办席 1 号']],
    ]);
    expect(places[0]).toMatchObject({ address: '云泽市清河区云泽大道 1 号', windows: [{ number: 'A01' }, {}] });
    const twin = {
      kind: 'window',
      code: 'qinghe-9',
      name: '绿窗',
      hall: 'qinghe-hall',
      number: 'A01',
      types: ['green'],
    };
    expect((await refused(publishSaved(signedIn, twin))).findings).toMatchObject([{ code: 'duplicate-number' }]);
    await publishSaved(signedIn, { ...twin, number: 'A09', bundles: [], items: ['archive-copy'] });
    const impact = await (await signedIn('catalogue')).get('/api/ledgers/impact/item/archive-copy');
    expect(impact.windows.map((one: Answer) => one.window)).toContain('qinghe-9');
  });
});

describe('「一窗通办」清单由对接情况算出来 (CAT-28)', () => {
  const list = async (): Promise<string[]> => codes((await visitor.get('/api/one-window')).items);
  const leftOut = async (): Promise<Answer[]> =>
    (await (await signedIn('catalogue')).get('/api/ledgers/left-out')).items;
  const turn = async (code: string, change: object): Promise<void> => {
    const { body } = (await (await signedIn('catalogue')).get(`/api/catalogue/docking/${code}`)).definition;
    await publishSaved(signedIn, { ...body, ...change });
  };

  it('改成已通，事项进清单；断开，移出并提示是哪个系统、从哪天起', async () => {
    expect(await list()).not.toContain('customs-deregistration');
    await turn('customs-single', { docked: 'connected', since: '2026-11-20', intake: 'doubleEntry' });
    expect(await list()).toContain('customs-deregistration');
    expect(await list()).toContain('tax-deregistration');
    await turn('tax-core', { docked: 'disconnected', since: '2026-11-21' });
    expect(await list()).not.toContain('tax-deregistration');
    expect((await leftOut()).find((one) => one.item === 'tax-deregistration')).toMatchObject({
      systems: [{ docking: 'tax-core', tierWords: '国垂系统', since: '2026-11-21' }],
    });
    expect((await visitor.bytes('/api/one-window.csv')).content.toString()).not.toContain('税务征管系统');
    expect(await refused(visitor.get('/api/ledgers/left-out'))).toMatchObject({ status: 401 });
  });
});

describe('制度文库 (CAT-41)', () => {
  it('业务页能点到所依据的条款；公布新版以后旧版是已修订，旧条文还看得到', async () => {
    const { clauses } = await visitor.get('/api/items/senior-allowance/norms');
    expect(clauses.map((one: Answer) => [one.norm, one.clause])).toEqual([
      ['window-norm', 'one-time'],
      ['window-norm', 'admission'],
    ]);
    const before = await visitor.get('/api/norms/window-norm');
    expect(before.norm.clauses.find((one: Answer) => one.id === clauses[1].clause).text).toBe(clauses[1].text);
    const { body } = (await (await signedIn('catalogue')).get('/api/catalogue/norm/window-norm')).definition;
    const [first, ...rest] = body.clauses;
    const changed = { ...body, clauses: [{ ...first, text: `${first.text}当场能补的当场补。` }, ...rest] };
    await publishSaved(signedIn, changed);
    const after = await visitor.get('/api/norms/window-norm');
    expect(after).toMatchObject({ version: before.version + 1, standing: 'published' });
    expect(after.versions.map((one: Answer) => one.standing)).toEqual(['published', 'superseded']);
    expect(await visitor.get(`/api/norms/window-norm?version=${before.version}`)).toMatchObject({
      standing: 'superseded',
      norm: { clauses: [{ text: first.text }, {}] },
    });
    expect(await refused(visitor.get('/api/norms/no-such-norm'))).toMatchObject({ code: 'catalogue.unknown-norm' });
    expect((await visitor.get('/api/norms')).norms.map((one: Answer) => one.code)).toContain('item-management');
  });

  it('体检规则也点得到条款；写了没有的规则公布不了', async () => {
    const { clauses } = await visitor.get('/api/norm-clauses');
    expect(clauses.find((one: Answer) => one.rules.includes('vague-wording'))).toMatchObject({
      norm: 'item-management',
      clause: 'plain-words',
    });
    const { body } = (await (await signedIn('catalogue')).get('/api/catalogue/norm/item-management')).definition;
    const wrong = { ...body, clauses: [{ ...body.clauses[0], rules: ['no-such-rule'] }] };
    expect((await refused(publishSaved(signedIn, wrong))).findings).toMatchObject([{ code: 'unknown-lint-rule' }]);
  });
});
