import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, cast, complete, decide, refused, start } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const answers = { simple: 'no', taxed: 'yes', insured: 'yes', hasFund: 'yes', customs: 'yes' };
const later = ['customsRecord', 'social', 'fund', 'bank', 'seal'];
const statuses = (view: Answer): Record<string, string> =>
  Object.fromEntries(view.strands.map((one: Answer) => [one.member, one.status]));

describe('企业注销登记:一环扣一环', () => {
  let caseId: string;
  const view = async (): Promise<Answer> => (await signedIn('closer')).get(`/api/cases/${caseId}`);

  it('执照信息不用填;清税证明和注销通知书写明由前一家推送', async () => {
    const closer = await signedIn('closer');
    await actForEnterprise(closer);
    const applicationId = await start(closer, 'deregistration', answers);
    const ready = await complete(closer, applicationId);
    expect(ready.findings).toEqual([]);
    const filled = Object.fromEntries(ready.fields.map((one: Answer) => [one.key, one]));
    expect(filled['enterpriseName@enterprise']).toMatchObject({ value: '云泽市文博图文设计有限公司' });
    expect(filled['socialInsuranceNumber@enterprise']).toMatchObject({ value: 'SBM00001053' });
    const material = (key: string) => ready.materials.find((one: Answer) => one.key === key);
    for (const key of ['tax-clearance@enterprise', 'deregistration-notice@enterprise'])
      expect(material(key)).toMatchObject({ exemption: { way: 'output' } });
    ({ caseId } = await closer.post(`/api/applications/${applicationId}/submit`, { version: ready.version }));
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
  });

  it('先清税:没清完,注销登记等着,后面的也等着', async () => {
    const now = statuses(await view());
    expect(now).toMatchObject({ check: 'passed', notice: 'passed', tax: 'reviewing', registration: 'waiting' });
    for (const member of later) expect(now[member]).toBe('waiting');
    expect(
      await refused(
        (await signedIn('market-decide')).post(`/api/cases/${caseId}/strands/registration/decide`, {
          outcome: 'granted',
        }),
      ),
    ).toMatchObject({ status: 409, code: 'cases.not-now' });
  });

  it('清税一办结,注销登记自动开始;注销登记一办结,五家同时开始', async () => {
    await decide(signedIn, caseId, 'tax');
    await world.settled();
    expect(statuses(await view())).toMatchObject({ tax: 'granted', registration: 'reviewing', bank: 'waiting' });
    await decide(signedIn, caseId, 'registration');
    await world.settled();
    const now = statuses(await view());
    for (const member of later) expect(now[member]).toBe('deciding');
  });

  it('五家办完就办结;清税证明和注销通知书都在证照库里', async () => {
    for (const member of later) await decide(signedIn, caseId, member);
    await world.settled();
    expect(await view()).toMatchObject({ status: 'concluded', outcome: 'granted' });
    const types = (await (await signedIn('closer')).get('/api/licences')).items
      .filter((one: Answer) => one.caseId === caseId)
      .map((one: Answer) => one.type);
    expect(types.sort()).toEqual(['deregistration-notice', 'tax-clearance']);
  });
});

describe('公告没有期满', () => {
  it('交不了:说清楚公告要自己发、要满多少天', async () => {
    const company = await signedIn('company');
    await actForEnterprise(company);
    const applicationId = await start(company, 'deregistration', { ...answers, simple: 'yes' });
    const ready = await complete(company, applicationId);
    const blocked = await refused(
      company.post(`/api/applications/${applicationId}/submit`, { version: ready.version }),
    );
    expect(JSON.stringify([ready.findings, blocked])).toMatch(/债权人公告.*45 天.*20 天/);
    expect(blocked.status).toBe(422);
  });
});
