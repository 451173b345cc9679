import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, decide, refused, restaurantAnswers } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);

describe('协同邀请：征求其他部门意见 (ENG-34)', () => {
  let caseId: string;
  let due: string;
  const strandOf = async (login: string, member = 'sign'): Promise<Answer> =>
    (await signedIn(login)).get(`/api/approver/cases/${caseId}/${member}`);
  const ask = async (login: string, more: object = {}) =>
    (await signedIn(login)).post(`/api/cases/${caseId}/strands/sign/confer`, {
      authority: 'fire-rescue',
      question: '招牌在疏散通道上方，是否影响疏散？',
      purpose: '判断设置位置是否安全',
      fields: ['enterpriseName@enterprise'],
      days: 1,
      ...more,
    });
  const invited = async (login: string): Promise<Answer> =>
    (await signedIn(login)).get('/api/approver/queue?list=invited');
  const counted = async (): Promise<number> =>
    (
      await world.database.pool.query(
        `select count(*)::int as n from cases.conferral f join cases.strand s using (case_id, member)
         where f.authority = 'fire-rescue' and f.answered_at is null and s.status in ('reviewing', 'deciding')`,
      )
    ).rows[0].n;

  it('承办部门看得到申请人是谁；受理前只看到打码的名字或单位名', async () => {
    const citizen = await signedIn('citizen');
    const organisation = await actForEnterprise(citizen);
    ({ caseId } = await apply(citizen, 'restaurant', restaurantAnswers));
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
    const view = await strandOf('urban-review');
    expect(view.applicant).toBe(organisation.name);
    due = view.strand.due.due;
    expect(view.conferChoices.fields.map((one: Answer) => one.key)).toContain('enterpriseName@enterprise');
  });

  it('只能出示本部门看得到的内容，只能问别的部门，别的部门不能替它问', async () => {
    expect(await refused(ask('urban-review', { fields: ['floorArea@premises'] }))).toMatchObject({
      status: 403,
      code: 'cases.not-granted',
    });
    for (const authority of ['urban-management', 'no-such-office'])
      expect(await refused(ask('urban-review', { authority }))).toMatchObject({ code: 'cases.unknown-authority' });
    expect(await refused(ask('fire-review'))).toMatchObject({ code: 'cases.strand-not-yours' });
    expect(await counted()).toBe(0);
  });

  it('发出以后：受邀部门的列表里有，数量与库一致；同一部门没答复前不能再问', async () => {
    await ask('urban-review');
    expect(await refused(ask('urban-review'))).toMatchObject({ status: 409, code: 'cases.conferral-open' });
    const queue = await invited('fire-review');
    expect(queue.counts.invited).toBe(await counted());
    expect(queue.rows).toMatchObject([{ caseId, askedBy: expect.stringContaining('城'), applicant: '' }]);
    expect((await invited('market-review')).counts.invited).toBe(0);
  });

  it('受邀部门只看到问题、用途和挑选出示的内容；别的部门打不开', async () => {
    const [{ conferralId }] = (await invited('fire-decide')).rows;
    const page = await (await signedIn('fire-decide')).get(`/api/approver/conferrals/${caseId}/${conferralId}`);
    expect(page).toMatchObject({
      question: '招牌在疏散通道上方，是否影响疏散？',
      purpose: '判断设置位置是否安全',
      fields: [{ value: '云泽市老街小面馆餐饮有限公司' }],
      action: { allowed: true },
    });
    expect(page).not.toHaveProperty('originalForm');
    const at = `/api/approver/conferrals/${caseId}/${conferralId}`;
    expect(await refused((await signedIn('market-review')).get(at))).toMatchObject({ status: 404 });
    const answer = { answer: '我也来说一句' };
    expect(
      await refused(
        (await signedIn('market-review')).post(`/api/cases/${caseId}/conferrals/${conferralId}/answer`, answer),
      ),
    ).toMatchObject({ status: 404, code: 'cases.case-not-found' });
  });

  it('答复排在意见旁边，写明谁答的；法定时限照走；不能再答第二次', async () => {
    const [{ conferralId }] = (await invited('fire-review')).rows;
    const fire = await signedIn('fire-review');
    const path = `/api/cases/${caseId}/conferrals/${conferralId}/answer`;
    await fire.post(path, { answer: '不影响疏散，但不得遮挡指示灯' });
    const view = await strandOf('urban-decide');
    expect(view.conferrals).toMatchObject([
      {
        authorityName: expect.any(String),
        answer: { text: '不影响疏散，但不得遮挡指示灯', by: expect.stringMatching(/./) },
      },
    ]);
    expect(view.strand.due.due).toBe(due);
    expect(await refused(fire.post(path, { answer: '再说一次' }))).toMatchObject({
      status: 409,
      code: 'cases.not-now',
    });
    expect((await invited('fire-review')).counts.invited).toBe(0);
  });

  it('没等到答复也能决定；决定以后邀请自动了结', async () => {
    await ask('urban-review');
    expect((await invited('fire-review')).counts.invited).toBe(1);
    const [{ conferralId }] = (await invited('fire-review')).rows;
    await decide(signedIn, caseId, 'sign');
    expect((await invited('fire-review')).counts.invited).toBe(await counted());
    expect(await counted()).toBe(0);
    const late = (await signedIn('fire-review')).post(`/api/cases/${caseId}/conferrals/${conferralId}/answer`, {
      answer: '晚了',
    });
    expect(await refused(late)).toMatchObject({ status: 409, code: 'cases.not-now' });
    const { opinions } = await strandOf('urban-decide');
    expect(opinions.every((one: Answer) => one.who !== '')).toBe(true);
  });
});
