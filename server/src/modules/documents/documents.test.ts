import { randomUUID } from 'node:crypto';
import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { command, systemActor } from '#platform';
import { testPlatform } from '../../platform/testing/index.ts';
import { documentsOf, findDocument, renderDocument, writeDocument } from './index.ts';

const { env } = await testPlatform();
const caseId = randomUUID();
const template = (words: string) => `#import "/layout.typ": *\n#show: notice-page.with("通知")\n${words}\n#closing()`;

/** Keeps a rendered document, as the modules that issue one do. */
const keep = command({
  name: 'documents.keep-sample',
  title: '存样例文书',
  permission: { system: true },
  input: Type.Object({ number: Type.String(), blob: Type.String(), size: Type.Integer() }),
  owner: (input) => input.number,
  load: async (_, requests) => requests.map(() => ({})),
  decide: (_, { input, ctx }) => {
    const documentId = ctx.newId();
    const template = { code: 'receipt', version: 1, hash: '0'.repeat(64) };
    const rest = {
      kind: 'receipt',
      template,
      member: null,
      title: '通知',
      authority: 'hall',
      missingGlyphs: [],
      at: ctx.now,
    };
    return {
      writes: [writeDocument({ caseId, documentId, causeId: ctx.newId(), verifyToken: documentId, ...input, ...rest })],
      result: { documentId },
    };
  },
});

async function issue(number: string, words: string): Promise<{ documentId: string; pdf: Buffer }> {
  const data = { number, authority: '清河区市场监督管理局', date: '2026-11-20', demo: true };
  const { pdf } = await renderDocument({ template: template(words), data, createdAt: '2026-11-20T01:00:00Z' });
  const input = { number, blob: await env.blobs.put(pdf), size: pdf.byteLength };
  const { result } = await env.execute(keep, { input, actor: systemActor });
  return { documentId: result.documentId, pdf: Buffer.from(pdf) };
}
async function read(documentId: string) {
  const document = (await findDocument(env.db, caseId, documentId))!;
  expect(document.template).toEqual({ code: 'receipt', version: 1, hash: '0'.repeat(64) });
  return { number: document.number, pdf: Buffer.from((await env.blobs.get(document.blob))!) };
}

describe('改模板 (FRM-17)', () => {
  it('新文书用新模板，旧文书一个字节不变；每份都有编号，都是 PDF', async () => {
    const old = await issue('2026-001', '旧的写法');
    const fresh = await issue('2026-002', '新的写法');
    expect(fresh.pdf.equals(old.pdf)).toBe(false);
    for (const [made, number] of [
      [old, '2026-001'],
      [fresh, '2026-002'],
    ] as const) {
      const kept = await read(made.documentId);
      expect(kept.number).toBe(number);
      expect(kept.pdf.equals(made.pdf)).toBe(true);
      expect(kept.pdf.subarray(0, 5).toString()).toBe('%PDF-');
    }
    expect((await documentsOf(env.db, caseId)).map((one) => one.number)).toEqual(['2026-001', '2026-002']);
  });
});
