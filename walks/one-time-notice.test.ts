import { describe, expect, it } from 'vitest';
import { type Answer, cast, refused, restaurantAnswers } from './apply.ts';
import { canReadPdf, readPdf } from './read-pdf.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
/** Cells of a table wrap: what stands on their first line. */
const beginning = (text: string): string => text.slice(0, 4);
const plain = (text: string): string => text.replaceAll(/\s/g, '');

/** The notice as a visitor downloads it. */
async function noticeFile(answers: Answer): Promise<Buffer> {
  const response = await fetch(`${world.url}/api/bundles/restaurant/notice`, {
    method: 'POST',
    body: JSON.stringify({ answers }),
    headers: { 'content-type': 'application/json', origin: world.url },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  return Buffer.from(await response.arrayBuffer());
}

describe('一次性告知单 (FRM-16)', () => {
  it('同样的情形,群众在网上、窗口人员在大厅拿到的是同一份告知', async () => {
    const clerk = await signedIn('clerk');
    const path = '/api/bundles/restaurant/preview';
    const online = await world.visitor().post(path, { answers: restaurantAnswers });
    expect(await clerk.post(path, { answers: restaurantAnswers })).toEqual(online);
    expect(online.notice).toMatchObject({ complete: true, preview: online.preview.hash });
  });

  it('下载的告知单上,事项、材料、免交的、期限、地点一样不少', async ({ skip }) => {
    if (!canReadPdf) skip('没有 pdftotext,不能读文书');
    const { notice } = await world.visitor().post('/api/bundles/restaurant/preview', { answers: restaurantAnswers });
    const text = readPdf(await noticeFile(restaurantAnswers));
    const wanted = [
      ...notice.items.flatMap((one: Answer) => [one.name, one.authority, one.limit, one.result].map(beginning)),
      ...notice.bring.map((one: Answer) => one.name),
      ...notice.spared.map((one: Answer) => one.name),
      ...notice.situation.map((one: Answer) => beginning(one.answer)),
      `承诺${notice.limit.promiseDays}个工作日`,
    ];
    const squeezed = plain(text);
    for (const part of wanted) expect(squeezed, part).toContain(plain(part));
    expect(readPdf(await noticeFile({ ...restaurantAnswers, wantsSign: 'no' }))).not.toContain('户外招牌');
  });

  it('窗口、网上、PDF、发到手机的链接，是同一份告知：内容校验码一样', async ({ skip }) => {
    const [clerk, citizen, visitor] = [await signedIn('clerk'), await signedIn('citizen'), world.visitor()];
    const path = '/api/bundles/restaurant';
    const online = await visitor.post(`${path}/preview`, { answers: restaurantAnswers });
    expect((await clerk.post(`${path}/preview`, { answers: restaurantAnswers })).contentHash).toBe(online.contentHash);

    const asked = { answers: restaurantAnswers, phone: '13900000001' };
    expect((await refused(clerk.post(`${path}/notice/push`, asked))).code).toBe('intake.consent-needed');
    expect((await refused(clerk.post(`${path}/notice/push`, { ...asked, phone: '12', consent: true }))).code).toBe(
      'intake.bad-phone',
    );
    const sent = await clerk.post(`${path}/notice/push`, { ...asked, consent: true });
    await world.settled();
    const message = world.gateway!.messages().findLast((one) => one.phone === asked.phone)!;
    const token = /\/told\/([\w-]+)$/.exec(message.text)![1]!;
    const pushed = await visitor.get(`/api/pushed-notices/${token}`);
    expect([pushed.notice, pushed.contentHash, sent.contentHash]).toEqual([
      online.notice,
      online.contentHash,
      online.contentHash,
    ]);

    await citizen.post(`${path}/notice/push`, { answers: restaurantAnswers });
    await world.settled();
    const { notices } = await citizen.get('/api/notices');
    const { link } = notices.find((one: Answer) => one.kind === 'one-time-notice');
    expect((await visitor.get(`/api/pushed-notices/${link.slice('/told/'.length)}`)).contentHash).toBe(
      online.contentHash,
    );

    const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    expect((await refused(visitor.get(`/api/pushed-notices/${changed}`))).code).toBe('intake.link-not-open');
    if (!canReadPdf) skip('没有 pdftotext,不能读文书');
    const { content } = await visitor.bytes(`/api/pushed-notices/${token}/file`);
    const number = `告知-${online.contentHash.slice(0, 12).toUpperCase()}`;
    for (const pdf of [content, await noticeFile(restaurantAnswers)])
      expect(plain(readPdf(pdf))).toContain(plain(number));
    await world.advanceDays(91);
    expect((await refused(visitor.get(`/api/pushed-notices/${token}`))).code).toBe('intake.link-not-open');
  });
});
