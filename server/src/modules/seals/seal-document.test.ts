import { randomUUID } from 'node:crypto';
import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { renderDocument } from '#documents';
import { command, sha256, systemActor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { createCa, createDemoSeal } from './create-demo-seal.ts';
import { ensureAuthoritySeal, findSealUse, recordSealUse, sealDocument, verifySeals } from './index.ts';
import { refusals } from './refusals.ts';

const { env } = await testPlatform();
const authority = { code: 'lantern-office', name: '灯笼镇市场所', uscc: '11990101M00000019C' };
const blank = async () => (await renderDocument({ template: '= 1', data: {}, createdAt: await env.now() })).pdf;

describe('机构印章', () => {
  it('第一次用印时制作，以后一直是同一枚；同时要也只有一枚', async () => {
    const seals = await Promise.all([1, 2, 3, 4].map(() => ensureAuthoritySeal(env, authority)));
    expect(new Set(seals.map((seal) => seal.certPem)).size).toBe(1);
    expect((await ensureAuthoritySeal(env, authority)).keyPem).toBe(seals[0]!.keyPem);
  });

  it('私钥不以明文存放', async () => {
    const { rows } = await env.db.query(`select encode(cipher, 'escape') as stored from seals.authority_key`);
    expect(rows.some((row) => row.stored.includes('PRIVATE KEY'))).toBe(false);
  });

  it('签出的文书验得过，改一个字节就验不过', async () => {
    const signed = await sealDocument(env, await blank(), { authority, reason: '制发证照' });
    const report = await verifySeals(env, signed);
    expect(report).toMatchObject({
      verdict: 'valid',
      signatures: [{ organization: '灯笼镇市场所', authorityCode: authority.uscc, reason: '制发证照' }],
    });
    const changed = Buffer.from(signed);
    changed[200]! ^= 1;
    expect((await verifySeals(env, changed)).verdict).toBe('invalid');
  });

  it('正式环境没有配置印章就不能用印', async () => {
    const { env: real } = await testPlatform({ config: { demo: false } });
    await expect(ensureAuthoritySeal(real, authority)).rejects.toMatchObject({ code: refusals.noSeal.code });
    for (const [made, input] of [
      [createCa, {}],
      [createDemoSeal, authority],
    ] as const) {
      await expect(real.execute(made as typeof createCa, { input, actor: systemActor })).rejects.toMatchObject({
        code: 'seals.no-seal',
      });
    }
  });

  it('只有系统可以制作印章', async () => {
    for (const actor of [citizen(randomUUID()), staff('s', 'supervisor', 'office'), staff('d', 'decider', 'office')]) {
      await expect(env.execute(createCa, { input: {}, actor })).rejects.toMatchObject({
        code: 'platform.not-permitted',
      });
      await expect(env.execute(createDemoSeal, { input: authority, actor })).rejects.toMatchObject({
        code: 'platform.not-permitted',
      });
    }
  });
});

const use = command({
  name: 'seals.test-use',
  title: '用印',
  permission: { system: true },
  input: Type.Object({ causeId: Type.String() }),
  owner: (input) => input.causeId,
  load: async (_, requests) => requests.map(() => null),
  decide: (_, { input, ctx }) => ({
    writes: [
      recordSealUse({
        useId: ctx.newId(),
        authority: authority.code,
        causeKind: 'decision',
        causeId: input.causeId,
        documentHash: sha256('a document'),
        at: ctx.now,
      }),
    ],
    result: {},
  }),
});

it('一个事由只能用一次印', async () => {
  const causeId = randomUUID();
  await env.execute(use, { input: { causeId }, actor: systemActor });
  await expect(env.execute(use, { input: { causeId }, actor: systemActor })).rejects.toThrow();
  expect(await findSealUse(env.db, { kind: 'decision', id: causeId })).toMatchObject({
    authority: 'lantern-office',
    documentHash: sha256('a document'),
  });
});
