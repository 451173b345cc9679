import { describe, expect, it } from 'vitest';
import {
  actForEnterprise,
  type Answer,
  apply,
  cast,
  complete,
  decide,
  refused,
  restaurantAnswers,
  start,
} from './apply.ts';
import { verifyCases } from '../server/src/modules/oversight/index.ts';
import { canReadPdf, readPdf } from './read-pdf.ts';
import { type Client, startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const studio = '/api/studio/bundles/restaurant';
const list = `${studio}/open-cases`;
const ask = { reason: '减材料、减时间', legalBasis: '清政办〔2026〕9 号' };
const author = () => signedIn('catalogue');
const publisher = () => signedIn('catalogue-b');

/** Changes 招牌设置 and publishes the item and then the bundle with it, by two people. */
async function publish(change: (item: Answer) => Answer): Promise<void> {
  const { body } = (await (await author()).get('/api/catalogue/item/shop-sign')).definition;
  await (await author()).post('/api/catalogue/drafts', { definition: change(body) });
  await (await publisher()).post('/api/catalogue/item/shop-sign/publish', ask);
  await (await publisher()).post(`${studio}/publish`, ask);
}
const fewer = (item: Answer): Answer => ({
  ...item,
  promised: { n: 2, unit: 'workingDay' },
  steps: item.steps.map((step: Answer) => (step.kind === 'accept' ? { ...step, days: 0 } : step)),
  materials: item.materials.filter((material: Answer) => material.id !== 'design'),
});
/** Asks for what the version before had dropped, and takes a day longer. */
const more = (item: Answer): Answer => ({
  ...item,
  promised: { n: 3, unit: 'workingDay' },
  materials: [
    { ...item.materials[0], id: 'design', material: 'sign-design', path: undefined, ways: [] },
    ...item.materials,
  ],
});
const overview = async (): Promise<Answer> => (await author()).get(list);
const verify = async (content: Buffer): Promise<Answer> =>
  world.visitor().upload('/api/verify', { name: '核验.pdf', content });

/** The window takes in an application of the bakery; these materials are missing. */
async function takeIn(clerk: Client, missing: readonly string[]): Promise<Answer> {
  const applicationId = await start(clerk, 'restaurant', restaurantAnswers, { applicant: bakery });
  const at = `/api/applications/${applicationId}`;
  const view = await clerk.get(at);
  const materials = Object.fromEntries(missing.map((key) => [key, { missing: true }]));
  if (missing.length > 0) await clerk.put(`${at}/receiving`, { version: view.version, materials });
  const ready = await complete(clerk, applicationId);
  return clerk.post(`${at}/submit`, { version: ready.version });
}
const bakery = { kind: 'organisation', uscc: '92429903M0000102XE' };
const design = 'sign-design@enterprise';

describe('在办件迁移:先预览,再一件一件确认,只减不加 (THG-24)', () => {
  const cases: Record<'running' | 'decided' | 'short' | 'late', Answer> = {
    running: null,
    decided: null,
    short: null,
    late: null,
  };

  it('新版公布:在办件一件也不动,自动迁移没有发生', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    for (const name of ['running', 'decided'] as const) {
      cases[name] = await apply(citizen, 'restaurant', restaurantAnswers);
      await (await signedIn('clerk')).post(`/api/cases/${cases[name].caseId}/accept`);
    }
    await decide(signedIn, cases.decided.caseId, 'fire');
    cases.short = await takeIn(await signedIn('clerk'), [design]);
    const before = await citizen.get(`/api/cases/${cases.running.caseId}`);
    await publish(fewer);
    const after = await citizen.get(`/api/cases/${cases.running.caseId}`);
    expect(after.strands).toEqual(before.strands);
    expect(after.timeline).toEqual(before.timeline);
  });

  it('预览:每一件变什么,不能迁移的写明原因;预览什么也不改', async () => {
    const shown = await overview();
    expect(shown).toMatchObject({ next: { version: 2 }, mayConfirm: true, moved: [] });
    const row = (name: keyof typeof cases) =>
      shown.cases.find((one: Answer) => one.receiptNo === cases[name].receiptNo);
    expect(row('running')).toMatchObject({
      movable: true,
      version: 1,
      changes: [expect.stringContaining('承诺时限由 3 个工作日缩短为 2 个工作日')],
    });
    expect(row('running').mapping).toContainEqual({ from: 'sign', to: 'sign' });
    expect(row('short').changes).toContain('不用再交「招牌效果图和位置图」');
    expect(row('decided')).toMatchObject({ movable: false, reasons: [{ reason: 'decided' }] });
    expect(JSON.stringify(shown)).not.toContain('老街小面馆');
  });

  it('公布的人自己不能确认迁移;别的岗位看不到;版本说错不行', async () => {
    const { next } = await overview();
    const path = `/api/cases/${cases.running.caseId}/plan-amendments`;
    expect((await (await publisher()).get(list)).mayConfirm).toBe(false);
    expect(await refused((await publisher()).post(path, { release: next.hash, ...ask }))).toMatchObject({
      status: 403,
      code: 'cases.same-publisher',
    });
    expect(await refused((await signedIn('clerk')).get(list))).toMatchObject({ status: 403 });
    expect(await refused((await author()).post(path, { release: 'f'.repeat(64), ...ask }))).toMatchObject({
      status: 409,
      code: 'cases.release-changed',
    });
  });

  it('迁移一件:期限从原来的起算日算,提前;另一件有事项已经决定,不能迁移并列明原因', async () => {
    const { next } = await overview();
    const citizen = await signedIn('citizen');
    const before = await citizen.get(`/api/cases/${cases.running.caseId}`);
    const at = (name: 'running' | 'decided') => `/api/cases/${cases[name].caseId}/plan-amendments`;
    await (await author()).post(at('running'), { release: next.hash, ...ask });
    expect(await refused((await author()).post(at('decided'), { release: next.hash, ...ask }))).toMatchObject({
      status: 409,
      code: 'cases.cannot-move',
      reasons: [{ reason: 'decided', words: '已有事项作出决定或者进入决定环节' }],
    });
    const after = await citizen.get(`/api/cases/${cases.running.caseId}`);
    const sign = (view: Answer) => view.strands.find((one: Answer) => one.member === 'sign');
    expect(sign(after).startedOn).toBe(sign(before).startedOn);
    expect(sign(after).promisedDue < sign(before).promisedDue).toBe(true);
    expect(after.bundleDue.due <= before.bundleDue.due).toBe(true);
    const queue = await (await signedIn('urban-review')).get(`/api/approver/cases/${cases.running.caseId}/sign`);
    expect(JSON.stringify(queue)).toContain(sign(after).promisedDue);
  });

  it('申请人收到一条消息,说清变了什么;经过里两版都看得到;报告写明迁了哪件、留了哪件、为什么', async () => {
    await world.settled();
    const citizen = await signedIn('citizen');
    const { notices } = await citizen.get('/api/notices');
    const told = notices.filter((one: Answer) => one.kind === 'plan-amended');
    expect(told).toMatchObject([
      { caseId: cases.running.caseId, body: expect.stringContaining('由 3 个工作日缩短为 2 个工作日') },
    ]);
    const view = await citizen.get(`/api/cases/${cases.running.caseId}`);
    const [entry] = view.timeline.filter((one: Answer) => one.title.includes('第 1 版'));
    expect(entry).toMatchObject({ title: '办理方案由第 1 版改按第 2 版', detail: expect.stringContaining('缩短') });
    const report = await overview();
    expect(report.moved).toMatchObject([{ receiptNo: cases.running.receiptNo, ...ask }]);
    expect(report.cases.map((one: Answer) => one.receiptNo)).toEqual([cases.decided.receiptNo, cases.short.receiptNo]);
  });

  it('换了方案以后,办件状态仍然等于事件的重放', async () => {
    expect(await verifyCases(world.database.pool)).toMatchObject({ findings: [] });
  });

  it('收件时缺的材料新版不要了:迁移以后不用再补,当场可以受理', async () => {
    const [clerk, { next }] = [await signedIn('clerk'), await overview()];
    const at = `/api/cases/${cases.short.caseId}`;
    expect(await refused(clerk.post(`${at}/accept`))).toMatchObject({ code: 'cases.material-missing' });
    await (await author()).post(`${at}/plan-amendments`, { release: next.hash, ...ask });
    expect(await clerk.post(`${at}/accept`)).toMatchObject({ status: 'accepted' });
  });

  it('迁移以前的文书照旧有效;迁移以后办得完', async ({ skip }) => {
    const citizen = await signedIn('citizen');
    const { documents } = await citizen.get(`/api/cases/${cases.running.caseId}`);
    const letter = documents.find((one: Answer) => one.kind === 'acceptance-notice');
    const { content } = await citizen.bytes(`/api/cases/${cases.running.caseId}/documents/${letter.documentId}`);
    expect(await verify(content)).toMatchObject({ result: 'sealed' });
    for (const member of ['sign', 'fire', 'food']) await decide(signedIn, cases.running.caseId, member);
    await world.settled();
    const done = await citizen.get(`/api/cases/${cases.running.caseId}`);
    expect(done).toMatchObject({ status: 'concluded', outcome: 'granted' });
    if (!canReadPdf) skip('没有 pdftotext，不能读文书上的字');
    const sheet = done.documents.find((one: Answer) => one.kind === 'summary-sheet');
    const paper = await citizen.bytes(`/api/cases/${cases.running.caseId}/documents/${sheet.documentId}`);
    expect(readPdf(paper.content)).toContain('2个工');
  });

  it('新版要多交材料的:一件也不迁移,写明多了哪一种', async () => {
    const clerk = await signedIn('clerk');
    cases.late = await takeIn(clerk, []);
    await publish(more);
    const { cases: rows, next } = await overview();
    const row = rows.find((one: Answer) => one.receiptNo === cases.late.receiptNo);
    expect(row).toMatchObject({ movable: false, version: 2 });
    expect(row.reasons.map((one: Answer) => one.reason)).toEqual(
      expect.arrayContaining(['moreMaterials', 'longerLimit']),
    );
    const move = (await author()).post(`/api/cases/${cases.late.caseId}/plan-amendments`, {
      release: next.hash,
      ...ask,
    });
    expect(await refused(move)).toMatchObject({ status: 409, code: 'cases.cannot-move' });
    expect((await clerk.get(`/api/counter/cases/${cases.late.caseId}`)).status).toBe('received');
  });
});
