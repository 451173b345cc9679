import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, decide, refused, restaurantAnswers } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);

describe('牵头部门：全链视图与催办 (THG-09)', () => {
  let caseId: string;
  const led = async (login: string, list = 'open'): Promise<Answer> =>
    (await signedIn(login)).get(`/api/approver/led?list=${list}`);
  const chain = async (login: string): Promise<Answer> => (await signedIn(login)).get(`/api/approver/led/${caseId}`);
  const strandOf = (view: Answer, member: string): Answer => view.strands.find((one: Answer) => one.member === member);
  const urge = async (login: string, member = 'fire') =>
    (await signedIn(login)).post(`/api/cases/${caseId}/strands/${member}/urge`, {
      reason: '申请人 5 日开业，请在 3 日前作出决定',
    });
  const answer = async (login: string, member = 'fire') =>
    (await signedIn(login)).post(`/api/cases/${caseId}/strands/${member}/answer-urging`, {
      answer: '现场已经看过，明天作出决定',
    });

  it('牵头部门看得到本部门牵头的每一件和全部事项；没有申请内容，也没有申请人', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    ({ caseId } = await apply(citizen, 'restaurant', restaurantAnswers));
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
    expect((await led('market-review')).rows).toMatchObject([{ caseId, done: 0, late: 0, urged: 0 }]);
    const view = await chain('market-decide');
    const { strands } = await (await signedIn('clerk')).get(`/api/counter/cases/${caseId}`);
    const shown = strands.filter((one: Answer) => one.node !== 'check');
    expect(view.strands.map((one: Answer) => [one.member, one.statusName, one.due?.due])).toEqual(
      shown.map((one: Answer) => [one.member, one.statusName, one.due?.due]),
    );
    expect(new Set(view.strands.map((one: Answer) => one.authorityName)).size).toBeGreaterThan(2);
    for (const hidden of ['applicant', 'materials', 'originalForm', 'documents', 'opinions'])
      expect(view).not.toHaveProperty(hidden);
    expect(JSON.stringify(view)).not.toContain('老街小面馆');
  });

  it('配合部门没有牵头的件，打不开全链，也不能催办别的部门；无关的部门当作没有这个件', async () => {
    for (const login of ['fire-decide', 'urban-review', 'health-review']) {
      expect((await led(login)).rows).toEqual([]);
      expect(await refused(chain(login))).toMatchObject({ status: 404, code: 'cases.case-not-found' });
    }
    expect(await refused(urge('urban-review'))).toMatchObject({ status: 403, code: 'cases.not-lead' });
    expect(await refused(urge('police-review'))).toMatchObject({ status: 404, code: 'cases.case-not-found' });
    for (const login of ['clerk', 'overseer'])
      expect(await refused(urge(login))).toMatchObject({ status: 403, code: 'platform.not-permitted' });
  });

  it('牵头部门也只能办自己的事项：看得到别的部门的进度，办不了别的部门的事', async () => {
    const strand = `/api/approver/cases/${caseId}/fire`;
    expect(await refused((await signedIn('market-review')).get(strand))).toMatchObject({ status: 404 });
    const review = { proposal: 'grant', opinion: '替他们审了' };
    const others = (await signedIn('market-review')).post(`/api/cases/${caseId}/strands/fire/review`, review);
    expect(await refused(others)).toMatchObject({ status: 403, code: 'cases.strand-not-yours' });
    expect(await refused(urge('market-review', 'food'))).toMatchObject({ code: 'cases.own-strand-urged' });
  });

  it('催办：对方部门在待办里、在自己的事项上看得到，收到消息；没答复前不能再催', async () => {
    await urge('market-decide');
    expect(await refused(urge('market-review'))).toMatchObject({ status: 409, code: 'cases.urging-open' });
    await world.settled();
    const fire = await signedIn('fire-review');
    const row = (await fire.get('/api/approver/queue?list=todo')).rows.find((one: Answer) => one.caseId === caseId);
    expect(row).toMatchObject({ member: 'fire', urged: true });
    expect(await fire.get(`/api/approver/cases/${caseId}/fire`)).toMatchObject({
      mustAnswerUrging: true,
      urgings: [{ reason: '申请人 5 日开业，请在 3 日前作出决定', answer: null }],
    });
    const { notices } = await fire.get('/api/notices');
    expect(notices.filter((one: Answer) => one.kind === 'strand-urged')).toHaveLength(1);
    const sign = await (await signedIn('urban-review')).get(`/api/approver/cases/${caseId}/sign`);
    expect(sign).toMatchObject({ urgings: [], mustAnswerUrging: false });
  });

  it('被催办的部门答复，牵头部门看得到；别的部门不能替它答，没有催办的不能答', async () => {
    expect(await refused(answer('urban-review'))).toMatchObject({ status: 403, code: 'cases.strand-not-yours' });
    const due = strandOf(await chain('market-review'), 'fire').due.due;
    await answer('fire-review');
    expect(await refused(answer('fire-decide'))).toMatchObject({ status: 404, code: 'cases.urging-not-found' });
    const fire = strandOf(await chain('market-review'), 'fire');
    expect(fire.urgings).toMatchObject([{ answer: { text: '现场已经看过，明天作出决定' } }]);
    expect(fire).toMatchObject({ urge: { allowed: true }, due: { due } });
    expect((await led('market-review')).rows).toMatchObject([{ caseId, urged: 0 }]);
  });

  it('催办和答复都留痕：监察看得到，申请人的经过里没有', async () => {
    const events = await (await signedIn('overseer')).get(`/api/oversight/cases/${caseId}/events`);
    expect(events.map((one: Answer) => one.title)).toEqual(expect.arrayContaining(['牵头部门催办', '部门答复催办']));
    const { timeline } = await (await signedIn('citizen')).get(`/api/cases/${caseId}`);
    expect(timeline.map((one: Answer) => one.title).join()).not.toContain('催办');
  });

  it('作出决定的，不用再答复，也不能再催', async () => {
    await urge('market-review');
    await decide(signedIn, caseId, 'fire');
    const fire = strandOf(await chain('market-review'), 'fire');
    expect(fire).toMatchObject({ urge: { allowed: false }, statusName: '准予' });
    expect(await refused(answer('fire-review'))).toMatchObject({ status: 409, code: 'cases.not-now' });
    expect(await refused(urge('market-review'))).toMatchObject({ status: 409, code: 'cases.not-now' });
    expect((await led('market-review')).rows).toMatchObject([{ urged: 0 }]);
  });
});
