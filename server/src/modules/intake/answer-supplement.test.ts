import { randomUUID } from 'node:crypto';
import { planCase } from '@yijian/core/compile';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentRelease, importBundles } from '#bundles';
import { acceptCase, findCase, listParties } from '#cases';
import { importDefinitions } from '#catalogue';
import { listFiles } from '#files';
import { type Actor, systemActor, visitor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { lanternBundleWith, lanternDefinitions } from '../bundles/testing-lantern.ts';
import { openLanternCase } from '../cases/fixture.ts';
import { lanternActs } from '../cases/testing-lantern.ts';
import { receiveForCase, submitSupplement } from './answer-supplement.ts';

const { env } = await testPlatform();
const acts = lanternActs(env);
const me = citizen(randomUUID());
const stranger = citizen(randomUUID());
const clerk = staff(randomUUID(), 'counter', 'hall');
const around = { actor: systemActor, reason: '首次导入' };
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);
const keeperName = 'person-name@keeper';
const lease = 'lease@shop/premises';

beforeAll(async () => {
  await importDefinitions(env, lanternDefinitions(), around);
  await importBundles(env, [lanternBundleWith()], around);
});

/** A case of the published bundle whose notice names these points. Only the applicant's own values are there. */
async function noticed(
  points: { member: string; kind: string; ref: string }[] = [
    { member: 'licence', kind: 'field', ref: keeperName },
    { member: 'licence', kind: 'material', ref: lease },
  ],
): Promise<string> {
  const release = (await currentRelease(env.db, 'open-lantern-shop'))!;
  const { plan } = planCase(release, { 'open-flame': 'yes', area: '80', 'by-agent': 'yes', extras: ['sign'] }, [], {
    optOut: [],
  });
  const { result } = await env.execute(openLanternCase, {
    input: { applicationId: randomUUID(), plan, values: { 'name@shop': '东街灯笼铺' } },
    actor: me,
  });
  for (const [member, own] of Map.groupBy(points, (point) => point.member)) {
    const { authority } = plan.nodes.find((node) => node.member === member)!;
    await acts.raise(
      result.caseId,
      member,
      own.map(({ kind, ref }) => ({ kind, ref, problem: 'missing' })),
      staff('reviewer', 'reviewer', authority),
    );
  }
  await acts.notice(result.caseId);
  return result.caseId;
}

const upload = (caseId: string, actor: Actor = me) =>
  receiveForCase(env, caseId, { name: '租约.png', content: picture, actor });
type Given = {
  values?: Record<string, string | string[]>;
  files?: { material: string; file: Awaited<ReturnType<typeof upload>> }[];
};
const answer = (caseId: string, given: Given, actor: Actor = me, idempotencyKey?: string) =>
  env.execute(submitSupplement, {
    input: { caseId, values: given.values ?? {}, files: given.files ?? [] },
    actor,
    idempotencyKey,
  });

async function valuesOf(caseId: string): Promise<Record<string, unknown>> {
  const personal = (await listParties(env.db, caseId)).flatMap(({ subjectId, personal: row }) =>
    row ? [{ subjectId, cipher: row.cipher }] : [],
  );
  const { keys } = await env.keys.load(
    env.db,
    personal.map((row) => row.subjectId),
  );
  return Object.assign(
    {},
    ...personal.map((row) => env.keys.decrypt(keys.get(row.subjectId)!, `personal|${caseId}`, row.cipher)),
  );
}

describe('提交补正', () => {
  it('一次补齐:值和材料都在,原来没有的当事人也有了,旧的值不丢', async () => {
    const caseId = await noticed();
    const key = randomUUID();
    const given = { values: { [keeperName]: '林晓燕' }, files: [{ material: lease, file: await upload(caseId) }] };
    const { result } = await answer(caseId, given, me, key);
    expect(result).toMatchObject({ status: 'received' });
    expect((await answer(caseId, given, me, key)).replayed).toBe(true);
    expect(await valuesOf(caseId)).toEqual({ 'name@shop': '东街灯笼铺', [keeperName]: '林晓燕' });
    expect((await listParties(env.db, caseId)).map((party) => [party.role, party.kind])).toEqual([
      ['applicant', 'person'],
      ['keeper', 'person'],
    ]);
    expect(
      (await listFiles(env.db, env.keys, { kind: 'case', id: caseId })).map((file) => [file.material, file.name]),
    ).toEqual([[lease, '租约.png']]);
    expect(
      JSON.stringify((await env.db.query('select data from cases.case_event where case_id = $1', [caseId])).rows),
    ).not.toContain('林晓燕');
  });

  it('第二次补正在第一次的值上加一版', async () => {
    const caseId = await noticed([{ member: 'licence', kind: 'field', ref: keeperName }]);
    await answer(caseId, { values: { [keeperName]: '林晓燕' } });
    await acts.secondNotice(caseId, staff('overseer', 'supervisor', 'city'));
    await acts.raise(
      caseId,
      'licence',
      [{ kind: 'field', ref: 'id-number@keeper', problem: 'missing' }],
      staff('reviewer', 'reviewer', 'trade'),
    );
    await acts.notice(caseId);
    await expect(answer(caseId, { values: { 'id-number@keeper': '123' } })).rejects.toMatchObject({
      code: 'intake.not-ready',
      status: 422,
    });
    await answer(caseId, { values: { 'id-number@keeper': '42990319860514122X' } });
    expect(await valuesOf(caseId)).toMatchObject({ [keeperName]: '林晓燕', 'id-number@keeper': '42990319860514122X' });
    expect(
      (
        await env.db.query(
          `select array_agg(version order by version) as versions from cases.personal where case_id = $1 and role = 'keeper'`,
          [caseId],
        )
      ).rows[0].versions,
    ).toEqual([1, 2]);
  });

  it('没补齐、补空、补错、改没要求的栏目,都退回并说明', async () => {
    const caseId = await noticed();
    const files = [{ material: lease, file: await upload(caseId) }];
    await expect(answer(caseId, { files })).rejects.toMatchObject({
      code: 'cases.supplement-incomplete',
      facts: { left: [keeperName] },
    });
    for (const value of ['', '   '])
      await expect(answer(caseId, { values: { [keeperName]: value }, files })).rejects.toMatchObject({
        code: 'intake.not-ready',
      });
    await expect(
      answer(caseId, { values: { [keeperName]: '林晓燕', 'name@shop': '西街灯笼铺', nonsense: 'x' }, files }),
    ).rejects.toMatchObject({
      code: 'intake.not-ready',
      facts: { findings: [{ place: 'field:name@shop' }, { place: 'field:nonsense' }] },
    });
    await expect(
      answer(caseId, {
        values: { [keeperName]: '林晓燕' },
        files: [...files, { ...files[0]!, material: 'layout@shop/premises' }],
      }),
    ).rejects.toMatchObject({ code: 'intake.unknown-material', facts: { materials: [lease] } });
    expect(await valuesOf(caseId)).toEqual({ 'name@shop': '东街灯笼铺' });
    expect(await listFiles(env.db, env.keys, { kind: 'case', id: caseId })).toEqual([]);
  });

  it('文件信息改过的不收:别的办件的、改了签名结论的', async () => {
    const [caseId, other] = [await noticed(), await noticed()];
    const mine = await upload(caseId);
    const signed = {
      ...mine,
      signature: { verdict: 'valid' as const, text: '签名有效', signers: ['某某局'], problems: [] },
    };
    for (const file of [
      signed,
      { ...mine, blob: 'a'.repeat(64) },
      { ...mine, ticket: 'b'.repeat(64) },
      await upload(other),
    ]) {
      await expect(
        answer(caseId, { values: { [keeperName]: '林晓燕' }, files: [{ material: lease, file }] }),
      ).rejects.toMatchObject({ code: 'intake.bad-file', status: 422 });
    }
    await answer(caseId, { values: { [keeperName]: '林晓燕' }, files: [{ material: lease, file: mine }] });
  });

  it('条件不符合的,可以改这个事项要求的一切', async () => {
    const release = (await currentRelease(env.db, 'open-lantern-shop'))!;
    const condition = release.members.find((member) => member.id === 'licence')!.item.conditions[0]!.id;
    const caseId = await noticed([{ member: 'licence', kind: 'condition', ref: condition }]);
    await expect(answer(caseId, { values: { 'mobile@keeper': '13900000001' } })).rejects.toMatchObject({
      code: 'intake.not-ready',
    });
    await answer(caseId, { values: { 'address@shop/premises': '西街 6 号' } });
    expect((await valuesOf(caseId))['address@shop/premises']).toBe('西街 6 号');
  });

  it('别人、别处的窗口都不行;没有待补正的也不行', async () => {
    const caseId = await noticed();
    for (const actor of [stranger, staff('far', 'counter', 'hall', '220202'), staff('window', 'counter', 'fire')]) {
      await expect(upload(caseId, actor)).rejects.toMatchObject({ code: 'intake.application-not-found', status: 404 });
      await expect(answer(caseId, { values: { [keeperName]: '林晓燕' } }, actor)).rejects.toMatchObject({
        status: 404,
        code: 'cases.case-not-found',
      });
    }
    for (const actor of [visitor, staff('r', 'reviewer', 'trade')])
      await expect(answer(caseId, {}, actor)).rejects.toMatchObject({ status: actor === visitor ? 401 : 403 });
    await answer(
      caseId,
      { values: { [keeperName]: '林晓燕' }, files: [{ material: lease, file: await upload(caseId, clerk) }] },
      clerk,
    );
    await expect(upload(caseId)).rejects.toMatchObject({ code: 'intake.no-answer-open', status: 409 });
    await expect(answer(caseId, { values: { [keeperName]: '林晓燕' } })).rejects.toMatchObject({
      code: 'cases.no-supplement-open',
      status: 409,
    });
    await env.execute(acceptCase, { input: { caseId }, actor: clerk });
    expect((await findCase(env.db, caseId))!.state.status).toBe('accepted');
  });
});
