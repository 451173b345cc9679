import { describe, expect, it } from 'vitest';
import { type Answer, cast, refused } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);

/** The next day of the wanted kind, seen from the business day. */
const today = async (): Promise<string> =>
  new Date(Date.parse((await world.visitor().get('/api/health')).businessNow) + 8 * 3_600_000)
    .toISOString()
    .slice(0, 10);
const ledger = async (): Promise<Answer> => (await signedIn('overseer')).get('/api/oversight/changes');
const findings = async (): Promise<Answer[]> =>
  (await (await signedIn('overseer')).get('/api/oversight/findings')).rows.filter(
    (row: Answer) => row.kind === 'lateChange',
  );
const register = async (item: string, effectiveOn: string): Promise<Answer> =>
  (await signedIn('catalogue')).post('/api/oversight/changes', {
    item,
    what: '不再要求租赁合同',
    basis: '《云泽市户外招牌管理办法》修订',
    effectiveOn,
  });

/** What the authors do: one edits, the other publishes. */
async function publishChanged(item: string, phone = '0600-5500299'): Promise<void> {
  const [author, publisher] = [await signedIn('catalogue'), await signedIn('catalogue-b')];
  const { definition: found } = await author.get(`/api/catalogue/item/${item}`);
  const { body, draft } = found;
  const definition = { ...(draft?.body ?? body), phone };
  await author.post('/api/catalogue/drafts', { definition, expectedHash: draft?.hash ?? null });
  await publisher.post(`/api/catalogue/item/${item}/publish`, { reason: '办事条件变化' });
  await world.settled();
}

describe('办事条件变了,一个工作日内公开 (CAT-09)', () => {
  let items: string[];
  let orders: Answer[];

  it('登记变化就开出变更公开单,期限是生效后一个工作日;同一天的不重复登记', async () => {
    const { members } = await world.visitor().get('/api/bundles/restaurant');
    items = members
      .filter((one: Answer) => one.node === 'strand')
      .map((one: Answer) => one.item)
      .slice(0, 2);
    const day = await today();
    orders = [await register(items[0]!, day), await register(items[1]!, day)];
    expect(orders[0].dueOn > day).toBe(true);
    expect(await refused(register(items[0]!, day))).toMatchObject({
      status: 409,
      code: 'oversight.already-registered',
      number: orders[0].number,
    });
    expect(await refused(register('no-such-item', day))).toMatchObject({ code: 'oversight.no-such-item' });
    const clerk = await signedIn('clerk');
    expect(await refused(clerk.get('/api/oversight/changes'))).toMatchObject({ status: 403 });
    expect(await refused(clerk.post('/api/oversight/changes', {}))).toMatchObject({ status: 403 });
    expect((await ledger()).counts).toEqual({ open: 2, overdue: 0, inTime: 0, late: 0 });
  });

  it('这张单子不用签收、答复:公开了自己就办结', async () => {
    const { actions, statusName } = await (await signedIn('overseer')).get(`/api/workorders/${orders[0].workorderId}`);
    expect(statusName).toBe('待公开');
    expect(actions.filter((one: Answer) => one.allowed)).toEqual([]);
    await publishChanged(items[0]!);
    expect((await ledger()).counts).toEqual({ open: 1, overdue: 0, inTime: 1, late: 0 });
    expect(await (await signedIn('overseer')).get(`/api/workorders/${orders[0].workorderId}`)).toMatchObject({
      statusName: '已公开',
      missing: [],
    });
    expect(await findings()).toEqual([]);
  });

  it('过了一个工作日没有公开:红灯,记入监察', async () => {
    const due = orders[1].dueOn;
    while ((await today()) < due) await world.advanceDays(1);
    expect((await ledger()).counts).toMatchObject({ open: 1, overdue: 0 });
    await world.advanceDays(1);
    const { rows, counts } = await ledger();
    expect(counts).toEqual({ open: 0, overdue: 1, inTime: 1, late: 0 });
    expect(rows.find((row: Answer) => row.number === orders[1].number)).toMatchObject({
      light: 'red',
      publishedOn: null,
    });
    expect(await findings()).toMatchObject([{ card: 'red', receiptNo: orders[1].number, day: due }]);
  });

  it('后来公开了,仍然算超时;红牌留着', async () => {
    await publishChanged(items[1]!);
    expect((await ledger()).counts).toEqual({ open: 0, overdue: 0, inTime: 1, late: 1 });
    expect(await findings()).toMatchObject([{ detail: expect.stringContaining('才公开') }]);
  });

  it('生效日以前公开的版本不算', async () => {
    const day = new Date(Date.parse(await today()) + 10 * 86_400_000).toISOString().slice(0, 10);
    const early = await register(items[0]!, day);
    await publishChanged(items[0]!, '0600-5500288');
    const { rows } = await ledger();
    expect(rows.find((row: Answer) => row.number === early.number)).toMatchObject({
      standing: 'open',
      publishedOn: null,
    });
  });
});
