import { randomUUID } from 'node:crypto';
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { importDefinitions } from '#catalogue';
import { renderDocument } from '#documents';
import {
  advanceClock,
  createKeyRing,
  createPlatform,
  type Environment,
  systemActor,
  systemRandom,
  visitor,
} from '#platform';
import { findSealUse, sealDocument, verifySeals } from '#seals';
import { checkLicenceIdentifier } from '@yijian/core/identifiers';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { expireDue } from './expire-licences.ts';
import { lanternDefinitions } from './fixture.ts';
import {
  attachDocument,
  changeStatus,
  expireLicences,
  findEvidence,
  importLicence,
  issueLicence,
  listLicences,
  listLicenceTypes,
  readDocument,
  readLicence,
  verifyByToken,
  verifyUpload,
} from './index.ts';
import { catalogueCsv } from './licence-catalogue.ts';
import { type LicenceAct, type LicenceStatus, nextStatus, statusNames, statusTable } from './licences.ts';
import { findLicence } from './licences.store.ts';
import { reactions } from './reactions.ts';
import { refusals } from './refusals.ts';

const platform = await testPlatform({ reactions });
const { env } = platform;
await importDefinitions(env, lanternDefinitions, { actor: systemActor, reason: '测试用的虚构目录' });

const attributes = {
  holder: '灯笼镇老街铺',
  creditCode: '91990101M000000194',
  place: '灯笼镇老街 6 号',
  kind: 'paper',
  crafts: 'cut,paint',
};
const officer = staff('an-issuer', 'issuer', 'lantern-office');

async function issue(more: object = {}, subjectId: string = randomUUID(), on: Environment = env) {
  const input = {
    type: 'lantern-permit',
    authority: 'lantern-office',
    holder: { kind: 'organisation' as const, subjectId },
    holderName: '灯笼镇老街铺',
    attributes,
    caseId: randomUUID(),
    member: 'frame',
    decisionId: randomUUID(),
    ...more,
  };
  const { result } = await on.execute(issueLicence, { input, actor: systemActor });
  return { ...result, input, subjectId };
}
const act = (licenceId: string, name: 'suspend' | 'restore' | 'revoke' | 'cancel' | 'void', actor = officer) =>
  env.execute(changeStatus, {
    input: { licenceId, act: name, law: '行政许可法第六十九条', reason: '测试用的理由' },
    actor,
  });
const evidenceOf = (subjectId: string) =>
  findEvidence(env.db, env.keys, { kind: 'organisation', subjectId, role: 'enterprise' });
const tokenOf = async (licenceId: string) =>
  (await findLicence(env.db, { by: 'licence_id', value: licenceId }))!.verifyToken;
const ownerOf = (subjectId: string) => ({
  ...citizen(randomUUID()),
  principal: { kind: 'organisation' as const, id: subjectId },
  capacity: 'legalRepresentative' as const,
});

describe('制发', () => {
  it('证照标识符合 GB/T 36904,内容加密存放，持证人成为可引用的凭据', async () => {
    const issued = await issue();
    expect(checkLicenceIdentifier(issued.identifier).ok).toBe(true);
    expect(issued).toMatchObject({ version: 1, status: 'active' });
    const { rows } = await env.db.query('select l::text as row from licences.licence l where licence_id = $1', [
      issued.licenceId,
    ]);
    expect(rows[0].row).not.toContain('老街');
    const evidence = await evidenceOf(issued.subjectId);
    expect(evidence).toMatchObject([
      {
        kind: 'licence',
        licenceType: 'lantern-permit',
        licenceId: issued.licenceId,
        version: 1,
        holder: 'enterprise',
        attributes,
      },
    ]);
  });

  it('同一决定送达两次只制一个证', async () => {
    const first = await issue();
    const again = await env.execute(issueLicence, { input: first.input, actor: systemActor });
    expect(again.result).toMatchObject({ licenceId: first.licenceId, version: 1 });
    const both = await Promise.all(
      [1, 2, 3].map(() =>
        env.execute(issueLicence, {
          input: { ...first.input, decisionId: '00000000-0000-7000-8000-000000000001' },
          actor: systemActor,
        }),
      ),
    );
    expect(new Set(both.map((one) => one.result.licenceId)).size).toBe(1);
  });

  it('变更后换发新版本：同一流水号和编号，旧版本失效，以后引用新版本', async () => {
    const first = await issue();
    const second = await issue({ attributes: { ...attributes, place: '灯笼镇新街 8 号' } }, first.subjectId);
    expect(second).toMatchObject({ version: 2, number: first.number });
    expect(second.identifier.split('.').slice(0, 8)).toEqual(first.identifier.split('.').slice(0, 8));
    expect((await evidenceOf(first.subjectId)).map((one) => [one.version, one.attributes.place])).toEqual([
      [2, '灯笼镇新街 8 号'],
    ]);
    const { items } = await listLicences(env, ownerOf(first.subjectId));
    expect(items.map((one) => [one.version, one.statusName])).toEqual([
      ['002', '有效'],
      ['001', '失效(已换发新版本)'],
    ]);
  });

  it('两个不同的决定同时制发，版本仍然一个接一个', async () => {
    const subjectId = randomUUID();
    const issued = await Promise.all([1, 2, 3, 4, 5].map(() => issue({}, subjectId)));
    expect(issued.map((one) => one.version).sort()).toEqual([1, 2, 3, 4, 5]);
    expect((await evidenceOf(subjectId)).map((one) => one.version)).toEqual([5]);
  });

  it('两个进程同时制发，版本也一个接一个，一个决定仍只有一个证', async () => {
    const other = createPlatform({
      pool: env.db,
      random: systemRandom,
      keys: createKeyRing(Buffer.alloc(32, 7), systemRandom),
      blobs: env.blobs,
      config: env.config,
      reactions: [],
    });
    for (let round = 0; round < 5; round += 1) {
      const subjectId = randomUUID();
      await issue({}, subjectId);
      const issued = await Promise.all([
        issue({}, subjectId),
        issue({}, subjectId),
        issue({}, subjectId, other.env),
        issue({}, subjectId, other.env),
      ]);
      expect(issued.map((one) => one.version).sort()).toEqual([2, 3, 4, 5]);
      const decisionId = randomUUID();
      const twice = await Promise.all([issue({ decisionId }, subjectId), issue({ decisionId }, subjectId, other.env)]);
      expect(twice[0].licenceId).toBe(twice[1].licenceId);
    }
  });

  it('暂扣期间换发的新版本仍是暂扣', async () => {
    const first = await issue();
    await act(first.licenceId, 'suspend');
    expect(await issue({}, first.subjectId)).toMatchObject({ version: 2, status: 'suspended' });
    expect(await evidenceOf(first.subjectId)).toEqual([]);
  });

  it('注销以后再发的是新证，另有编号', async () => {
    const first = await issue();
    await act(first.licenceId, 'cancel');
    const second = await issue({}, first.subjectId);
    expect([second.version, second.number === first.number]).toEqual([1, false]);
  });

  it('目录里没有的类型、机构、要素都说明白', async () => {
    await expect(issue({ type: 'no-such-permit' })).rejects.toMatchObject({ code: refusals.unknownType.code });
    await expect(issue({ authority: 'no-such-office' })).rejects.toMatchObject({
      code: refusals.unknownAuthority.code,
    });
    await expect(issue({ attributes: { ...attributes, colour: 'red' } })).rejects.toMatchObject({
      code: refusals.unknownAttributes.code,
      facts: { unknown: ['colour'] },
    });
  });

  it('导入已有证照可以重复进行', async () => {
    const input = {
      type: 'lantern-permit',
      authority: 'lantern-office',
      holder: { kind: 'organisation' as const, subjectId: randomUUID() },
      holderName: '灯笼镇老街铺',
      attributes,
      number: '灯 2020 第 1 号',
      issuedOn: '2020-05-01',
      validTo: null,
    };
    const [first, again] = [
      await env.execute(importLicence, { input, actor: systemActor }),
      await env.execute(importLicence, { input, actor: systemActor }),
    ];
    expect(again.result).toEqual(first.result);
    expect(first.result).toMatchObject({ number: '灯 2020 第 1 号', version: 1, status: 'active' });
  });
});

describe('状态', () => {
  const acts: LicenceAct[] = ['suspend', 'restore', 'revoke', 'cancel', 'void', 'supersede', 'expire'];
  it('状态表之外的变动都不可能', () => {
    for (const status of Object.keys(statusNames) as LicenceStatus[]) {
      for (const name of acts)
        expect(nextStatus(status, name)).toBe(
          statusTable.find((row) => row.act === name && row.from.includes(status))?.to,
        );
    }
    for (const final of ['superseded', 'cancelled', 'void'] as const)
      expect(acts.filter((name) => nextStatus(final, name))).toEqual([]);
  });

  it.each([
    [['suspend'], '暂扣'],
    [['suspend', 'restore'], '有效'],
    [['revoke'], '撤销'],
    [['revoke', 'cancel'], '注销'],
    [['cancel'], '注销'],
    [['void'], '作废'],
    [['suspend', 'revoke'], '撤销'],
  ] as const)('%s -> %s,核验结果随之变化', async (steps, name) => {
    const { licenceId, subjectId } = await issue();
    for (const step of steps) await act(licenceId, step);
    const verified = await verifyByToken(env, await tokenOf(licenceId));
    expect(verified.licence!.statusName).toBe(name);
    expect(verified.result).toBe(name === '有效' ? 'valid' : 'notInForce');
    expect((await evidenceOf(subjectId)).length).toBe(name === '有效' ? 1 : 0);
    const read = await readLicence(env, licenceId, officer);
    expect(read.history.map((one) => [one.act, one.law, one.reason])).toEqual(
      steps.map((step) => [step, '行政许可法第六十九条', '测试用的理由']),
    );
  });

  it('不能做的变动说明现在能做什么', async () => {
    const { licenceId } = await issue();
    await act(licenceId, 'revoke');
    await expect(act(licenceId, 'restore')).rejects.toMatchObject({
      code: refusals.notNow.code,
      facts: { statusName: '撤销', possible: [{ act: 'cancel', name: '注销', law: '行政许可法 70' }] },
    });
    await expect(act(randomUUID(), 'revoke')).rejects.toMatchObject({ code: refusals.licenceNotFound.code });
  });

  it('只有发证机关的制证、决定岗位可以变更', async () => {
    const { licenceId } = await issue();
    await expect(act(licenceId, 'suspend', staff('other', 'issuer', 'paper-office'))).rejects.toMatchObject({
      code: refusals.notIssuer.code,
    });
    for (const actor of [
      citizen(randomUUID()),
      staff('c', 'counter', 'lantern-office'),
      staff('s', 'supervisor', 'lantern-office'),
      systemActor,
    ]) {
      await expect(act(licenceId, 'suspend', actor)).rejects.toMatchObject({ code: 'platform.not-permitted' });
    }
    await expect(act(licenceId, 'suspend', visitor)).rejects.toMatchObject({ code: 'platform.sign-in-needed' });
    expect((await act(licenceId, 'suspend', staff('d', 'decider', 'lantern-office'))).result.statusName).toBe('暂扣');
  });

  it('制发、导入、制证、到期只能由系统进行', async () => {
    const { input, licenceId } = await issue();
    const { caseId: _, member: __, decisionId: ___, ...imported } = input;
    for (const actor of [citizen(randomUUID()), officer, staff('m', 'catalogueManager', 'lantern-office')]) {
      const refused = { code: 'platform.not-permitted' };
      await expect(env.execute(issueLicence, { input, actor })).rejects.toMatchObject(refused);
      await expect(
        env.execute(importLicence, { input: { ...imported, number: '1', issuedOn: '2020-01-01' }, actor }),
      ).rejects.toMatchObject(refused);
      await expect(env.execute(attachDocument, { input: { licenceId }, actor })).rejects.toMatchObject(refused);
      await expect(env.execute(expireDue, { input: {}, actor })).rejects.toMatchObject(refused);
    }
    await expect(
      env.execute(attachDocument, { input: { licenceId: randomUUID() }, actor: systemActor }),
    ).rejects.toMatchObject({ code: refusals.licenceNotFound.code });
  });
});

describe('证照文件与核验', () => {
  it('制发后自动制成签章的 PDF,用印只有一个事由，公众上传核验为真实有效', async () => {
    const issued = await issue();
    await platform.deliver();
    const file = await readDocument(env, issued.licenceId, ownerOf(issued.subjectId));
    expect(file.name).toBe(`灯笼制售许可证-${issued.number}-001.pdf`);
    expect(await verifySeals(env, file.content)).toMatchObject({
      verdict: 'valid',
      signatures: [{ organization: '灯笼镇市场所', reason: `制发电子证照 ${issued.identifier}` }],
    });
    expect(await findSealUse(env.db, { kind: 'licence', id: issued.input.decisionId })).toMatchObject({
      authority: 'lantern-office',
    });
    expect(await verifyUpload(env, Buffer.from(file.content))).toMatchObject({
      result: 'valid',
      licence: { typeName: '灯笼制售许可证', statusName: '有效', issuerName: '灯笼镇市场所' },
      signatures: [{ holds: true }],
    });
    await act(issued.licenceId, 'revoke');
    expect(await verifyUpload(env, Buffer.from(file.content))).toMatchObject({
      result: 'notInForce',
      licence: { statusName: '撤销' },
    });
  });

  it('文件在持证人的密钥下加密存放', async () => {
    const issued = await issue();
    await platform.deliver();
    const { document } = (await findLicence(env.db, { by: 'licence_id', value: issued.licenceId }))!;
    expect((await env.blobs.get(document!.blob))!.includes('%PDF')).toBe(false);
    expect(await env.blobs.get(document!.sha256)).toBeUndefined();
  });

  it('还没轮到制证时，持证人打开就当场制成；再打开是同一个文件', async () => {
    const issued = await issue();
    const [first, second] = [
      await readDocument(env, issued.licenceId, officer),
      await readDocument(env, issued.licenceId, ownerOf(issued.subjectId)),
    ];
    expect(Buffer.from(first.content).equals(Buffer.from(second.content))).toBe(true);
    await platform.deliver();
    const { rows } = await env.db.query('select count(*)::int as uses from seals.seal_use where cause_id = $1', [
      issued.input.decisionId,
    ]);
    expect(rows[0].uses).toBe(1);
  });

  it('改动一个字节：提示被改动过', async () => {
    const issued = await issue();
    const changed = Buffer.from((await readDocument(env, issued.licenceId, officer)).content);
    changed[changed.indexOf('/CreationDate') + 20]! ^= 1;
    expect(await verifyUpload(env, changed)).toMatchObject({ result: 'changed', licence: null });
  });

  it('没有签章的、别处签章的文件：查不到；本平台机构的其他文书：签章有效', async () => {
    const { pdf } = await renderDocument({ template: '= 1', data: {}, createdAt: '2026-11-20T00:00:00.000Z' });
    expect((await verifyUpload(env, Buffer.from(pdf))).result).toBe('unknown');
    expect((await verifyUpload(env, Buffer.from('不是 PDF'))).result).toBe('unknown');
    const authority = { code: 'lantern-office', name: '灯笼镇市场所', uscc: '11990101M00000019C' };
    const { env: elsewhere } = await testPlatform();
    expect(
      (
        await verifyUpload(
          env,
          Buffer.from(await sealDocument(elsewhere as Environment, pdf, { authority, reason: '别处的章' })),
        )
      ).result,
    ).toBe('unknown');
    expect(
      (await verifyUpload(env, Buffer.from(await sealDocument(env, pdf, { authority, reason: '准予许可决定' }))))
        .result,
    ).toBe('sealed');
  });

  it('扫码核验：个人姓名只显示一部分；查不到时答复的形状一样', async () => {
    const { licenceId } = await issue({
      holder: { kind: 'person', subjectId: randomUUID() },
      holderName: '林某燕',
      type: 'lantern-card',
      attributes: { name: '林某燕' },
    });
    const found = await verifyByToken(env, await tokenOf(licenceId));
    expect(found.licence!.holder).not.toBe('林某燕');
    for (const token of ['AAAAAAAAAAAAAAAAAAAAAA', '', "' or 1=1 --", '𠮷'.repeat(200)]) {
      const missing = await verifyByToken(env, token);
      expect([missing.result, Object.keys(missing).sort()]).toEqual(['unknown', Object.keys(found).sort()]);
    }
  });

  it('别人的证照如同不存在', async () => {
    const { licenceId } = await issue();
    for (const actor of [
      citizen(randomUUID()),
      staff('x', 'issuer', 'paper-office'),
      staff('c', 'counter', 'lantern-office'),
    ]) {
      await expect(readLicence(env, licenceId, actor)).rejects.toMatchObject({ code: refusals.licenceNotFound.code });
      await expect(readDocument(env, licenceId, actor)).rejects.toMatchObject({ code: refusals.licenceNotFound.code });
    }
  });

  it('字库里没有的字：数据完整，照面标出并提示', async () => {
    const issued = await issue({ attributes: { ...attributes, holder: '\u{2A6D7}记灯笼' } });
    await platform.deliver();
    const read = await readLicence(env, issued.licenceId, officer);
    expect(read.attributes[0]).toEqual({ label: '名称', value: '\u{2A6D7}记灯笼' });
    expect(read.flag).toContain('生僻字');
  });
});

describe('证照目录', () => {
  it('新增类型后可查、可搜、可导出', async () => {
    expect((await listLicenceTypes(env.db)).map((one) => one.code)).toEqual(['lantern-permit', 'lantern-card']);
    expect(await listLicenceTypes(env.db, '灯笼制售 创作')).toMatchObject([]);
    expect(await listLicenceTypes(env.db, '灯笼制售')).toMatchObject([
      {
        holder: '法人或其他组织',
        validity: '365 天',
        attributes: ['名称', '统一社会信用代码', '经营场所', '灯笼种类', '工艺'],
      },
    ]);
    const csv = catalogueCsv([{ ...(await listLicenceTypes(env.db))[0]!, name: '=HYPERLINK("x")' }]);
    expect(csv.startsWith('\ufeff"证照类型","类型代码"')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

describe('到期', () => {
  it('过了最后一天就不再有效，轮询后写下状态', async () => {
    const issued = await issue();
    expect((await findLicence(env.db, { by: 'licence_id', value: issued.licenceId }))!.validTo).not.toBeNull();
    await env.execute(advanceClock, { input: { minutes: 365 * 24 * 60 }, actor: systemActor });
    expect(await evidenceOf(issued.subjectId)).toEqual([]);
    expect(await verifyByToken(env, await tokenOf(issued.licenceId))).toMatchObject({
      result: 'notInForce',
      licence: { statusName: '过期' },
    });
    expect(await expireLicences(env)).toBeGreaterThan(0);
    expect(await expireLicences(env)).toBe(0);
    expect((await findLicence(env.db, { by: 'licence_id', value: issued.licenceId }))!.status).toBe('expired');
    await act(issued.licenceId, 'cancel');
    expect((await verifyByToken(env, await tokenOf(issued.licenceId))).licence!.statusName).toBe('注销');
  });
});
