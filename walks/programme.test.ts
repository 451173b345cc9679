import { describe, expect, it } from 'vitest';
import { type Answer, cast, refused } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const programme = async (): Promise<Answer> => (await signedIn('catalogue')).get('/api/studio/programme');
const rowOf = async (code: string): Promise<Answer> =>
  (await programme()).rows.find((row: Answer) => row.code === code);
const cellOf = (row: Answer, level: number, channel: string): Answer =>
  row.cells.find((cell: Answer) => cell.level === level && cell.channel === channel);

describe('一件事的四类、定标和上线矩阵 (THG-11, THG-18, THG-20)', () => {
  it('四类各有几件、几件上线；已上线的对照目标 100', async () => {
    const { categories, rows, online, target, recommended } = await programme();
    expect(categories.map((one: Answer) => one.count)).toEqual([4, 1, 4, 1]);
    expect(categories.map((one: Answer) => one.overdue)).toEqual([0, 0, 0, 0]);
    expect({ online, target }).toEqual({ online: rows.length, target: 100 });
    expect(recommended).toEqual({ listed: 8, online: 8 });
    expect(await refused(world.visitor().get('/api/studio/programme'))).toMatchObject({ status: 401 });
  });

  it('下线以后过了期限就标逾期未上线', async () => {
    const manager = await signedIn('catalogue-b');
    await manager.post('/api/studio/bundles/utilities/withdraw', { reason: '系统升级，暂不提供' });
    const { categories } = await programme();
    const rows = (await programme()).rows.filter((row: Answer) => row.category === 'construction');
    expect(rows.every((row: Answer) => row.status !== 'online' && row.overdue)).toBe(true);
    expect(categories[1]).toMatchObject({ count: rows.length, online: 0, overdue: rows.length });
  });

  it('未定标的只能以试点发布：去掉试点就公布不了；群众看得到“试点”', async () => {
    const author = await signedIn('catalogue');
    const { published } = await author.get('/api/studio/bundles/insurance-season');
    const { pilot: _, ...programmeNow } = published.body.programme;
    expect(programmeNow.standardised).toBe(false);
    await author.post('/api/catalogue/drafts', { definition: { ...published.body, programme: programmeNow } });
    const refusal = await refused(
      (await signedIn('catalogue-b')).post('/api/studio/bundles/insurance-season/publish', { reason: '转为正式' }),
    );
    expect(refusal).toMatchObject({ code: 'bundles.not-publishable' });
    expect(JSON.stringify(refusal)).toContain('not-standardised');
    expect((await world.visitor().get('/api/bundles/insurance-season')).pilot).toBe(true);
    expect((await world.visitor().get('/api/bundles/restaurant')).pilot).toBe(false);
  });

  it('矩阵：渠道下线那一格变下线，再开就能办；社区窗口收了的那一格能办，没收的写明', async () => {
    const manager = await signedIn('catalogue');
    expect(cellOf(await rowOf('restaurant'), 0, 'kiosk').state).toBe('open');
    const at = '/api/studio/bundles/restaurant/channels';
    await manager.post(at, { channels: ['kiosk'], isOpen: false, reason: '设备检修' });
    expect(cellOf(await rowOf('restaurant'), 0, 'kiosk').state).toBe('closed');
    await manager.post(at, { channels: ['kiosk'], isOpen: true, reason: '检修好了' });
    expect(cellOf(await rowOf('restaurant'), 0, 'kiosk').state).toBe('open');
    expect(cellOf(await rowOf('senior-allowance'), 6, 'counter')).toMatchObject({ state: 'open', halls: 1, of: 1 });
    expect(cellOf(await rowOf('restaurant'), 6, 'counter')).toMatchObject({ state: 'none', halls: 0 });
  });
});
