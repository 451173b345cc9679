import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { acceptCase } from '#cases';
import { lanternPlan, openLanternCase, twoLevel } from '../cases/fixture.ts';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { findCheckpoint } from './find-checkpoint.ts';
import { proveEntry, sequenceLeaves, verifyJournal } from './index.ts';
import { provesInclusion } from './merkle.ts';

const { env } = await testPlatform();
const clerk = staff(randomUUID(), 'counter', 'hall');

/** `count` commands that leave a journal row each. */
async function work(count: number) {
  const plan = lanternPlan(['frame'], twoLevel);
  await Promise.all(
    Array.from({ length: count }, () =>
      env.execute(openLanternCase, {
        input: { applicationId: randomUUID(), plan, values: {} },
        actor: citizen(randomUUID()),
      }),
    ),
  );
}
const entries = async () =>
  (await env.db.query('select entry_id from platform.journal order by entry_id')).rows.map(
    (row) => row.entry_id as string,
  );

describe('可验证日志', () => {
  beforeAll(async () => {
    expect((await findCheckpoint(env.db)).size).toBe(0);
    await work(90);
  });

  it('每个已生效的命令一片叶子，次序不缺不重；再跑一遍不增加', async () => {
    expect(await sequenceLeaves(env)).toBe(90);
    expect(await sequenceLeaves(env)).toBe(0);
    await work(60);
    const added = await Promise.all([sequenceLeaves(env), sequenceLeaves(env), sequenceLeaves(env)]);
    expect(added.reduce((sum, one) => sum + one, 0)).toBe(60);
    const report = await verifyJournal(env.db);
    expect(report).toMatchObject({ size: 150, waiting: 0, findings: [] });
    expect(await findCheckpoint(env.db)).toMatchObject({ size: 150, root: report.root });
  });

  it('被拒绝的命令不留痕', async () => {
    await expect(env.execute(acceptCase, { input: { caseId: randomUUID() }, actor: clerk })).rejects.toMatchObject({
      code: 'cases.case-not-found',
    });
    expect(await sequenceLeaves(env)).toBe(0);
  });

  it('任何一条留痕都拿得到证明，证明人人可核对；还没排序的没有', async () => {
    for (const entryId of await entries()) {
      const proof = (await proveEntry(env.db, entryId))!;
      expect(provesInclusion(proof, proof.path)).toBe(true);
    }
    await work(1);
    const newest = (await entries()).at(-1)!;
    expect(await proveEntry(env.db, newest)).toBeUndefined();
    expect((await verifyJournal(env.db)).waiting).toBe(1);
  });

  it('晚提交而编号更早的也排得进去，次序按提交不按编号', async () => {
    await sequenceLeaves(env);
    await work(2);
    const [early, late] = (await entries()).slice(-2);
    await env.db.query('create table public.uncommitted as select * from platform.journal where entry_id = $1', [
      early,
    ]);
    await env.db.query('delete from platform.journal where entry_id = $1', [early]);
    expect(await sequenceLeaves(env)).toBe(1);
    await env.db.query('insert into platform.journal select * from public.uncommitted');
    expect(await sequenceLeaves(env)).toBe(1);
    expect((await proveEntry(env.db, early!))!.position).toBe((await proveEntry(env.db, late!))!.position + 1);
    expect((await verifyJournal(env.db)).findings).toEqual([]);
  });
});

describe('篡改查得出来', () => {
  /** Changes something, looks what the check says, and puts it back. */
  async function tampered(change: string, restore: string, values: unknown[] = []) {
    await env.db.query(change, values);
    const { findings } = await verifyJournal(env.db);
    await env.db.query(restore, values);
    expect((await verifyJournal(env.db)).findings).toEqual([]);
    return findings.map((finding) => finding.problem);
  }

  it('改了留痕的内容', async () => {
    expect(
      await tampered(
        `update platform.journal set actor = 'x' || actor where entry_id = $1`,
        'update platform.journal set actor = substr(actor, 2) where entry_id = $1',
        [(await entries())[3]],
      ),
    ).toEqual(['changedEntry']);
  });
  it('改了叶子，连树根也对不上', async () => {
    const set = (leaf: string) => `update journal.leaf set leaf = ${leaf} where position = 7`;
    const problems = await tampered(
      set(`encode(sha256(leaf::bytea), 'hex')`),
      'update journal.leaf l set leaf = j.leaf from platform.journal j where j.entry_id = l.entry_id and l.position = 7',
    );
    expect(problems).toEqual(expect.arrayContaining(['changedLeaf', 'rootDiffers', 'nodeDiffers']));
  });
  it('删了已入日志的留痕', async () => {
    await env.db.query('create table public.kept as select * from platform.journal limit 0');
    const [first] = await entries();
    const problems = await tampered(
      'with gone as (delete from platform.journal where entry_id = $1 returning *) insert into public.kept select * from gone',
      'insert into platform.journal select * from public.kept where entry_id = $1',
      [first],
    );
    expect(problems).toEqual(['missingEntry']);
  });
  it('抽走一片叶子、截掉末尾', async () => {
    await env.db.query('create table public.cut as select * from journal.leaf limit 0');
    const cut = (where: string) =>
      [
        `with gone as (delete from journal.leaf where ${where} returning *) insert into public.cut select * from gone`,
        `with back as (delete from public.cut where ${where} returning *) insert into journal.leaf select * from back`,
      ] as const;
    expect(await tampered(...cut('position = 20'))).toEqual(expect.arrayContaining(['gap']));
    expect(await tampered(...cut('position > 140'))).toEqual(expect.arrayContaining(['truncated']));
  });
});
