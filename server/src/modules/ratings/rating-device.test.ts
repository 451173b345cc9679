import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { acceptCase, decideStrand } from '#cases';
import { listNotices } from '#notices';
import { type Actor, advanceClock, systemActor, visitor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { lanternPlan, openLanternCase, twoLevel } from '../cases/fixture.ts';
import { endVisit } from './end-visit.ts';
import { inviteVisit } from './invite-visit.ts';
import { rateCase } from './rate-case.ts';
import { offerPairing, pairDevice, readDeviceScreen, readOwnDevice } from './rating-device.ts';
import { ratingTokenFor } from './rating-token.ts';
import { reactions } from './reactions.ts';
import { readInvitation } from './read-invitation.ts';

const platform = await testPlatform({ reactions });
const { env } = platform;
const advance = (minutes: number) => env.execute(advanceClock, { input: { minutes }, actor: systemActor });
const rate = (token: string, grade = 5, actor: Actor = visitor, via: 'device' | 'message' = 'device') =>
  env.execute(rateCase, { input: { token, grade, details: [], named: false, via }, actor });

/** A clerk's window with a tablet beside it. */
async function pairedWindow() {
  const clerk = staff(randomUUID(), 'counter', 'hall');
  const { code } = (await env.execute(offerPairing, { input: {}, actor: clerk })).result;
  const { device } = (await env.execute(pairDevice, { input: { code }, actor: visitor })).result;
  return { clerk, device, screen: () => readDeviceScreen(env, device, visitor) };
}
const endOf = (clerk: Actor) => env.execute(endVisit, { input: {}, actor: clerk });

describe('窗口评价器', () => {
  it('服务结束就请评价；点一下就好，只算一次；没人点，两分钟后收起', async () => {
    const { clerk, screen } = await pairedWindow();
    expect((await screen()).asks).toBeNull();
    await endOf(clerk);
    const { asks } = await screen();
    expect(asks!.secondsLeft).toBeGreaterThan(100);
    expect(await readInvitation(env, asks!.token, visitor)).toMatchObject({ about: 'visit', bundleName: '窗口服务' });
    await rate(asks!.token, 4);
    expect((await screen()).asks).toBeNull();
    await expect(rate(asks!.token, 1)).rejects.toMatchObject({ code: 'ratings.already-rated' });
    const { rows } = await env.db.query('select grade, via from ratings.rating order by at desc limit 1');
    expect(rows).toEqual([{ grade: 4, via: 'device' }]);
    await endOf(clerk);
    await advance(3);
    expect((await screen()).asks).toBeNull();
  });

  it('窗口人员插不上手：上一位没评完不能开始下一次，看不到评了什么，自己不能评', async () => {
    const { clerk, device, screen } = await pairedWindow();
    await endOf(clerk);
    await expect(endOf(clerk)).rejects.toMatchObject({ code: 'ratings.still-asking' });
    const { token } = (await screen()).asks!;
    const refused = { code: 'platform.not-permitted' };
    await expect(rate(token, 5, clerk)).rejects.toMatchObject(refused);
    await expect(readDeviceScreen(env, device, clerk)).rejects.toMatchObject(refused);
    const before = await readOwnDevice(env, clerk);
    await rate(token, 1);
    expect(await readOwnDevice(env, clerk)).toEqual(before);
  });

  it('配对码十分钟内用一次；工作人员的浏览器不能当评价器；重新配对后旧的作废', async () => {
    const { clerk, device } = await pairedWindow();
    const offer = async () => (await env.execute(offerPairing, { input: {}, actor: clerk })).result.code;
    const pair = (code: string, actor: Actor = visitor) => env.execute(pairDevice, { input: { code }, actor });
    const code = await offer();
    expect(code).toMatch(/^\d{8}$/);
    await expect(readDeviceScreen(env, device, visitor)).rejects.toMatchObject({ code: 'ratings.device-unknown' });
    await expect(pair(code, clerk)).rejects.toMatchObject({ code: 'platform.not-permitted' });
    await pair(code);
    await expect(pair(code)).rejects.toMatchObject({ code: 'ratings.wrong-code' });
    const late = await offer();
    await advance(11);
    await expect(pair(late)).rejects.toMatchObject({ code: 'ratings.wrong-code' });
    const refused = { code: 'platform.sign-in-needed' };
    await expect(env.execute(offerPairing, { input: {}, actor: visitor })).rejects.toMatchObject(refused);
    await expect(env.execute(endVisit, { input: {}, actor: visitor })).rejects.toMatchObject(refused);
  });

  it('令牌和配对码只存散列', async () => {
    const { device } = await pairedWindow();
    const { rows } = await env.db.query(
      `select (select string_agg(d::text, '') from ratings.device d) || (select string_agg(j::text, '') from platform.journal j) as everything`,
    );
    expect(rows[0].everything).not.toContain(device);
  });
});

describe('一事一评', () => {
  it('网上申请办结：收件箱一条邀请；短信链接先评，网页再评就说评过了', async () => {
    const applicant = citizen(randomUUID());
    const plan = lanternPlan(['frame'], twoLevel);
    const { result } = await env.execute(openLanternCase, {
      input: { applicationId: randomUUID(), plan, values: {} },
      actor: applicant,
    });
    const { caseId } = result;
    await env.execute(acceptCase, { input: { caseId }, actor: staff(randomUUID(), 'counter', 'hall') });
    await env.execute(decideStrand, {
      input: { caseId, member: 'frame', outcome: 'granted' as const },
      actor: staff(randomUUID(), 'decider', 'frame-office'),
    });
    await platform.deliver();
    const { notices } = await listNotices(env.db, applicant.principal!);
    expect(notices.filter((notice) => notice.kind === 'rating-invited').length).toBe(1);
    const token = ratingTokenFor(env.keys, caseId);
    await rate(token, 5, visitor, 'message');
    await expect(rate(token, 1)).rejects.toMatchObject({ code: 'ratings.already-rated' });
    const again = { input: { caseId }, actor: systemActor };
    expect((await env.execute(inviteVisit, again)).result).toEqual({ invited: false });
    await expect(env.execute(inviteVisit, { input: { caseId }, actor: applicant })).rejects.toMatchObject({
      code: 'platform.not-permitted',
    });
  });
});
