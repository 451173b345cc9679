import type { Definition, MaterialType } from '@yijian/core/contract';
import { cancelRules } from '@yijian/core/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, advanceClock, systemActor } from '#platform';
import { staff, testPlatform } from '../../../platform/testing/index.ts';
import { discardDraft } from '../discard-draft.ts';
import { dueWork } from '../due-work.ts';
import { importDefinitions } from '../import-definitions.ts';
import { publishDefinition } from '../publish-definition.ts';
import { saveDraft } from '../save-draft.ts';
import { lanternDefinitions, lanternItem } from '../testing-lantern.ts';
import { withdrawDefinition } from '../withdraw-definition.ts';
import { listExceptions } from './exceptions.ts';
import { lintCatalogue } from './lint-catalogue.ts';
import { listIssues } from './list-issues.ts';
import { draftRemovals } from './draft-removals.ts';
import { proofLedger } from './proof-ledger.ts';
import { exportProofs, listProofs } from './proof-list.ts';
import { recordVerdict } from './record-verdict.ts';

const { env } = await testPlatform();
const author: Actor = staff('01980000-0000-7000-8000-000000000001', 'catalogueManager', 'town');
const reviewer: Actor = staff('01980000-0000-7000-8000-000000000002', 'catalogueManager', 'town');
const reason = '整改';
type Thrown = { code?: string; facts?: { findings?: { code: string; place: string }[] } };

const save = (definition: Definition) => env.execute(saveDraft, { input: { definition }, actor: author });
const publish = ({ kind, code }: Pick<Definition, 'kind' | 'code'>) =>
  env.execute(publishDefinition, { input: { kind, code, reason }, actor: reviewer });
const put = async (definition: Definition) => {
  await save(definition);
  await publish(definition);
};
const refusal = (work: Promise<unknown>): Promise<Thrown> =>
  work.then(
    () => ({ code: 'done' }),
    (thrown: Thrown) => thrown,
  );
const listed = async (closed = false) => (await listIssues(env.db, { closed, offset: 0, limit: 200 })).issues;
const ofSign = async (closed = false) =>
  (await listed(closed)).filter((one) => one.place.startsWith('item:sign-record/')).map((one) => one.rule);

beforeAll(async () => {
  await importDefinitions(env, lanternDefinitions(), { actor: systemActor, reason: '首次导入' });
  await dueWork(env);
});

describe('问题清单 (CAT-06)', () => {
  test('体检指出的问题开单到部门；改正公布后自动销号，原样留着记录', async () => {
    expect(await ofSign()).toContain('place-too-coarse');
    const issue = (await listed()).find((one) => one.place === 'item:sign-record/place')!;
    expect(issue).toMatchObject({
      ruleTitle: '办理地点没有写到窗口或门牌',
      owner: lanternItem('sign-record').authority,
    });
    await put(lanternItem('sign-record', { place: '灯笼区政务服务中心 1 楼 3 号窗口' }));
    expect(await listIssues(env.db, { closed: false, offset: 0, limit: 1 })).toMatchObject({ isBehind: true });
    await dueWork(env);
    expect(await ofSign()).not.toContain('place-too-coarse');
    expect(await ofSign(true)).toEqual(['place-too-coarse']);
    expect((await listed(true))[0]).toMatchObject({ issueId: issue.issueId, closedAt: expect.any(String) });
  });

  test('按部门、按规则的数与逐条数出来的一样，与目录体检一样', async () => {
    const { owners, rules, isBehind } = await listIssues(env.db, { closed: false, offset: 0, limit: 1 });
    const open = await listed();
    const lint = await lintCatalogue(env.db);
    expect(isBehind).toBe(false);
    expect(owners.reduce((sum, one) => sum + one.blocked + one.warned, 0)).toBe(open.length);
    expect(rules.reduce((sum, one) => sum + one.open, 0)).toBe(open.length);
    const places = new Set(lint.findings.map((one) => `${one.code}|${one.place}`));
    expect(new Set(open.map((one) => `${one.rule}|${one.place}`))).toEqual(places);
  });

  test('改回去，问题重新开单，不覆盖销了的那一条', async () => {
    await put(lanternItem('sign-record'));
    await dueWork(env);
    expect(await ofSign()).toContain('place-too-coarse');
    expect(await ofSign(true)).toEqual(['place-too-coarse']);
  });
});

describe('兜底表述与发布 (CAT-31)', () => {
  test('录入「其他有关材料」发布失败，指明是哪一处', async () => {
    const vague = lanternItem('sign-record', { conditions: [{ id: 'papers', text: '提交其他有关材料' }] });
    await save(vague);
    const thrown = await refusal(publish(vague));
    expect(thrown.code).toBe('catalogue.not-publishable');
    expect(thrown.facts?.findings?.[0]).toMatchObject({
      code: 'vague-wording',
      place: 'item:sign-record/conditions/papers/text',
    });
    await env.execute(discardDraft, { input: { kind: 'item', code: 'sign-record' }, actor: author });
  });
});

describe('例外', () => {
  const exception = {
    kind: 'lintException',
    code: 'sign-place',
    name: '招牌备案在现场办',
    rule: 'place-too-coarse',
    place: 'item:sign-record/place',
    reason: '在店铺门前办理，没有窗口',
    approvedBy: '政务服务管理局',
  } as const;

  test('公布的例外让这一处不再列出，人人看得到谁批、为什么、到哪天；到期后问题重新开单', async () => {
    const until = (await env.now()).slice(0, 10);
    await put({ ...exception, until });
    await dueWork(env);
    expect(await ofSign()).not.toContain('place-too-coarse');
    expect((await listExceptions(env.db)).exceptions).toMatchObject([
      { rule: 'place-too-coarse', reason: exception.reason, approvedBy: '政务服务管理局', until },
    ]);
    await env.execute(advanceClock, { input: { minutes: 2 * 24 * 60 }, actor: systemActor });
    await dueWork(env);
    expect((await listExceptions(env.db)).exceptions).toEqual([]);
    expect(await ofSign()).toContain('place-too-coarse');
  });

  test('不许例外的规则，例外公布不了', async () => {
    const asked = { ...exception, code: 'never', rule: 'vague-wording', until: '2099-12-31' };
    await save(asked);
    expect((await refusal(publish(asked))).facts?.findings?.[0]?.code).toBe('exception-not-allowed');
  });
});

describe('证明事项 (CAT-33/34)', () => {
  const proof: MaterialType = {
    kind: 'materialType',
    code: 'premises-proof',
    name: '场所使用证明',
    issuedBy: 'other',
    proof: { issuer: '居委会', mayVerify: true },
  };
  const judge = (rule: (typeof cancelRules)[number], applies: boolean) =>
    env.execute(recordVerdict, {
      input: {
        material: 'premises-proof',
        verdicts: [{ rule, applies, reason: '逐条核对' }],
        by: '司法局',
        purpose: '核对场所',
        basis: '灯政办〔2026〕3 号',
      },
      actor: author,
    });

  test('逐条判定，另一人公布；保留的进公开清单，任一规则成立就取消，用到它的事项待清理', async () => {
    const needless = { rule: 'needless' as const, applies: false, reason: '核对' };
    const other = { material: 'layout', verdicts: [needless], by: '司法局' };
    expect((await refusal(env.execute(recordVerdict, { input: other, actor: author }))).code).toBe(
      'catalogue.not-a-proof',
    );
    await put(proof);
    await dueWork(env);
    const rulesAt = async () =>
      (await listed()).filter((one) => one.place === 'item:trade-licence/materials/m-premises').map((one) => one.rule);
    expect(await rulesAt()).toEqual(['proof-not-listed']);
    for (const rule of cancelRules) await judge(rule, false);
    expect((await proofLedger(env.db)).proofs).toMatchObject([{ code: 'premises-proof', standing: 'drafted' }]);
    await publish({ kind: 'proofReview', code: 'premises-proof' });
    await dueWork(env);
    expect(await rulesAt()).toEqual([]);
    expect((await listProofs(env.db)).proofs).toMatchObject([
      { name: '场所使用证明', issuer: '居委会', purpose: '核对场所', basis: ['《灯笼管理条例》第三条'] },
    ]);
    const file = await exportProofs(env.db);
    expect(new TextDecoder().decode(file.content)).toContain('"场所使用证明"');

    await judge('online-check', true);
    await publish({ kind: 'proofReview', code: 'premises-proof' });
    await dueWork(env);
    expect(await rulesAt()).toEqual(['proof-cancelled']);
    const lists = await listProofs(env.db);
    expect(lists.proofs).toEqual([]);
    expect(lists.cancelled).toMatchObject([{ name: '场所使用证明' }]);
    expect((await proofLedger(env.db)).proofs[0]).toMatchObject({ standing: 'cancelled' });
  });

  test('取消的证明：要它的事项生成移除草稿，现行版本不动，另一人公布后材料没有了', async () => {
    const input = { material: 'premises-proof' };
    const remove = () => env.execute(draftRemovals, { input, actor: author });
    const used = async () => (await proofLedger(env.db)).proofs[0]!.usedBy;
    expect((await used()).map((one) => one.removal)).toEqual(['open', 'open']);
    await save(lanternItem('trade-licence', { phone: '0600-1234567' }));
    const left = [{ item: 'trade-licence', why: 'begun' }];
    expect((await remove()).result).toMatchObject({ drafted: [{ item: 'sign-record' }], left });
    expect(await used()).toMatchObject([
      { item: 'sign-record', removal: 'drafted' },
      { item: 'trade-licence', removal: 'begun' },
    ]);
    expect(await refusal(remove())).toMatchObject({ code: 'catalogue.nothing-to-remove', facts: { left } });
    await publish({ kind: 'item', code: 'sign-record' });
    await env.execute(discardDraft, { input: { kind: 'item', code: 'trade-licence' }, actor: author });
    expect((await remove()).result).toMatchObject({ drafted: [{ item: 'trade-licence' }], left: [] });
    const own = env.execute(publishDefinition, {
      input: { kind: 'item', code: 'trade-licence', reason },
      actor: author,
    });
    expect((await refusal(own)).code).toBe('catalogue.own-draft');
    await publish({ kind: 'item', code: 'trade-licence' });
    expect(await used()).toEqual([]);
  });

  test('没有判定取消的证明不能移除；不是目录管理员的不行', async () => {
    const input = { material: 'layout' };
    expect((await refusal(env.execute(draftRemovals, { input, actor: author }))).code).toBe(
      'catalogue.proof-not-cancelled',
    );
    const clerk = staff('01980000-0000-7000-8000-000000000003', 'counter', 'town');
    expect((await refusal(env.execute(draftRemovals, { input, actor: clerk }))).code).toBe('platform.not-permitted');
  });

  test('还有判定记录的材料类型不能取消，列出用到它的全部内容', async () => {
    const input = { kind: 'materialType', code: 'premises-proof', reason } as const;
    const thrown = (await refusal(env.execute(withdrawDefinition, { input, actor: author }))) as {
      code: string;
      facts: { usedBy: { kind: string; code: string }[] };
    };
    expect(thrown.code).toBe('catalogue.still-used');
    expect(thrown.facts.usedBy.map((one) => one.kind)).toContain('proofReview');
  });
});
