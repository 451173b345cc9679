import { describe, expect, it } from 'vitest';
import {
  actForEnterprise,
  type Answer,
  apply,
  cast,
  complete,
  decideAll,
  refused,
  restaurantAnswers,
} from './apply.ts';
import type { Client } from './client.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const rating = (grade: number, more: Record<string, unknown> = {}) => ({ grade, details: [], named: false, ...more });

/** Ten in the morning, at the next opportunity: short messages are not sent at night, whenever this walk runs. */
async function byDay(): Promise<void> {
  const now = new Date(Date.parse(await world.platform.env.now()) + 8 * 3_600_000);
  const minutes = ((10 * 60 - now.getUTCHours() * 60 - now.getUTCMinutes() + 1440) % 1440) + 1;
  await (await signedIn('overseer')).post('/api/clock/advance', { minutes });
}
const settled = async (): Promise<void> => {
  await world.settled();
  await world.gateway!.settled();
  await world.settled();
};
/** The newest short message whose text holds these words, as it stands on the phone. */
const messageSaying = (words: string): string =>
  world.gateway!.messages().findLast((message) => message.text.includes(words))!.text;
const linkIn = (text: string): string => /https?:\/\/[^/]+(\/\S+)/.exec(text)![1]!;
const tokenOf = (path: string): string => /^\/rate\/([\w-]+)\?via=message$/.exec(path)![1]!;

/** A tablet beside the clerk's window: a browser in which nobody is signed in. */
async function pairTablet(clerk: Client): Promise<{ asks: () => Promise<{ token: string } | null>; tablet: Client }> {
  const { code } = await clerk.post('/api/rating-device/codes');
  const tablet = world.visitor();
  const { device } = await tablet.post('/api/rating-device/pairings', { code });
  return { tablet, asks: async () => (await tablet.post('/api/rating-device/screen', { device })).asks };
}

/** Somebody comes to the window and hands in an application. */
async function atTheCounter(clerk: Client): Promise<Answer> {
  const applicant = { kind: 'organisation', uscc: '92429903M0000102XE' };
  const { applicationId } = await clerk.post('/api/applications', {
    bundle: 'restaurant',
    answers: restaurantAnswers,
    applicant,
  });
  const { version } = await complete(clerk, applicationId);
  return clerk.post(`/api/applications/${applicationId}/submit`, { version });
}

describe('每个渠道办结都请评价，一件只评一次', () => {
  it('网上：办结后收件箱、短信、办件页都请评价；短信里先评了，办件页就说评过了', async () => {
    await byDay();
    const [citizen, clerk] = [await signedIn('citizen'), await signedIn('clerk')];
    await actForEnterprise(citizen);
    const { caseId } = await apply(citizen, 'restaurant', restaurantAnswers);
    await clerk.post(`/api/cases/${caseId}/accept`);
    await decideAll(signedIn, caseId);
    await settled();
    const { notices } = await citizen.get('/api/notices');
    expect(notices.map((notice: Answer) => notice.kind)).toContain('rating-invited');
    const onPage = (await citizen.get(`/api/cases/${caseId}/rating`)).token;
    const inMessage = tokenOf(linkIn(messageSaying('请评价这次服务')));
    expect(inMessage).toBe(onPage);
    const phone = world.visitor();
    await phone.post(`/api/ratings/${inMessage}`, rating(5, { via: 'message' }));
    expect(await phone.get(`/api/ratings/${onPage}`)).toMatchObject({ rated: true });
    expect((await refused(phone.post(`/api/ratings/${onPage}`, rating(1)))).code).toBe('ratings.already-rated');
    expect(await citizen.get(`/api/cases/${caseId}/rating`)).toMatchObject({ token: null, rated: true });
  });

  it('窗口有评价器：收完件就请评，窗口人员不用点，也点不掉、看不到、不能代评', async () => {
    const clerk = await signedIn('clerk');
    const { tablet, asks } = await pairTablet(clerk);
    expect(await asks()).toBeNull();
    const { caseId } = await atTheCounter(clerk);
    await settled();
    const { token } = (await asks())!;
    expect(await tablet.get(`/api/ratings/${token}`)).toMatchObject({ about: 'visit', rated: false });
    expect((await refused(clerk.post('/api/visits'))).code).toBe('ratings.still-asking');
    expect((await refused(clerk.post(`/api/ratings/${token}`, rating(5)))).status).toBe(403);
    await tablet.post(`/api/ratings/${token}`, rating(4, { via: 'device' }));
    expect(await asks()).toBeNull();
    // The case itself is rated on its own, once it is concluded.
    await decideAfterAccepting(clerk, caseId);
    const own = tokenOf(linkIn(messageSaying('请评价这次服务')));
    expect(own).not.toBe(token);
    await world.visitor().post(`/api/ratings/${own}`, rating(5, { via: 'message' }));
    const { rows } = await world.database.pool.query(
      `select i.subject_kind as kind, r.grade, r.via from ratings.rating r join ratings.invitation i using (subject_id)
       where i.case_id = $1 order by 1`,
      [caseId],
    );
    expect(rows).toEqual([
      { kind: 'case', grade: 5, via: 'message' },
      { kind: 'visit', grade: 4, via: 'device' },
    ]);
  });

  it('窗口没有评价器：这次服务用短信请评', async () => {
    const clerk = await signedIn('clerk');
    await clerk.post('/api/rating-device/codes');
    await atTheCounter(clerk);
    await settled();
    const token = tokenOf(linkIn(messageSaying('请评价窗口服务')));
    expect(await world.visitor().get(`/api/ratings/${token}`)).toMatchObject({ about: 'visit', rated: false });
  });

  it('来窗口只是问一问：结束服务后评价器请评', async () => {
    await byDay();
    const clerk = await signedIn('clerk');
    const { tablet, asks } = await pairTablet(clerk);
    await clerk.post('/api/visits');
    const { token } = (await asks())!;
    await tablet.post(`/api/ratings/${token}`, rating(1, { via: 'device' }));
    const [order] = await (await signedIn('overseer')).get('/api/workorders?kind=rectification');
    expect(order).toMatchObject({ status: 'assigned' });
  });

  it('短信送不到的，窗口和监察看得到是哪一件，看不到号码', async () => {
    const clerk = await signedIn('clerk');
    await clerk.post('/api/bundles/restaurant/notice/push', {
      answers: restaurantAnswers,
      phone: '13900009999',
      consent: true,
    });
    for (const minutes of [2, 6]) {
      await settled();
      await (await signedIn('overseer')).post('/api/clock/advance', { minutes });
    }
    await settled();
    for (const login of ['clerk', 'overseer']) {
      const listed = await (await signedIn(login)).get('/api/messages/not-reached');
      expect(listed[0], login).toMatchObject({ about: '一次性告知单', reason: '对方手机没有收到' });
      expect(JSON.stringify(listed), login).not.toContain('9999');
    }
    expect((await refused((await signedIn('citizen')).get('/api/messages/not-reached'))).status).toBe(403);
  });
});

async function decideAfterAccepting(clerk: Client, caseId: string): Promise<void> {
  await clerk.post(`/api/cases/${caseId}/accept`);
  await decideAll(signedIn, caseId);
  await settled();
}
