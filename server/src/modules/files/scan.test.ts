import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import Type from 'typebox';
import { afterAll, describe, expect, it } from 'vitest';
import { commandEach, type Environment, systemActor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { clamdScanner } from './adapters/clamd.ts';
import { eicarTestFile, startClamdSimulator } from './adapters/clamd-simulator.ts';
import {
  listFiles,
  readFile,
  ReceivedFile,
  receiveFile,
  recordScan,
  scannerStatus,
  scanWaiting,
  storeFile,
} from './index.ts';

const simulator = await startClamdSimulator();
afterAll(() => simulator.close());
const { env } = await testPlatform({ config: { scanner: simulator.address } });
const subjectId = randomUUID();
const actor = citizen(subjectId);
const pdf = (body = '') =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%${body}\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`,
    'latin1',
  );
const infected = pdf(eicarTestFile().toString('latin1'));

/** What the owner of a file does with it, as far as this module is concerned. */
const keep = commandEach({
  name: 'files.test-keep',
  title: '存文件',
  permission: { citizen: true },
  input: Type.Object({ ownerId: Type.String(), file: Type.Union([ReceivedFile, Type.Null()]) }),
  owner: (input) => input.ownerId,
  loadOne: async (db, _, { keys, now }) => {
    const ring = await keys.load(db, [subjectId]);
    const created = ring.keys.has(subjectId) ? null : ring.created(subjectId, now);
    return { keys, key: ring.keys.get(subjectId) ?? created!.key, writes: created ? [created.write] : [] };
  },
  decide: ({ keys, key, writes }, { input, ctx }) => {
    const place = {
      fileId: ctx.newId(),
      owner: { kind: 'case', id: input.ownerId },
      materialKey: 'lease@shop',
      uploadedBy: 'me',
      at: ctx.now,
    };
    return {
      writes: [...writes, ...(input.file ? [storeFile(input.file, place, { keys, key })] : [])],
      result: place.fileId,
    };
  },
});
await env.execute(keep, { input: { ownerId: randomUUID(), file: null }, actor });

const receive = (content: Buffer, around: Environment = env) =>
  receiveFile(around, { name: '租约.pdf', content, subjectId });
async function kept(content: Buffer, around: Environment = env) {
  const file = await receive(content, around);
  const ownerId = randomUUID();
  const { result: fileId } = await env.execute(keep, { input: { ownerId, file }, actor });
  return { fileId, ownerId, scan: file.scan };
}
const scanOf = async (ownerId: string) =>
  (await listFiles(env.db, env.keys, { kind: 'case', id: ownerId })).map((file) => file.scan);

describe('病毒检查 (FRM-12)', () => {
  it('测试病毒当场查出来,不收,也不存;没有病毒的照常收', async () => {
    await expect(receive(infected)).rejects.toMatchObject({
      code: 'files.file-refused',
      facts: { findings: [{ code: 'infected' }] },
    });
    const { fileId, scan } = await kept(pdf('clean'));
    expect(scan).toBe('clean');
    expect(await readFile(env, fileId)).toMatchObject({ name: '租约.pdf' });
  });

  it('大文件分块送检,病毒在最后也查得出', async () => {
    const scanner = clamdScanner(simulator.address);
    const large = Buffer.alloc(300_000, 65);
    expect(await scanner.scan(large)).toEqual({ state: 'clean' });
    expect(await scanner.scan(Buffer.concat([large, eicarTestFile()]))).toEqual({
      state: 'infected',
      threat: 'Eicar-Test-Signature',
    });
    expect(await scanner.scan(Buffer.alloc(0))).toEqual({ state: 'clean' });
  });

  it('扫描机连不上:文件隔离,谁也打不开;恢复后自动补查,干净的放行,有病毒的告诉申请人', async () => {
    simulator.setDown(true);
    const clean = await kept(pdf('later'));
    const bad = await kept(infected);
    expect([clean.scan, bad.scan]).toEqual(['waiting', 'waiting']);
    for (const { fileId } of [clean, bad])
      await expect(readFile(env, fileId)).rejects.toMatchObject({ code: 'files.file-waiting', status: 409 });
    await scanWaiting(env);
    expect(await scannerStatus(env)).toEqual({ state: 'unreachable', waiting: 2 });
    simulator.setDown(false);
    await scanWaiting(env);
    expect(await scannerStatus(env)).toEqual({ state: 'on', waiting: 0 });
    expect(await scanOf(clean.ownerId)).toEqual(['clean']);
    expect(await readFile(env, clean.fileId)).toMatchObject({ type: 'application/pdf' });
    expect(await scanOf(bad.ownerId)).toEqual(['infected']);
    await expect(readFile(env, bad.fileId)).rejects.toMatchObject({ code: 'files.file-infected', status: 409 });
    const again = await env.execute(recordScan, { input: { fileId: bad.fileId, scan: 'clean' }, actor: systemActor });
    expect(again.result).toEqual({ recorded: false });
    await expect(readFile(env, bad.fileId)).rejects.toMatchObject({ code: 'files.file-infected' });
  });

  it('没有接扫描机的,照实说没有查过', async () => {
    const without = { ...env, config: { ...env.config, scanner: undefined } };
    expect((await receive(pdf('unseen'), without)).scan).toBe('unscanned');
    expect(await scannerStatus(without)).toMatchObject({ state: 'off' });
    await scanWaiting(without);
  });

  it('只有系统能记检查结论', async () => {
    const { fileId } = await kept(pdf('mine'));
    for (const by of [actor, staff('x', 'supervisor', 'hall')])
      await expect(env.execute(recordScan, { input: { fileId, scan: 'clean' }, actor: by })).rejects.toMatchObject({
        status: 403,
      });
  });

  it.each([
    ['答非所问', 'HELLO\0'],
    ['说个没完', 'x'.repeat(10_000)],
    ['一声不吭就挂断', ''],
    ['说超出了上限', 'INSTREAM size limit exceeded. ERROR\0'],
  ])('扫描机%s,当作没有查过', async (_, words) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.on('data', () => socket.end(words));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await clamdScanner(`tcp://127.0.0.1:${port}`).scan(Buffer.from('x'))).toMatchObject({
      state: 'unavailable',
    });
    server.close();
    expect(await clamdScanner('unix:/nowhere/clamd.sock').scan(Buffer.from('x'))).toMatchObject({
      state: 'unavailable',
    });
    expect(await clamdScanner('/nowhere/clamd.sock').ping()).toBe(false);
  });
});
