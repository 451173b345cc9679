import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, cast, complete, offices, refused, restaurantAnswers, start } from './apply.ts';
import { canReadPdf, readPdf } from './read-pdf.ts';
import { samplePdf } from './sample-files.ts';
import { type Client, startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const bakery = { kind: 'organisation', uscc: '92429903M0000102XE' };

/** The same baker at any browser: phone, computer or a terminal. */
async function baker(at: Client = world.visitor()): Promise<Client> {
  await at.post('/api/sign-in', { login: 'baker', password: 'yijian-demo' });
  await at.refresh();
  await actForEnterprise(at);
  return at;
}

describe('五个渠道各办一件,同一个列表、同一套编号、互相查得到', () => {
  const receipts: { channel: string; receiptNo: string; caseId: string; queryCode: string }[] = [];
  let kiosk: Client;

  const hand = async (channel: string, handler: Client, more: object = {}): Promise<void> => {
    const applicationId = await start(handler, 'restaurant', restaurantAnswers, { ...more });
    const ready = await complete(handler, applicationId);
    expect([channel, ready.channel, ready.findings]).toEqual([channel, channel, []]);
    const done = await handler.post(`/api/applications/${applicationId}/submit`, { version: ready.version });
    receipts.push({ channel, ...done });
  };

  it('网上、手机、综合窗口、银行网点各办一件', async () => {
    await hand('portal', await baker());
    await hand('mobile', await baker(), { mobile: true });
    await hand('counter', await signedIn('clerk'), { applicant: bakery });
    await hand('bank', await signedIn('bank-clerk'), { applicant: bakery });
  });

  it('自助终端:登记以后,在那台机器上激活,再办;停用以后就是普通浏览器', async () => {
    const administrator = await signedIn('catalogue');
    const { activation } = await administrator.post('/api/terminals', { code: 'hall-kiosk-1', name: '大厅 1 号机' });
    kiosk = world.visitor();
    expect(await refused(kiosk.post('/api/terminal/activate', { activation: 'A'.repeat(12) }))).toMatchObject({
      code: 'intake.activation-wrong',
    });
    await kiosk.post('/api/terminal/activate', { activation });
    expect(await kiosk.get('/api/me')).toMatchObject({ kind: 'visitor', terminal: 'hall-kiosk-1' });
    expect(await refused(world.visitor().post('/api/terminal/activate', { activation }))).toMatchObject({
      code: 'intake.activation-wrong',
    });
    await hand('kiosk', await baker(kiosk));
    expect((await administrator.get('/api/terminals')).map((one: Answer) => [one.code, one.revokedAt])).toEqual([
      ['hall-kiosk-1', null],
    ]);
    expect(JSON.stringify(await administrator.get('/api/terminals'))).not.toMatch(/hash|token/iu);
    await administrator.post('/api/terminals/hall-kiosk-1/revoke');
    expect((await kiosk.get('/api/me')).terminal).toBeNull();
  });

  it('热线里不能代申请人作承诺,收不到的材料记为缺少,照样收件', async () => {
    const agent = await signedIn('hotline');
    const applicationId = await start(agent, 'restaurant', restaurantAnswers, { applicant: bakery });
    const at = `/api/applications/${applicationId}`;
    const view = await agent.get(at);
    const promised = view.materials.find((one: Answer) => one.exemption?.way === 'commitment');
    if (promised)
      expect(
        await refused(agent.put(`${at}/commitments`, { version: view.version, materials: [promised.key] })),
      ).toMatchObject({ code: 'intake.commit-in-writing' });
    const short = view.materials.filter((one: Answer) => one.problem).map((one: Answer) => one.key);
    await agent.put(`${at}/receiving`, {
      version: view.version,
      materials: Object.fromEntries(short.map((key: string) => [key, { missing: true }])),
    });
    const ready = await complete(agent, applicationId);
    expect([ready.channel, ready.findings]).toEqual(['hotline', []]);
    receipts.push({
      channel: 'hotline',
      ...(await agent.post(`${at}/submit`, { version: ready.version })),
    });
  });

  it('编号是一个序列,申请人和综合窗口在同一个列表里看到全部', async () => {
    const numbers = receipts.map((one) => Number(one.receiptNo.slice(-6)));
    expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
    expect(new Set(receipts.map((one) => one.receiptNo.slice(0, -6))).size).toBe(1);
    const channels = (rows: Answer[]) => Object.fromEntries(rows.map((row: Answer) => [row.receiptNo, row.channel]));
    const all = Object.fromEntries(receipts.map((one) => [one.receiptNo, one.channel]));
    expect(channels(await (await baker()).get('/api/cases'))).toEqual(all);
    const { rows } = await (await signedIn('clerk')).get('/api/counter/queue?list=received');
    expect(channels(rows)).toEqual(all);
    for (const { receiptNo, queryCode, channel } of receipts)
      expect(await world.visitor().get(`/api/track?no=${receiptNo}&code=${queryCode}`)).toMatchObject({ channel });
  });

  it('网点和热线只看得到自己收的件,只能收绑定的一件事,不能受理', async () => {
    const bank = await signedIn('bank-clerk');
    const { rows } = await bank.get('/api/counter/queue?list=received');
    expect(rows.map((row: Answer) => row.channel)).toEqual(['bank']);
    const own = receipts.find((one) => one.channel === 'bank')!;
    const other = receipts.find((one) => one.channel === 'counter')!;
    expect(await bank.get(`/api/counter/cases/${own.caseId}`)).toMatchObject({ receiptNo: own.receiptNo });
    expect(await refused(bank.get(`/api/counter/cases/${other.caseId}`))).toMatchObject({ status: 404 });
    expect(await refused(bank.post(`/api/cases/${own.caseId}/accept`))).toMatchObject({ status: 403 });
    expect(
      await refused(
        bank.post('/api/applications', {
          bundle: 'birth',
          answers: {},
          applicant: { kind: 'person', idNumber: '429903199511086244' },
        }),
      ),
    ).toMatchObject({ status: 403, code: 'intake.bundle-not-here' });
    await (await signedIn('clerk')).post(`/api/cases/${own.caseId}/accept`);
  });
});

describe('收 5 缺 1:照样收件,凭证列明收到与缺少,扫码看到的一样', () => {
  let done: Answer;
  let lease: Answer;

  it('窗口点明缺少的那一份才能收;网上缺一份就是交不了', async () => {
    const clerk = await signedIn('clerk');
    const applicationId = await start(clerk, 'restaurant', restaurantAnswers, { applicant: bakery });
    const at = `/api/applications/${applicationId}`;
    const full = await complete(clerk, applicationId);
    lease = full.materials.find((one: Answer) => one.files.length > 0);
    for (const file of lease.files) await clerk.delete(`${at}/files/${file.fileId}`);
    const version = async () => (await clerk.get(at)).version;
    expect(await refused(clerk.post(`${at}/submit`, { version: await version() }))).toMatchObject({
      code: 'intake.not-ready',
      findings: [{ place: `material:${lease.key}` }],
    });
    const tick = async (materials: object) => clerk.put(`${at}/receiving`, { version: await version(), materials });
    expect(await refused(tick({ ghost: { missing: true } }))).toMatchObject({ code: 'intake.unknown-material' });
    await tick({ [lease.key]: { missing: true } });
    const shop = await baker();
    expect((await shop.get(at)).findings).toMatchObject([{ place: `material:${lease.key}` }]);
    expect(await refused(shop.post(`${at}/submit`, { version: await version() }))).toMatchObject({
      code: 'intake.not-ready',
    });
    const seen = full.materials.find((one: Answer) => one.files.length > 0 && one.key !== lease.key);
    if (seen) await tick({ [seen.key]: { missing: false, originals: 1, copies: 2 } });
    done = await clerk.post(`${at}/submit`, { version: await version() });
  });

  it('凭证上列明收到的、缺少的和怎样补,扫码看到的一样', async () => {
    await world.settled();
    const clerk = await signedIn('clerk');
    const view = await clerk.get(`/api/counter/cases/${done.caseId}`);
    const receipt = view.documents.find((one: Answer) => one.kind === 'receipt');
    const pdf = await clerk.bytes(`/api/cases/${done.caseId}/documents/${receipt.documentId}`);
    const text = canReadPdf ? readPdf(pdf.content) : null;
    const tracked = await world.visitor().get(`/api/track?no=${done.receiptNo}&code=${done.queryCode}`);
    expect(tracked.materials.missing.filter((one: Answer) => one.required)).toMatchObject([{ name: lease.name }]);
    for (const one of [...tracked.materials.received, ...tracked.materials.missing])
      if (text !== null) expect(text).toContain(one.name.replaceAll(/\s/gu, ''));
    expect(tracked.materials.received.length).toBeGreaterThan(0);
  });

  it('缺的那份马上是补正意见:部门收不回,不补来不能受理,一次告知,补齐后受理', async () => {
    const clerk = await signedIn('clerk');
    const at = `/api/cases/${done.caseId}`;
    const look = () => clerk.get(`/api/counter/cases/${done.caseId}`);
    const points = (view: Answer) => view.strandPoints.flatMap((one: Answer) => one.points);
    const { strandPoints, strands } = await look();
    const [strand] = strandPoints.filter((one: Answer) => one.points.length > 0);
    expect(strand.points).toMatchObject([{ kind: 'material', ref: lease.key, problem: '缺少' }]);
    expect(await refused(clerk.post(`${at}/accept`))).toMatchObject({ code: 'cases.material-missing', status: 409 });
    expect((await look()).actions).toMatchObject([
      { name: 'accept', allowed: false },
      { name: 'supplement-notice', allowed: true },
      {},
    ]);
    const reviewer = await signedIn(
      `${offices[strands.find((one: Answer) => one.member === strand.member).authority]}-review`,
    );
    await reviewer.post(`${at}/strands/${strand.member}/no-objection`);
    expect(points(await look())).toEqual(points({ strandPoints }));
    await clerk.post(`${at}/supplement-notice`);
    const told = (await look()).supplement.points.map((one: Answer) => one.ref);
    expect(new Set(told)).toEqual(new Set([lease.key]));
    const file = await clerk.upload(`${at}/files`, { name: '补来.pdf', content: samplePdf('补来') });
    await clerk.post(`${at}/supplement`, { values: {}, files: [{ material: lease.key, file }] });
    await clerk.post(`${at}/accept`);
    const tracked = await world.visitor().get(`/api/track?no=${done.receiptNo}&code=${done.queryCode}`);
    expect(tracked.materials.missing.filter((one: Answer) => one.required)).toEqual([]);
    expect(tracked.materials.received.map((one: Answer) => one.name)).toContain(lease.name);
  });
});
