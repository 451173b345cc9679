import { describe, expect, it } from 'vitest';
import { shanghaiDay } from '@yijian/core/calendar';
import { actForEnterprise, type Answer, apply, cast, complete, decideAll, refused, start } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const settled = async (): Promise<void> => void (await world.settled());
const today = async (): Promise<string> => shanghaiDay(await world.platform.env.now());
const confirmed = { mark: 'confirmed', by: '演示确认人', on: '2026-11-20', demo: true, source: '演示编写' };
const basis = (provenance: object) => ({ law: '云泽市政务服务办理规程（虚构）', article: '第五十一条', provenance });

/** A new version of a published item by two people; answers the version. */
async function republish(item: string, change: Record<string, unknown>): Promise<Answer> {
  const manager = await signedIn('catalogue');
  const { definition } = await manager.get(`/api/catalogue/item/${item}`);
  await manager.post('/api/catalogue/drafts', { definition: { ...definition.body, ...change } });
  return (await signedIn('catalogue-b')).post(`/api/catalogue/item/${item}/publish`, { reason: '改革方式调整' });
}
const accept = async (caseId: string): Promise<void> => {
  await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
  await settled();
};
const strandOf = async (caseId: string): Promise<Answer> =>
  (await (await signedIn('citizen')).get(`/api/cases/${caseId}`)).strands[0];
const queued = async (login: string, caseId: string): Promise<Answer[]> => {
  const approver = await signedIn(login);
  const lists = ['incoming', 'todo', 'doing'].map((list) => approver.get(`/api/approver/queue?list=${list}`));
  return (await Promise.all(lists)).flatMap(({ rows }) => rows.filter((row: Answer) => row.caseId === caseId));
};

describe('备案：提交即收讫 (CAT-15)', () => {
  let receipt: Answer;

  it('指南和一次性告知用大白话说：材料齐全，当场备案，不用审批', async () => {
    const visitor = world.visitor();
    const { preview, notice } = await visitor.post('/api/bundles/single-prepackaged-food-filing/preview', {
      answers: {},
    });
    const says = expect.stringContaining('提交材料齐全，当场备案，不用审批');
    expect(preview.included[0].reform).toEqual(says);
    expect(notice.items[0].reform).toEqual(says);
    expect((await visitor.get('/api/items/prepackaged-food-filing/guide')).reform).toEqual(says);
  });

  it('收下的当时就办结，有备案凭证和编号；没有审查，没有决定，不进任何人的待办', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    receipt = await apply(citizen, 'single-prepackaged-food-filing', {});
    await accept(receipt.caseId);
    const view = await citizen.get(`/api/cases/${receipt.caseId}`);
    expect(view).toMatchObject({ status: 'concluded', outcome: 'granted' });
    const [strand] = view.strands;
    expect(strand).toMatchObject({ status: 'filed', statusName: '已备案', decision: null });
    expect(view.documents.map((one: Answer) => one.kind).sort()).toEqual(['conclusion-notice', 'receipt', 'record']);
    const certificate = view.documents.find((one: Answer) => one.kind === 'record');
    expect(certificate).toMatchObject({ number: strand.filing.number, title: expect.stringContaining('备案凭证') });
    expect(await queued('market-review', receipt.caseId)).toEqual([]);
    expect(await queued('market-decide', receipt.caseId)).toEqual([]);
    const { notices } = await citizen.get('/api/notices');
    const told = notices.filter((one: Answer) => one.caseId === receipt.caseId).map((one: Answer) => one.kind);
    expect(told).toContain('strand-filed');
  });

  it('监管端当时收到一条，写着备案编号和谁监管，没有任何人的信息', async () => {
    const filings = await (await signedIn('overseer')).get('/api/oversight/filings');
    expect(filings.filter((one: Answer) => one.caseId === receipt.caseId)).toMatchObject([
      {
        itemName: '仅销售预包装食品备案',
        number: expect.stringMatching(/-R1$/),
        basis: expect.stringContaining('食品安全法'),
      },
    ]);
    expect((await refused((await signedIn('clerk')).get('/api/oversight/filings'))).status).toBe(403);
  });
});

describe('改革方式驱动办理 (CAT-16)', () => {
  const filing = {
    statutory: null,
    promised: { n: 0, unit: 'instant' },
    steps: [{ id: 'accept', kind: 'accept', name: '受理', post: 'counter', days: 0, standard: '齐全即备案' }],
  };
  let older: Answer;

  it('依据只凭记忆的改革方式不起作用：还按审批办，体检提醒', async () => {
    const citizen = await signedIn('citizen');
    await republish('shop-sign', { reform: { mode: 'filing', on: await today(), basis: basis({ mark: 'memory' }) } });
    expect((await world.visitor().get('/api/items/shop-sign/guide')).reform).toBeNull();
    older = await apply(citizen, 'single-shop-sign', {});
    await accept(older.caseId);
    expect((await strandOf(older.caseId)).status).toBe('reviewing');
    const { findings } = await (await signedIn('catalogue')).get('/api/catalogue/lint');
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'reform-unconfirmed', place: 'item:shop-sign/reform/basis' }),
    );
  });

  it('把事项改为备案公布以后，新申请走备案；以前收的件照原来审批', async () => {
    const citizen = await signedIn('citizen');
    const reform = { mode: 'filing', on: await today(), basis: basis(confirmed) };
    await republish('shop-sign', {
      ...filing,
      reform,
      result: { kind: 'record', name: '招牌备案凭证', delivery: ['electronic'] },
    });
    const fresh = await apply(citizen, 'single-shop-sign', {});
    await accept(fresh.caseId);
    expect((await strandOf(fresh.caseId)).status).toBe('filed');
    expect((await strandOf(older.caseId)).status).toBe('reviewing');
    expect(await decideAll(signedIn, older.caseId)).toEqual(['item']);
    expect((await strandOf(older.caseId)).status).toBe('granted');
  });

  it('生效日还没到的，先按审批办', async () => {
    const reform = { mode: 'filing', on: '2999-01-01', basis: basis(confirmed) };
    await republish('shop-sign', { reform });
    const { caseId } = await apply(await signedIn('citizen'), 'single-shop-sign', {});
    await accept(caseId);
    expect((await strandOf(caseId)).status).toBe('deciding');
  });

  it('改为告知承诺：申请里出现承诺书，看清勾选了才能提交；承诺书是办件的文书，内容换版要重新确认', async () => {
    const citizen = await signedIn('citizen');
    const pledged = async (informs: string): Promise<void> => {
      const commitment = { informs, pledge: '我已看清告知内容，承诺所填属实、符合条件。' };
      await republish('registration-proof', {
        reform: { mode: 'commitment', on: await today(), basis: basis(confirmed), commitment },
      });
    };
    await pledged('证明内容以登记簿为准；承诺不实的，撤销并依法处理。');
    const applicationId = await start(citizen, 'single-registration-proof', {});
    const at = `/api/applications/${applicationId}`;
    const [pledge] = (await citizen.get(at)).pledges;
    expect(pledge).toMatchObject({ committed: false, itemName: '企业登记信息证明' });
    const { version } = await citizen.get(at);
    const early = await refused(citizen.post(`${at}/submit`, { version }));
    expect(early.findings).toContainEqual(expect.objectContaining({ place: pledge.key }));
    await citizen.put(`${at}/commitments`, { version, materials: [pledge.key] });
    expect((await citizen.get(at)).pledges[0].committed).toBe(true);
    await pledged('证明内容以登记簿为准；承诺不实的，撤销证明，记入信用记录，并依法处理。');
    expect((await citizen.get(at)).pledges[0].committed).toBe(false);
    const ready = await complete(citizen, applicationId);
    expect(ready.findings).toEqual([]);
    const { caseId } = await citizen.post(`${at}/submit`, { version: ready.version });
    await settled();
    const { documents } = await citizen.get(`/api/cases/${caseId}`);
    expect(documents).toContainEqual(expect.objectContaining({ kind: 'commitment', title: '承诺书' }));
  });

  it('直接取消审批的，从那天起不能再申请，指南写明', async () => {
    await republish('registration-proof', {
      reform: { mode: 'cancelled', on: await today(), basis: basis(confirmed) },
    });
    const problem = await refused(start(await signedIn('citizen'), 'single-registration-proof', {}));
    expect(problem).toMatchObject({ code: 'intake.stopped' });
    const guide = await world.visitor().get('/api/items/registration-proof/guide');
    expect(guide.reform).toContain('已取消审批');
    expect(guide.stopsOn).not.toBeNull();
  });
});

describe('事项清理台账 (CAT-14)', () => {
  const ledger = async (): Promise<Answer> => (await signedIn('catalogue')).get('/api/ledgers/clean-ups');
  const rowOf = ({ batches }: Answer, batch: string, item: string): Answer =>
    batches.find((one: Answer) => one.code === batch).rows.find((one: Answer) => one.item === item);

  it('批次一人起草、另一人公布；公布了还没执行的，写明还要做什么', async () => {
    const manager = await signedIn('catalogue');
    const item = (code: string, name: string, more: object) => ({
      item: code,
      name,
      reason: '没有审查内容',
      reviewedBy: '清河区行政审批局',
      ...more,
    });
    const definition = {
      kind: 'cleanUp',
      code: 'clean-up-walk',
      name: '第二批清理',
      on: await today(),
      basis: basis(confirmed),
      items: [item('archive-copy', '档案复制', { outcome: 'cancel' })],
    };
    await manager.post('/api/catalogue/drafts', { definition });
    const alone = await refused(manager.post('/api/catalogue/cleanUp/clean-up-walk/publish', { reason: '公布批次' }));
    expect(alone.status).toBeGreaterThanOrEqual(403);
    await (await signedIn('catalogue-b')).post('/api/catalogue/cleanUp/clean-up-walk/publish', { reason: '公布批次' });
    const row = rowOf(await ledger(), 'clean-up-walk', 'archive-copy');
    expect(row).toMatchObject({ isDone: false, remedy: expect.stringContaining('停办日') });
    expect(rowOf(await ledger(), 'clean-up-2026', 'prepackaged-food-filing')).toMatchObject({ isDone: true });
  });

  it('取消一项：清理前后的数量对比跟着变，取消的不能再申请', async () => {
    const before = await ledger();
    const manager = await signedIn('catalogue');
    await manager.post('/api/catalogue/item/archive-copy/withdraw', { reason: '清理批次' });
    const after = await ledger();
    expect([after.before, after.now, after.open]).toEqual([before.before, before.now - 1, before.open - 1]);
    expect(rowOf(after, 'clean-up-walk', 'archive-copy')).toMatchObject({ isDone: true, remedy: null });
    expect((await refused(start(await signedIn('citizen'), 'single-archive-copy', {}))).status).toBe(404);
  });
});
