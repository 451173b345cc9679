import { shanghaiDay } from '@yijian/core/calendar';
import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, decide, decideAll, refused, start } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const statuses = (view: Answer): Record<string, string> =>
  Object.fromEntries(view.strands.map((one: Answer) => [one.member, one.status]));
const licencesOf = async (login: string, caseId: string): Promise<string[]> =>
  (await (await signedIn(login)).get('/api/licences')).items
    .filter((one: Answer) => one.caseId === caseId)
    .map((one: Answer) => one.type)
    .sort();

async function accepted(login: string, bundle: string, answers: Answer): Promise<string> {
  const { caseId } = await apply(await signedIn(login), bundle, answers);
  await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
  return caseId;
}
const view = async (login: string, caseId: string): Promise<Answer> => {
  await world.settled();
  return (await signedIn(login)).get(`/api/cases/${caseId}`);
};

describe('上市合法合规信息核查', () => {
  it('几个部门同时查;意见到齐才出一份盖章的报告', async () => {
    await actForEnterprise(await signedIn('company'));
    const caseId = await accepted('company', 'compliance', { areas: ['tax', 'ecology', 'customs'] });
    expect(statuses(await view('company', caseId))).toEqual({
      tax: 'reviewing',
      ecology: 'reviewing',
      customs: 'reviewing',
      report: 'waiting',
    });
    await decide(signedIn, caseId, 'tax');
    await decide(signedIn, caseId, 'ecology');
    expect(statuses(await view('company', caseId)).report).toBe('waiting');
    await decide(signedIn, caseId, 'customs');
    expect(statuses(await view('company', caseId)).report).toBe('reviewing');
    await decide(signedIn, caseId, 'report');
    expect(await view('company', caseId)).toMatchObject({ status: 'concluded', outcome: 'granted' });
    expect(await licencesOf('company', caseId)).toEqual(['compliance-report']);
  });
});

describe('水电气网联合报装', () => {
  it('一张表派给四家;先一起看现场,再办外线,最后各家同时接通', async () => {
    const answers = {
      services: ['water', 'power', 'gas', 'network'],
      outsideLine: 'yes',
      digRoad: 'yes',
      touchGreen: 'no',
    };
    const caseId = await accepted('company', 'utilities', answers);
    const order = await decideAll(signedIn, caseId);
    expect(order[0]).toBe('survey');
    expect(order.slice(1, 4).sort()).toEqual(['digging', 'planning', 'traffic']);
    expect(order.slice(4).sort()).toEqual(['gas', 'network', 'power', 'water']);
    expect(await view('company', caseId)).toMatchObject({ status: 'concluded', outcome: 'granted' });
  });
});

describe('退休', () => {
  it('先认定年限再核准;退休证一发,养老金、医保、公积金接着办', async () => {
    const answers = {
      workerKind: 'womanCadre',
      retireKind: 'normal',
      deemed: 'yes',
      takesFund: 'yes',
      onlyChild: 'no',
    };
    const caseId = await accepted('retiree', 'retirement', answers);
    const order = await decideAll(signedIn, caseId);
    expect(order.slice(0, 2)).toEqual(['deemedYears', 'approval']);
    expect(order.slice(2).sort()).toEqual(['fund', 'medical', 'pension']);
    expect(await view('retiree', caseId)).toMatchObject({ status: 'concluded', outcome: 'granted' });
    expect(await licencesOf('retiree', caseId)).toEqual(['retirement-certificate']);
  });

  it('还没到年龄的:当场说明,并写明下一步', async () => {
    const answers = { workerKind: 'man', retireKind: 'normal', deemed: 'no', takesFund: 'no', onlyChild: 'no' };
    const outcome = await apply(await signedIn('resident'), 'retirement', answers).then(
      () => 'submitted',
      (thrown: Error) => thrown.message,
    );
    expect(outcome).toMatch(/还没有到能申请退休的年龄/);
  });
});

describe('残疾人服务', () => {
  it('证先发,两项补贴用刚发的证', async () => {
    const answers = { hasCertificate: 'no', lowIncome: 'yes', severe: 'yes', child: 'no', needsAid: 'no' };
    const caseId = await accepted('resident', 'disability', answers);
    expect(statuses(await view('resident', caseId))).toEqual({
      certificate: 'reviewing',
      living: 'waiting',
      care: 'waiting',
    });
    expect((await decideAll(signedIn, caseId))[0]).toBe('certificate');
    expect(await licencesOf('resident', caseId)).toEqual(['disability-certificate']);
    expect(await view('resident', caseId)).toMatchObject({ status: 'concluded', outcome: 'granted' });
  });
});

describe('有日子的活动:居民医保集中参保', () => {
  it('期内能办;停办日一过不再收件,已经收的照办', async () => {
    const answers = { poor: 'no', familyAccount: 'no' };
    const caseId = await accepted('resident', 'insurance-season', answers);
    const manager = await signedIn('catalogue');
    const today = shanghaiDay((await manager.get('/api/health')).businessNow);
    const body = { stopsOn: today, reason: '本次集中参保到今天为止' };
    await manager.post('/api/catalogue/bundle/insurance-season/stop-day', body);
    await world.advanceDays(2);
    expect(await refused(start(await signedIn('resident'), 'insurance-season', answers))).toMatchObject({
      code: 'intake.stopped',
    });
    await decideAll(signedIn, caseId);
    expect(await view('resident', caseId)).toMatchObject({ status: 'concluded', outcome: 'granted' });
  });
});

describe('一个事项的一件事,三级继承', () => {
  it('老人在线申请高龄津贴,一家办完', async () => {
    const caseId = await accepted('grandma', 'senior-allowance', {});
    expect(await decideAll(signedIn, caseId)).toEqual(['allowance']);
    expect(await view('grandma', caseId)).toMatchObject({ status: 'concluded', outcome: 'granted' });
  });

  it('市、区、街道的要素一致率是百分之百', async () => {
    const drift = await (await signedIn('catalogue')).get('/api/catalogue/drift');
    expect(drift).toMatchObject({ list: { code: 'demo-48', elements: 48 }, compared: 2, drifts: [] });
    expect(drift.common.same).toBe(drift.common.compared);
    expect(drift.levels.map((one: Answer) => one.level)).toEqual([4, 5]);
  });
});
