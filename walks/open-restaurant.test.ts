import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, cast, complete, decide, refused, restaurantAnswers, start } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const byMember = (list: Answer[]): Record<string, Answer> => Object.fromEntries(list.map((one) => [one.member, one]));
const offices = { food: 'market', sign: 'urban', fire: 'fire' } as const;

describe('开办餐饮店：三部门并联，前置办结自动推送，一次提交', () => {
  let preview: Answer;
  let filled: Answer;
  let receipt: Answer;
  let verifyAddress = '';
  const pdfs = new Map<string, Buffer>();

  it('用大白话搜得到，预览说清要办哪几项、免交哪些', async () => {
    const visitor = world.visitor();
    const found = await visitor.get(`/api/search?q=${encodeURIComponent('开饭店')}`);
    expect(found.things[0]).toMatchObject({ kind: 'bundle', code: 'restaurant', name: '开办餐饮店' });
    ({ preview } = await visitor.post('/api/bundles/restaurant/preview', { answers: restaurantAnswers }));
    expect(preview.included.map((member: Answer) => member.id).sort()).toEqual([
      'fire',
      'food',
      'licenceCheck',
      'sign',
    ]);
    expect(preview.excluded.map((member: Answer) => member.id).sort()).toEqual(['fireCommitment', 'tobacco']);
    const licence = preview.materials.find((material: Answer) => material.key === 'business-licence@enterprise');
    expect(licence).toMatchObject({ disposition: 'exempt', exemption: { way: 'licence' } });
    expect(licence.members.sort()).toEqual(['fire', 'food', 'licenceCheck', 'sign']);
    expect(preview.figures.materials.after).toBeLessThan(preview.figures.materials.before);
    expect(preview.timeline.promiseDays).toBe(5);
  });

  it('一张表：能取到的已填好，相同的只填一次；没填完提交不了，缺什么一次说清', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    const applicationId = await start(citizen, 'restaurant', restaurantAnswers);
    const fresh = await citizen.get(`/api/applications/${applicationId}`);
    const keys = fresh.fields.map((field: Answer) => field.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.sort()).toEqual(preview.fields.map((field: Answer) => field.key).sort());
    expect(fresh.fields.find((field: Answer) => field.key === 'enterpriseName@enterprise')).toMatchObject({
      value: '云泽市老街小面馆餐饮有限公司',
      source: 'licence',
    });
    expect(fresh.prefilled.filled).toBeGreaterThan(10);
    const problem = await refused(
      citizen.post(`/api/applications/${applicationId}/submit`, { version: fresh.version }),
    );
    expect(problem).toMatchObject({ status: 422, code: 'intake.not-ready', findings: fresh.findings });
    filled = await complete(citizen, applicationId);
    expect(filled.findings).toEqual([]);
    expect(await citizen.post(`/api/applications/${applicationId}/check`)).toEqual({ ready: true, findings: [] });
    receipt = await citizen.post(`/api/applications/${applicationId}/submit`, {
      version: filled.version,
      release: filled.release,
    });
  });

  it('一个受理号，三个办件编号；提交的就是预览的', async () => {
    const citizen = await signedIn('citizen');
    expect(receipt.receiptNo).toMatch(/^429903\d{8}\d{6}$/);
    const view = await citizen.get(`/api/cases/${receipt.caseId}`);
    expect(view).toMatchObject({
      status: 'received',
      receiptNo: receipt.receiptNo,
      promiseDays: preview.timeline.promiseDays,
    });
    expect(view.strands.map((one: Answer) => one.member).sort()).toEqual(
      preview.included.map((one: Answer) => one.id).sort(),
    );
    const numbers = view.strands.filter((one: Answer) => one.node === 'strand').map((one: Answer) => one.number);
    expect(new Set(numbers).size).toBe(3);
    for (const number of numbers) expect(number).toMatch(/^.{31}\d{8}\d{4}$/);
    expect(
      await refused(citizen.post(`/api/applications/${filled.applicationId}/submit`, { version: filled.version })),
    ).toMatchObject({ status: 409, code: 'intake.already-submitted', caseId: receipt.caseId });
    await world.settled();
    const documents = (await citizen.get(`/api/cases/${receipt.caseId}`)).documents;
    expect(documents).toMatchObject([
      { kind: 'receipt', number: receipt.receiptNo },
      { kind: 'commitment', number: `${receipt.receiptNo}-N` },
    ]);
  });

  it('受理前各部门都还没有待办，受理那一刻三个部门同时收到', async () => {
    const todo = async (office: string) =>
      (await (await signedIn(`${office}-review`)).get('/api/approver/queue?list=todo')).rows.filter(
        (row: Answer) => row.caseId === receipt.caseId,
      );
    for (const office of Object.values(offices)) expect(await todo(office)).toEqual([]);
    const clerk = await signedIn('clerk');
    expect((await clerk.get('/api/counter/queue')).rows.map((row: Answer) => row.caseId)).toContain(receipt.caseId);
    await clerk.post(`/api/cases/${receipt.caseId}/accept`);
    for (const [member, office] of Object.entries(offices))
      expect(await todo(office)).toMatchObject([
        { member, receiptNo: receipt.receiptNo, status: 'reviewing', light: 'green' },
      ]);
    const events = await (await signedIn('overseer')).get(`/api/oversight/cases/${receipt.caseId}/events`);
    const started = events.filter((event: Answer) => event.type === 'strand.review-started');
    expect(started.map((event: Answer) => event.member).sort()).toEqual(['fire', 'food', 'sign']);
    expect(new Set(started.map((event: Answer) => event.at)).size).toBe(1);
    const view = await (await signedIn('citizen')).get(`/api/cases/${receipt.caseId}`);
    expect(view.bundleDue.sentence).toMatch(/当日不计入.*5 个工作日/);
  });

  it('每个部门只看到自己的表和材料', async () => {
    const see = async (member: keyof typeof offices) =>
      (await signedIn(`${offices[member]}-review`)).get(`/api/approver/cases/${receipt.caseId}/${member}`);
    const [food, fire, sign] = [await see('food'), await see('fire'), await see('sign')];
    const labels = (view: Answer) => view.originalForm.map((box: Answer) => box.label);
    expect(labels(food)).toContain('食品安全管理员姓名');
    expect(labels(fire)).not.toContain('食品安全管理员姓名');
    expect(labels(fire)).toContain('消防安全责任人');
    expect(labels(food)).not.toContain('消防安全责任人');
    expect(JSON.stringify(fire.originalForm)).not.toContain('餐位数');
    const materials = (view: Answer) => view.materials.map((material: Answer) => material.key);
    expect(materials(fire)).not.toContain('food-safety-rules@enterprise');
    expect(materials(sign)).toEqual(expect.arrayContaining(['business-licence@enterprise', 'sign-design@enterprise']));
    const room = food.materials.find((material: Answer) => material.key === 'separate-room-plan@enterprise/premises')
      .files[0];
    const plan = food.materials.find((material: Answer) => material.key === 'floor-plan@enterprise/premises').files[0];
    const path = (file: Answer) => `/api/cases/${receipt.caseId}/files/${file.fileId}`;
    const fireReviewer = await signedIn('fire-review');
    expect((await fireReviewer.bytes(path(plan))).content.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await refused(fireReviewer.bytes(path(room)))).toMatchObject({ status: 404, code: 'cases.case-not-found' });
    expect(await refused((await signedIn('urban-review')).bytes(path(plan)))).toMatchObject({ status: 404 });
    expect(await refused(fireReviewer.get(`/api/approver/cases/${receipt.caseId}/food`))).toMatchObject({
      status: 404,
      code: 'cases.case-not-found',
    });
    expect(
      await refused((await signedIn('tobacco-review')).get(`/api/approver/cases/${receipt.caseId}/food`)),
    ).toMatchObject({ status: 404 });
  });

  it('三个部门各办各的，谁先办完谁先出证，最后一个办完即办结', async () => {
    const citizen = await signedIn('citizen');
    for (const member of ['sign', 'fire'] as const) {
      await decide(signedIn, receipt.caseId, member);
      await world.settled();
      const view = await citizen.get(`/api/cases/${receipt.caseId}`);
      expect(view.status).toBe('accepted');
      expect(byMember(view.strands)[member]).toMatchObject({ status: 'granted', decision: { outcome: 'granted' } });
      expect(byMember(view.strands).food.status).toBe('reviewing');
    }
    await decide(signedIn, receipt.caseId, 'food');
    await world.settled();
    const view = await citizen.get(`/api/cases/${receipt.caseId}`);
    expect(view).toMatchObject({ status: 'concluded', outcome: 'granted' });
    expect(
      view.strands.filter((one: Answer) => one.node === 'strand').every((one: Answer) => one.handedOverAt !== null),
    ).toBe(true);
    expect(view.documents.map((one: Answer) => one.kind).sort()).toEqual([
      'acceptance-notice',
      'approval',
      'commitment',
      'conclusion-notice',
      'decision-grant',
      'decision-grant',
      'receipt',
      'summary-sheet',
    ]);
    // the commitment is the applicant's own paper: no authority seals it
    for (const document of view.documents.filter((one: Answer) => one.kind !== 'commitment'))
      pdfs.set(
        document.kind,
        (await citizen.bytes(`/api/cases/${receipt.caseId}/documents/${document.documentId}`)).content,
      );
  });

  it('结果进「我的证照」，带版本号，能下载，盖了章', async () => {
    const citizen = await signedIn('citizen');
    const issued = (await citizen.get('/api/licences')).items.filter((one: Answer) => one.caseId === receipt.caseId);
    expect(issued.map((one: Answer) => one.typeName).sort()).toEqual(
      ['公众聚集场所投入使用、营业前消防安全检查合格证', '食品经营许可证'].sort(),
    );
    for (const one of issued)
      expect(one).toMatchObject({
        version: '001',
        status: 'active',
        statusName: '有效',
        holderName: '云泽市老街小面馆餐饮有限公司',
      });
    const permit = await citizen.get(
      `/api/licences/${issued.find((one: Answer) => one.type === 'food-permit').licenceId}`,
    );
    expect(permit.attributes).toContainEqual(
      expect.objectContaining({ label: '经营者名称', value: '云泽市老街小面馆餐饮有限公司' }),
    );
    pdfs.set('licence', (await citizen.bytes(`/api/licences/${permit.licenceId}/file`)).content);
    verifyAddress = permit.verifyAddress;
  });

  it('文件真假谁都能验：原样的有效，改动一个字节就无效', async () => {
    const visitor = world.visitor();
    const verify = (content: Uint8Array) => visitor.upload('/api/verify', { name: '核验.pdf', content });
    for (const [kind, content] of pdfs) {
      expect(content.subarray(0, 5).toString(), kind).toBe('%PDF-');
      const answer = await verify(content);
      expect(answer, kind).toMatchObject({ result: kind === 'licence' ? 'valid' : 'sealed' });
      expect(answer.signatures, kind).not.toEqual([]);
      expect(
        answer.signatures.every((one: Answer) => one.holds),
        kind,
      ).toBe(true);
    }
    for (const kind of ['licence', 'decision-grant']) {
      const changed = Uint8Array.from(pdfs.get(kind)!);
      changed[Math.floor(changed.length / 3)]! ^= 1;
      expect(await verify(changed), kind).toMatchObject({ result: 'changed', signatures: [{ holds: false }] });
    }
  });

  it('扫码看得到证照是否有效；瞎编的码，回答的样子一样', async () => {
    const visitor = world.visitor();
    const token = new URL(verifyAddress).pathname.split('/').at(-1)!;
    const known = await visitor.get(`/api/verify/${token}`);
    expect(known).toMatchObject({
      result: 'valid',
      licence: {
        typeName: '食品经营许可证',
        version: '001',
        holder: '云泽市老街小面馆餐饮有限公司',
        statusName: '有效',
      },
    });
    const unknown = await visitor.get(`/api/verify/${'A'.repeat(token.length)}`);
    expect(Object.keys(unknown).sort()).toEqual(Object.keys(known).sort());
    expect(unknown).toMatchObject({ result: 'unknown', licence: null });
  });

  it('凭受理号和查询码，不登录也能查进度；码不对和没有这个号，回答一样', async () => {
    const visitor = world.visitor();
    const found = await visitor.get(`/api/track?no=${receipt.receiptNo}&code=${receipt.queryCode.toLowerCase()}`);
    expect(found).toMatchObject({ receiptNo: receipt.receiptNo, statusName: '已办结', done: 3, total: 3 });
    expect(JSON.stringify(found)).not.toMatch(/林晓燕|老街小面馆|42990319860514122X/);
    const wrongCode = await refused(visitor.get(`/api/track?no=${receipt.receiptNo}&code=AAAAAAAA`));
    const noSuchCase = await refused(visitor.get(`/api/track?no=42990320261122999999&code=${receipt.queryCode}`));
    expect(wrongCode).toMatchObject({ status: 404, code: 'cases.wrong-query-code' });
    expect(noSuchCase).toEqual(wrongCode);
  });

  it('别人的办件、文书、证照，一律查无此件', async () => {
    const stranger = await signedIn('company');
    const document = (await (await signedIn('citizen')).get(`/api/cases/${receipt.caseId}`)).documents[0].documentId;
    for (const path of [`/api/cases/${receipt.caseId}`, `/api/applications/${filled.applicationId}`])
      expect(await refused(stranger.get(path))).toMatchObject({ status: 404 });
    expect(await refused(stranger.bytes(`/api/cases/${receipt.caseId}/documents/${document}`))).toMatchObject({
      status: 404,
    });
    expect(await refused(stranger.post(`/api/cases/${receipt.caseId}/withdraw`))).toMatchObject({
      status: 404,
      code: 'cases.case-not-found',
    });
  });

  it('申请人收到的消息：收件、受理、各项办好、全部办好、请评价，每样一次', async () => {
    const { notices } = await (await signedIn('citizen')).get('/api/notices');
    const mine = notices.filter((one: Answer) => one.caseId === receipt.caseId);
    expect(mine.map((one: Answer) => one.kind).sort()).toEqual([
      'case-accepted',
      'case-concluded',
      'case-received',
      'rating-invited',
      'strand-granted',
      'strand-granted',
      'strand-granted',
    ]);
    for (const one of mine) expect(one.body).toContain(receipt.receiptNo);
  });
});
