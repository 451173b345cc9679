import { describe, expect, it } from 'vitest';
import { type Answer, cast, complete, decide, decideAll, refused, start } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const answers = { hukouSide: 'father', wantsCard: 'yes', wantsInsurance: 'yes', claimsMaternity: 'yes' };
const child = { 'personName@newborn': '陈𠮷嘉', 'gender@newborn': '2', 'birthDate@newborn': '2026-11-18' };
const [father, mother] = [
  { name: '陈𠮷安', idNumber: '429903199307197318' },
  { name: '沈嘉宁', idNumber: '429903199511086244' },
];
const byMember = (list: Answer[]): Record<string, Answer> => Object.fromEntries(list.map((one) => [one.member, one]));
const valuesOf = (view: Answer): Record<string, Answer> =>
  Object.fromEntries(view.fields.map((one: Answer) => [one.key, one.value]));

describe('新生儿出生:妈妈申请,一次办齐', () => {
  let receipt: Answer;
  let calendarDay: string;

  it('父母各是各的:妈妈一登录,爸爸妈妈的信息就分别填好,不会串', async () => {
    const applicant = await signedIn('mother');
    const applicationId = await start(applicant, 'birth', answers);
    const fresh = await applicant.get(`/api/applications/${applicationId}`);
    expect(valuesOf(fresh)).toMatchObject({
      'personName@mother': mother.name,
      'idNumber@mother': mother.idNumber,
      'personName@father': father.name,
      'idNumber@father': father.idNumber,
      'householderName@father': father.name,
      'mobile@mother': '19900000104',
      'personName@newborn': null,
    });
    const fatherName = fresh.fields.find((one: Answer) => one.key === 'personName@father');
    expect(fatherName).toMatchObject({ label: '父亲 · 姓名', sourceText: '人口登记信息' });
    expect([...fatherName.value]).toHaveLength(3);
    const cards = fresh.materials.filter((one: Answer) => one.key.startsWith('identity-card@'));
    expect(cards.map((one: Answer) => one.key).sort()).toEqual(['identity-card@father', 'identity-card@mother']);
    expect(new Set(cards.map((one: Answer) => one.bound.id)).size).toBe(2);
    const outputs = fresh.fields.filter((one: Answer) => one.source === 'output');
    expect(outputs.map((one: Answer) => one.label).sort()).toEqual(
      ['新生儿 · 出生医学证明编号', '新生儿 · 编定的公民身份号码'].sort(),
    );
    for (const one of outputs) expect(one).toMatchObject({ value: null, editable: false, problem: null });
    const ready = await complete(applicant, applicationId, child);
    expect(ready.findings).toEqual([]);
    receipt = await applicant.post(`/api/applications/${applicationId}/submit`, { version: ready.version });
  });

  it('出生医学证明先办;其余的等它办结自动开始,再往后的等上户口', async () => {
    const applicant = await signedIn('mother');
    await (await signedIn('clerk')).post(`/api/cases/${receipt.caseId}/accept`);
    const before = byMember((await applicant.get(`/api/cases/${receipt.caseId}`)).strands);
    expect(Object.fromEntries(Object.entries(before).map(([member, one]) => [member, one.status]))).toEqual({
      certificate: 'deciding',
      registration: 'waiting',
      vaccination: 'waiting',
      maternity: 'waiting',
      parenting: 'waiting',
      card: 'waiting',
      insurance: 'waiting',
    });
    expect(before.card!.waitingFor).toEqual(['出生登记（1 周岁以下婚内本市生育）']);
    const police = await signedIn('police-review');
    expect((await police.get('/api/approver/queue?list=todo')).rows).toEqual([]);
    expect(
      await refused(
        police.post(`/api/cases/${receipt.caseId}/strands/registration/review`, {
          proposal: 'grant',
          opinion: '抢先办',
        }),
      ),
    ).toMatchObject({
      status: 409,
      code: 'cases.not-now',
      state: { strands: { registration: { status: 'waiting' } } },
    });
    await decide(signedIn, receipt.caseId, 'certificate');
    await world.settled();
    const after = byMember((await applicant.get(`/api/cases/${receipt.caseId}`)).strands);
    expect(after).toMatchObject({
      certificate: { status: 'granted' },
      registration: { status: 'reviewing' },
      maternity: { status: 'reviewing' },
      card: { status: 'waiting' },
      insurance: { status: 'waiting' },
    });
    calendarDay = after.registration!.startedOn;
    expect((await police.get('/api/approver/queue?list=todo')).rows).toMatchObject([
      { caseId: receipt.caseId, member: 'registration' },
    ]);
  });

  it('上户口的民警直接看到刚签发的出生医学证明编号,名字一字不差', async () => {
    const view = await (await signedIn('police-review')).get(`/api/approver/cases/${receipt.caseId}/registration`);
    const boxes = Object.fromEntries(view.originalForm.map((one: Answer) => [one.field, one.value]));
    expect(Object.values(boxes)).toEqual(expect.arrayContaining(['陈𠮷嘉', father.name, mother.name]));
    const number = view.originalForm.find((one: Answer) => one.label === '出生医学证明编号').value;
    expect(number).toMatch(/^\d{10,}$/);
    expect(view.predecessors).toMatchObject([
      { member: 'certificate', status: 'granted', documents: [{ kind: 'decision-grant' }] },
    ]);
    expect(view.originalForm.map((one: Answer) => one.label)).not.toContain('收款人银行账号');
  });

  it('时限各走各的:户口 3 天承诺、部门确认 2 天内部时限;生育报销 20 天;灯按内部时限走', async () => {
    const { strands, promiseDays, bundleDue } = await (await signedIn('mother')).get(`/api/cases/${receipt.caseId}`);
    const { registration, maternity } = byMember(strands);
    expect(registration).toMatchObject({ promisedDays: 3, plannedDays: 2, startedOn: calendarDay });
    expect(registration!.due.due < registration!.promisedDue).toBe(true);
    expect(registration!.due.sentence).toContain('2 个工作日');
    expect(maternity).toMatchObject({ promisedDays: 20, plannedDays: 20 });
    expect(promiseDays).toBe(20);
    expect(bundleDue.due).toBe(maternity!.due.due);
  });

  it('全部办完', async () => {
    const order = await decideAll(signedIn, receipt.caseId);
    expect(order.indexOf('registration')).toBeLessThan(order.indexOf('card'));
    await world.settled();
    const view = await (await signedIn('mother')).get(`/api/cases/${receipt.caseId}`);
    expect(view).toMatchObject({ status: 'concluded', outcome: 'granted' });
    expect(view.strands.every((one: Answer) => one.status === 'granted')).toBe(true);
    const card = await (await signedIn('hr-decide')).get(`/api/approver/cases/${receipt.caseId}/card`);
    expect(card.originalForm).toContainEqual(expect.objectContaining({ value: '陈𠮷嘉' }));
    for (const document of view.documents)
      expect(
        (
          await (await signedIn('mother')).bytes(`/api/cases/${receipt.caseId}/documents/${document.documentId}`)
        ).content
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
  });

  it('孩子还没有账号,证放在申请的妈妈那里,证上写的是孩子;下次办事不会当成妈妈自己的证', async () => {
    const applicant = await signedIn('mother');
    const { items } = await applicant.get('/api/licences');
    const childs = items.filter((one: Answer) => one.caseId === receipt.caseId);
    expect(childs.map((one: Answer) => one.typeName)).toEqual(
      expect.arrayContaining(['出生医学证明', '常住人口登记卡', '社会保障卡']),
    );
    for (const one of childs) expect(one).toMatchObject({ holderName: '陈𠮷嘉', version: '001', statusName: '有效' });
    const certificate = childs.find((one: Answer) => one.type === 'birth-certificate');
    const labelled = Object.fromEntries(
      (await applicant.get(`/api/licences/${certificate.licenceId}`)).attributes.map((one: Answer) => [
        one.label,
        one.value,
      ]),
    );
    expect(labelled).toMatchObject({
      新生儿姓名: '陈𠮷嘉',
      母亲姓名: mother.name,
      父亲姓名: father.name,
      编号: certificate.number,
    });
    expect(
      (await applicant.bytes(`/api/licences/${certificate.licenceId}/file`)).content.subarray(0, 5).toString(),
    ).toBe('%PDF-');
    expect(await refused((await signedIn('citizen')).get(`/api/licences/${certificate.licenceId}`))).toMatchObject({
      status: 404,
      code: 'licences.licence-not-found',
    });
    const next = await applicant.get(`/api/applications/${await start(applicant, 'birth', answers)}`);
    expect(valuesOf(next)).toMatchObject({ 'personName@mother': mother.name, 'personName@newborn': null });
  });
});

describe('新生儿出生:爸爸申请,也一样', () => {
  it('爸爸是爸爸,妈妈是妈妈', async () => {
    const applicant = await signedIn('father');
    const applicationId = await start(applicant, 'birth', { ...answers, hukouSide: 'mother' });
    const fresh = await applicant.get(`/api/applications/${applicationId}`);
    expect(valuesOf(fresh)).toMatchObject({
      'personName@mother': mother.name,
      'idNumber@mother': mother.idNumber,
      'personName@father': father.name,
      'idNumber@father': father.idNumber,
      'householderName@mother': father.name,
    });
    const bound = fresh.materials.filter((one: Answer) => one.key.startsWith('identity-card@'));
    expect(bound.every((one: Answer) => one.bound !== null)).toBe(true);
    const ready = await complete(applicant, applicationId, child);
    const { caseId } = await applicant.post(`/api/applications/${applicationId}/submit`, { version: ready.version });
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
    const order = await decideAll(signedIn, caseId);
    expect([...order].sort()).toEqual([
      'card',
      'certificate',
      'insurance',
      'maternity',
      'parenting',
      'registration',
      'vaccination',
    ]);
    await world.settled();
    expect(await applicant.get(`/api/cases/${caseId}`)).toMatchObject({ status: 'concluded', outcome: 'granted' });
    const doctor = await (await signedIn('health-decide')).get(`/api/approver/cases/${caseId}/certificate`);
    const boxes = Object.fromEntries(doctor.originalForm.map((one: Answer) => [one.label, one.value]));
    expect(boxes).toMatchObject({ 母亲姓名: mother.name, 父亲姓名: father.name });
  });

  it('妈妈看不到爸爸交的件:各看各的', async () => {
    const mine = await (await signedIn('mother')).get('/api/cases');
    expect(mine).toHaveLength(1);
    const his = await (await signedIn('father')).get('/api/cases');
    expect(await refused((await signedIn('mother')).get(`/api/cases/${his[0].caseId}`))).toMatchObject({ status: 404 });
  });
});
