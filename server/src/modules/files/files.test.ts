import { randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { renderDocument } from '#documents';
import { command } from '#platform';
import { sealDocument, verifySeals } from '#seals';
import { citizen, testPlatform } from '../../platform/testing/index.ts';
import {
  findFile,
  handOverFiles,
  inspectFile,
  listFiles,
  readFile,
  ReceivedFile,
  receiveFile,
  removeFile,
  storeFile,
} from './index.ts';
import { judgeSignature } from './judge-signature.ts';
import { refusals } from './refusals.ts';

const pdf = (body: string, trailer = '') =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n${body}\nendobj\ntrailer << /Root 1 0 R ${trailer}>>\nstartxref\n0\n%%EOF\n`,
    'latin1',
  );
const plain = pdf('<< /Type /Catalog >>');

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(33);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(header);
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return Buffer.concat([header, Buffer.from('0000000049454e44ae426082', 'hex')]);
}
function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc0001108000000000301220002110103110100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    frame,
    Buffer.from('ffd9', 'hex'),
  ]);
}
function ofd(entries: { name: string; unpacked?: number; flags?: number }[]): Buffer {
  const central = entries.map(({ name, unpacked = 10, flags = 0 }) => {
    const row = Buffer.alloc(46 + Buffer.byteLength(name));
    row.writeUInt32LE(0x02014b50, 0);
    row.writeUInt16LE(flags, 8);
    row.writeUInt32LE(unpacked, 24);
    row.writeUInt16LE(Buffer.byteLength(name), 28);
    row.write(name, 46);
    return row;
  });
  const start = Buffer.from('504b0304', 'hex');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(start.length, 16);
  return Buffer.concat([start, ...central, end]);
}

const check = (content: Buffer, name: string) => {
  const inspection = inspectFile(content, name);
  return inspection.ok ? inspection.file.mime : inspection.findings.map((one) => one.code);
};

describe('检查上传文件', () => {
  it.each([
    ['PDF', plain, '申请书.pdf', 'application/pdf'],
    ['JPG', jpeg(3000, 2000), '身份证.JPG', 'image/jpeg'],
    ['PNG', png(800, 600), '门头照片.png', 'image/png'],
    ['OFD', ofd([{ name: 'OFD.xml' }, { name: 'Doc_0/Document.xml' }]), '发票.ofd', 'application/ofd'],
    ['生僻字与间隔号的文件名原样保留', plain, '𠮷野家·买买提 (2).pdf', 'application/pdf'],
    ['流里面碰巧有 JS 字样', pdf('<< /Length 9 >>\nstream\n/JS /XFA \nendstream'), 'a.pdf', 'application/pdf'],
    ['文字里提到 Encrypt', pdf('<< /Title (about /Encrypt \\( and ) >>'), 'a.pdf', 'application/pdf'],
  ])('收下:%s', (_, content, name, expected) => expect(check(content, name)).toEqual(expected));

  it.each([
    ['空文件', Buffer.alloc(0), 'a.pdf', ['empty']],
    ['超过 20 MB', Buffer.concat([plain, Buffer.alloc(20 * 1024 * 1024)]), 'a.pdf', ['tooLarge']],
    ['程序', Buffer.from('MZ\u0090\u0000'), 'a.exe', ['unknownType']],
    ['网页', Buffer.from('<html><script>'), 'a.html', ['unknownType']],
    [
      'Word 文档',
      Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.from('word/document.xml')]),
      'a.docx',
      ['unknownType'],
    ],
    ['改了后缀的程序', Buffer.from('MZ\u0090\u0000'), 'a.pdf', ['unknownType']],
    ['改了后缀的图片', png(10, 10), 'a.pdf', ['disguised']],
    ['没有后缀', plain, '申请书', ['disguised']],
    ['路径', plain, '../../etc/a.pdf', ['badName']],
    ['空字符', plain, 'a\u0000.pdf', ['badName']],
    ['倒序字符', plain, 'gpj.\u202efdp.pdf', ['badName']],
    ['半个字符', plain, '\ud842.pdf', ['badName']],
    ['隐藏文件', plain, '.pdf', ['badName']],
    ['名字太长', plain, `${'长'.repeat(121)}.pdf`, ['longName']],
    ['断掉的 PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'a.pdf', ['damaged']],
    ['加密的 PDF', pdf('<< >>', '/Encrypt 5 0 R '), 'a.pdf', ['encrypted']],
    ['带脚本的 PDF', pdf('<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>'), 'a.pdf', ['active']],
    ['换一种写法的脚本', pdf('<< /S /J#61vaScript >>'), 'a.pdf', ['active']],
    ['启动程序', pdf('<< /S /Launch /F (cmd.exe) >>'), 'a.pdf', ['active']],
    ['藏在压缩对象里的脚本', packed('1 0 << /S /JavaScript >>'), 'a.pdf', ['active']],
    [
      '藏在假内容流里的脚本',
      pdf('<< /Length 40 >>\nstream\n5 0 obj << /S /JavaScript >> endobj\nendstream'),
      'a.pdf',
      ['active'],
    ],
    ['没写完的文字后面的脚本', pdf('<< /Title (never closed /XFA >>'), 'a.pdf', ['active']],
    [
      '解不开的压缩对象',
      pdf('<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nnot zlib\nendstream'),
      'a.pdf',
      ['damaged'],
    ],
    ['巨大的 PNG', png(50_000, 50_000), 'a.png', ['pixelBomb']],
    ['巨大的 JPG', jpeg(12_001, 10), 'a.jpg', ['pixelBomb']],
    ['没有尺寸的 JPG', Buffer.from('ffd8ffe00004000000', 'hex'), 'a.jpg', ['damaged']],
    ['截断的 PNG', png(10, 10).subarray(0, 40), 'a.png', ['damaged']],
    [
      '展开后过大的 OFD',
      ofd([{ name: 'OFD.xml' }, { name: 'a', unpacked: 300 * 1024 * 1024 }]),
      'a.ofd',
      ['archiveBomb'],
    ],
    ['写到外面的 OFD', ofd([{ name: 'OFD.xml' }, { name: '../a' }]), 'a.ofd', ['archiveBomb']],
    ['加密的 OFD', ofd([{ name: 'OFD.xml', flags: 1 }]), 'a.ofd', ['encrypted']],
    ['几样都不对，一次说完', png(50_000, 50_000), '../a.pdf', ['badName', 'disguised', 'pixelBomb']],
  ])('不收:%s', (_, content, name, expected) => expect(check(content, name)).toEqual(expected));

  it('每个问题都有中文理由和办法', () => {
    const inspection = inspectFile(png(50_000, 50_000), '../a.pdf');
    if (inspection.ok) throw new Error('accepted');
    for (const one of inspection.findings) expect(`${one.reason}${one.remedy}`).toMatch(/^\p{Script=Han}/u);
  });

  it('故意拖慢检查的文件也很快有结论', () => {
    for (const unit of ['(', 'stream\n', '/a', 'stream\nendstream ', '%'])
      expect(check(pdf(unit.repeat(Math.floor(8_000_000 / unit.length))), 'a.pdf')).toBeDefined();
  });
});

function packed(objects: string): Buffer {
  const data = deflateSync(Buffer.from(objects)).toString('latin1');
  return pdf(`<< /Type /Obj#53tm /Filter /FlateDecode /N 1 >>\nstream\n${data}\nendstream`);
}

const { env } = await testPlatform();
const subjectId = randomUUID();
const actor = citizen(randomUUID());

/** What intake does with a file, as far as this module is concerned. */
const attach = command({
  name: 'files.test-attach',
  title: '上传材料',
  permission: { citizen: true },
  input: Type.Object({ applicationId: Type.String(), file: ReceivedFile }),
  owner: (input) => input.applicationId,
  load: async (db, requests, around) => {
    const ring = await around.keys.load(
      db,
      requests.map(({ input }) => input.file.subjectId),
    );
    return requests.map(({ input }) => ({ key: ring.keys.get(input.file.subjectId)!, keys: around.keys }));
  },
  decide: (cipher, { input, actor: by, ctx }) => {
    const fileId = ctx.newId();
    return {
      writes: [
        storeFile(
          input.file,
          {
            fileId,
            owner: { kind: 'application', id: input.applicationId },
            materialKey: 'idCard@applicant',
            uploadedBy: by.accountId!,
            at: ctx.now,
          },
          cipher,
        ),
      ],
      result: { fileId },
    };
  },
});
const change = command({
  name: 'files.test-change',
  title: '移交或删除',
  permission: { citizen: true },
  input: Type.Object({
    applicationId: Type.String(),
    caseId: Type.Optional(Type.String()),
    remove: Type.Optional(Type.String()),
  }),
  owner: (input) => input.applicationId,
  load: (db, requests) => Promise.all(requests.map(({ input }) => handOverFiles(db, input.applicationId))),
  decide: (handOver, { input }) => ({
    writes: input.remove
      ? [removeFile(input.remove, { kind: 'application', id: input.applicationId })]
      : handOver(input.caseId!),
    result: {},
  }),
});
const giveKey = command({
  name: 'files.test-key',
  title: '建立主体',
  permission: { citizen: true },
  input: Type.Object({}),
  owner: () => subjectId,
  load: async (db, requests, around) => {
    const ring = await around.keys.load(db, [subjectId]);
    return requests.map(() => ring);
  },
  decide: (ring, { ctx }) => ({ writes: [ring.created(subjectId, ctx.now).write], result: {} }),
});
await env.execute(giveKey, { input: {}, actor });

async function upload(content: Buffer, name = '林某 身份证.pdf', applicationId = randomUUID()) {
  const received = await receiveFile(env, { name, content, subjectId });
  const { result } = await env.execute(attach, { input: { applicationId, file: received }, actor });
  return { applicationId, fileId: result.fileId, received };
}

describe('存取文件', () => {
  it('存下的文件名和内容都是密文，读出来一字不差', async () => {
    const { applicationId, fileId, received } = await upload(plain);
    const stored = (await env.blobs.get(received.blob))!;
    expect(stored.includes('%PDF')).toBe(false);
    const { rows } = await env.db.query('select f::text as row from files.file f where file_id = $1', [fileId]);
    expect(rows[0].row).not.toContain('林某');
    expect(await readFile(env, fileId)).toEqual({ name: '林某 身份证.pdf', type: 'application/pdf', content: plain });
    expect(await listFiles(env.db, env.keys, { kind: 'application', id: applicationId })).toMatchObject([
      { fileId, material: 'idCard@applicant', name: '林某 身份证.pdf', size: plain.length, verdict: null },
    ]);
  });

  it('同一文件重复上传得到同样的结果', async () => {
    expect((await upload(plain)).received).toEqual((await upload(plain)).received);
  });

  it('不合格的文件带着全部问题被拒绝', async () => {
    await expect(upload(png(50_000, 50_000), '../a.pdf')).rejects.toMatchObject({
      code: refusals.fileRefused.code,
      facts: { findings: [{ code: 'badName' }, { code: 'disguised' }, { code: 'pixelBomb' }] },
    });
  });

  it('提交时随申请移交给办件，也可以先删掉', async () => {
    const { applicationId, fileId } = await upload(plain);
    const other = await upload(png(10, 10), 'b.png', applicationId);
    await env.execute(change, { input: { applicationId, remove: other.fileId }, actor });
    expect(await findFile(env.db, env.keys, other.fileId)).toBeUndefined();
    const caseId = randomUUID();
    await env.execute(change, { input: { applicationId, caseId }, actor });
    expect((await listFiles(env.db, env.keys, { kind: 'case', id: caseId })).map((file) => file.fileId)).toEqual([
      fileId,
    ]);
    expect(await listFiles(env.db, env.keys, { kind: 'application', id: applicationId })).toEqual([]);
  });

  it('没有这个文件时读不到', async () => expect(await readFile(env, randomUUID())).toBeUndefined());
});

describe('带电子签名的 PDF', () => {
  const authority = { code: 'lantern-office', name: '灯笼镇市场所', uscc: '11990101M00000019C' };
  const signed = async () => {
    const { pdf: bytes } = await renderDocument({
      template: '#set text(font: "Noto Sans SC")\n证明',
      data: {},
      createdAt: await env.now(),
    });
    return Buffer.from(await sealDocument(env, bytes, { authority, reason: '出具证明' }));
  };

  it('本平台机构签的：已验签', async () => {
    const { fileId } = await upload(await signed(), '证明.pdf');
    expect(await findFile(env.db, env.keys, fileId)).toMatchObject({
      verdict: 'valid',
      signatureText: '已验签：灯笼镇市场所',
    });
  });

  it('签过之后被改过的：签名无效', async () => {
    const changed = await signed();
    changed[changed.indexOf('/CreationDate') + 20]! ^= 1;
    const { fileId } = await upload(changed, '证明.pdf');
    expect(await findFile(env.db, env.keys, fileId)).toMatchObject({
      verdict: 'invalid',
      signatureText: expect.stringContaining('签名无效'),
    });
  });

  it('别处的证书签的：交办理人员核对，不说有效也不说无效', async () => {
    const bytes = await signed();
    const { env: elsewhere } = await testPlatform();
    await sealDocument(elsewhere, await signed(), { authority, reason: '占位' });
    expect(judgeSignature(await verifySeals(elsewhere, bytes))).toMatchObject({ verdict: 'unverifiable', signers: [] });
  });
});
