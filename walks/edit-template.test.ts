import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, decideAll, refused, restaurantAnswers } from './apply.ts';
import { canReadPdf, readPdf } from './read-pdf.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const at = '/api/catalogue/documentTemplate/acceptance-notice';
const newWords = '本通知书请妥善保存，领取结果时不用出示。';

/** One more application, accepted; its notice of acceptance as the citizen downloads it. */
async function accepted(): Promise<{ caseId: string; receiptNo: string; notice: Answer; pdf: Uint8Array }> {
  const citizen = await signedIn('citizen');
  const { caseId, receiptNo } = await apply(citizen, 'single-shop-sign', {});
  await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
  await world.settled();
  const { documents } = await citizen.get(`/api/cases/${caseId}`);
  const notice = documents.find((one: Answer) => one.kind === 'acceptance-notice');
  const { content } = await citizen.bytes(`/api/cases/${caseId}/documents/${notice.documentId}`);
  return { caseId, receiptNo, notice, pdf: content };
}
async function templateOf(documentId: string): Promise<Answer> {
  const { rows } = await world.database.pool.query(
    'select template_code as code, template_version as version, template_hash as hash from documents.document where document_id = $1',
    [documentId],
  );
  return rows[0];
}

describe('改模板：新文书用新模板，旧文书一个字不变 (FRM-17)', () => {
  let before: Awaited<ReturnType<typeof accepted>>;
  let template: Answer;

  it('每种文书都有现行的模板和变量表', async () => {
    const manager = await signedIn('catalogue');
    const { definitions } = await manager.get('/api/catalogue?kind=documentTemplate&limit=100');
    const { acts } = await manager.get('/api/document-acts');
    expect(definitions.map((one: Answer) => one.code).sort()).toEqual(acts.map((one: Answer) => one.act).sort());
    expect(definitions.every((one: Answer) => one.publishedVersion === 1)).toBe(true);
    template = (await manager.get(at)).definition.body;
    const { variables } = acts.find((one: Answer) => one.act === 'acceptance-notice');
    expect(variables).toContainEqual({ name: '受理日期', as: 'date', optional: false, columns: [] });
  });

  it('改之前先有一份受理通知书：PDF，有编号，记着用的是哪一版模板', async () => {
    await actForEnterprise(await signedIn('citizen'));
    before = await accepted();
    expect(before.notice.number).toBe(`${before.receiptNo}-S`);
    expect(Buffer.from(before.pdf).toString('latin1', 0, 5)).toBe('%PDF-');
    expect(await templateOf(before.notice.documentId)).toMatchObject({ code: 'acceptance-notice', version: 1 });
  });

  it('边写边看样张；写了没有的变量、漏了法律要求的内容，发布不了', async () => {
    const manager = await signedIn('catalogue');
    const { kind: _, delivery: __, basis: ___, ...typed } = template;
    const wrong = template.body.replace('{受理日期}', '{受理时间}');
    const preview = await manager.post('/api/document-acts/preview', { ...typed, body: wrong });
    expect(preview.svg).toContain('<svg');
    expect(preview.findings.map((one: Answer) => one.code)).toEqual(['unknown-variable', 'missing-variable']);
    await manager.post('/api/catalogue/drafts', { definition: { ...template, body: wrong } });
    const problem = await refused(manager.post(`${at}/publish`, { reason: '改错的' }));
    expect(problem).toMatchObject({ status: 422, code: 'catalogue.not-publishable' });
    expect(problem.findings).toContainEqual(
      expect.objectContaining({ code: 'unknown-variable', place: 'documentTemplate:acceptance-notice/body/3' }),
    );
  });

  it('不是目录管理员的，看不到样张也改不了', async () => {
    const clerk = await signedIn('clerk');
    expect((await refused(clerk.get('/api/document-acts'))).status).toBe(403);
    expect((await refused(clerk.post('/api/catalogue/drafts', { definition: template }))).status).toBe(403);
  });

  it('发布以后的新文书用新模板，已经出具的一个字节不变', async () => {
    const manager = await signedIn('catalogue');
    const body = template.body.replace('办理期间，', `${newWords}\n办理期间，`);
    await manager.post('/api/catalogue/drafts', { definition: { ...template, body, numbering: '清受{年份}-{编号}' } });
    const published = await (await signedIn('catalogue-b')).post(`${at}/publish`, {
      reason: '领取结果不再要求出示通知书',
    });
    expect(published.version).toBe(2);
    const after = await accepted();
    expect(after.notice.number).toBe(
      `清受${new Date(await world.platform.env.now()).getFullYear()}-${after.receiptNo}`,
    );
    expect(await templateOf(after.notice.documentId)).toEqual({
      code: 'acceptance-notice',
      version: 2,
      hash: published.hash,
    });
    const citizen = await signedIn('citizen');
    const again = await citizen.bytes(`/api/cases/${before.caseId}/documents/${before.notice.documentId}`);
    expect(Buffer.from(again.content).equals(Buffer.from(before.pdf))).toBe(true);
    expect(Buffer.from(after.pdf).toString('latin1', 0, 5)).toBe('%PDF-');
    if (!canReadPdf) return;
    expect(readPdf(after.pdf)).toContain(newWords);
    expect(readPdf(before.pdf)).not.toContain(newWords);
  });

  it('平台出具文书要用的模板不能取消', async () => {
    const manager = await signedIn('catalogue');
    expect(await refused(manager.post(`${at}/withdraw`, { reason: '不要了' }))).toMatchObject({
      code: 'catalogue.still-used',
    });
  });
});

describe('承诺书、批文 (FRM-17, ENG-32)', () => {
  it('签承诺书办消防检查：收件时就有一份承诺书，不盖机关的章；招牌办结出批文，决定书只有许可才有', async () => {
    const citizen = await signedIn('citizen');
    const { caseId, receiptNo } = await apply(citizen, 'restaurant', { ...restaurantAnswers, fireHandling: 'yes' });
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
    await decideAll(signedIn, caseId);
    await world.settled();
    const { documents, strands } = await citizen.get(`/api/cases/${caseId}`);
    const commitment = documents.find((one: Answer) => one.kind === 'commitment');
    expect(commitment).toMatchObject({ title: '承诺书', number: `${receiptNo}-N` });
    const { content } = await citizen.bytes(`/api/cases/${caseId}/documents/${commitment.documentId}`);
    expect(Buffer.from(content).includes('/ByteRange')).toBe(false);
    const ofSign = documents.filter((one: Answer) => one.member === 'sign').map((one: Answer) => one.kind);
    expect(ofSign).toEqual(['approval']);
    expect(
      documents
        .filter((one: Answer) => one.kind === 'decision-grant')
        .map((one: Answer) => one.member)
        .sort(),
    ).toEqual(['fireCommitment', 'food']);
    expect(
      strands.filter((one: Answer) => one.node === 'strand').every((one: Answer) => one.handedOverAt !== null),
    ).toBe(true);
  });
});
