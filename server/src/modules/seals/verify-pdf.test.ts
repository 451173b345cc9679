import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { findSignatures } from './find-signatures.ts';
import { FIRE, makeSigners, MARKET, renderDecision, sign, SIGNED_AT, type TestSigner } from './testing-files.ts';
import { verifyPdf } from './verify-pdf.ts';

let plain: Uint8Array;
let once: Uint8Array;
let twice: Uint8Array;
let trustedCas: string[];
let market: TestSigner;
let fire: TestSigner;

beforeAll(async () => {
  plain = await renderDecision();
  const signers = await makeSigners();
  market = signers.market;
  fire = signers.fire;
  trustedCas = [signers.ca.certPem];
  once = await sign(plain, market);
  twice = await sign(once, fire, { signedAt: '2026-11-20T09:30:00.000Z', reason: '消防安全检查合格' });
});

function verdictOf(pdf: Uint8Array): string {
  return verifyPdf(pdf, { trustedCas }).verdict;
}

function flipBit(pdf: Uint8Array, bit: number): Uint8Array {
  const copy = new Uint8Array(pdf);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
}

function append(pdf: Uint8Array, text: string): Uint8Array {
  return new Uint8Array(Buffer.concat([pdf, Buffer.from(text, 'latin1')]));
}

describe('验章：完好的文件', () => {
  it('一个签章：谁、何时、为何，全部成立', () => {
    expect(verifyPdf(once, { trustedCas, expectedAuthorities: [MARKET.code] })).toEqual({
      verdict: 'valid',
      problems: [],
      signatures: [
        {
          signer: `${MARKET.name}（演示）`,
          organization: MARKET.name,
          authorityCode: MARKET.code,
          reason: '准予行政许可',
          signedAt: SIGNED_AT,
          digestOk: true,
          signatureOk: true,
          chainOk: true,
          coversWholeFile: true,
          tampered: false,
          problems: [],
        },
      ],
    });
  });

  it('两个部门先后在一份文件上签章，两个都有效', () => {
    const report = verifyPdf(twice, { trustedCas, expectedAuthorities: [MARKET.code, FIRE.code] });
    expect(report.verdict).toBe('valid');
    expect(report.signatures.map((item) => [item.authorityCode, item.coversWholeFile, item.tampered])).toEqual([
      [MARKET.code, false, false],
      [FIRE.code, true, false],
    ]);
  });

  it('十个签章依次加上，全部有效；原来的字节一个不动', async () => {
    let pdf = plain;
    for (let count = 0; count < 10; count += 1) {
      const next = await sign(pdf, count % 2 === 0 ? market : fire);
      expect(Buffer.from(next.subarray(0, pdf.length)).equals(pdf)).toBe(true);
      pdf = next;
    }
    const report = verifyPdf(pdf, { trustedCas });
    expect([report.verdict, report.signatures.length]).toEqual(['valid', 10]);
  });

  it('没有签章的文件说是没有签章，不说有效', () => {
    expect(verifyPdf(plain, { trustedCas })).toEqual({ verdict: 'unsigned', signatures: [], problems: [] });
  });

  it('签章事由里的任何文字都原样保留，不会变成文件结构', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (extra) => {
        const reason = `${extra}>> /AcroForm << )(\\ 1 0 R`;
        const report = verifyPdf(await sign(plain, market, { reason }), { trustedCas });
        expect([report.verdict, report.signatures[0]?.reason]).toEqual(['valid', reason]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('验章：被改动的文件', () => {
  it('改动任何一位都不再有效（抽样）', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: twice.length * 8 - 1 }), (bit) => {
        expect(verdictOf(flipBit(twice, bit))).not.toBe('valid');
      }),
      { numRuns: 150 },
    );
  });

  it('签名数据和签名结构里改动任何一位都不再有效（抽样）', () => {
    const text = Buffer.from(once).toString('latin1');
    const { gapStart, cms } = findSignatures(text).signatures[0]!;
    const structure = plain.length;
    const near = fc.integer({ min: structure, max: gapStart + 40 });
    const inside = fc.integer({ min: gapStart, max: gapStart + cms!.length * 2 + 10 });
    const after = fc.integer({ min: once.length - 1200, max: once.length - 1 });
    fc.assert(
      fc.property(fc.oneof(near, inside, after), fc.integer({ min: 0, max: 7 }), (byte, bit) => {
        expect(verdictOf(flipBit(once, byte * 8 + bit))).not.toBe('valid');
      }),
      { numRuns: 300 },
    );
  });

  it('正文改动后指出内容与签章时不一致', () => {
    const report = verifyPdf(flipBit(once, 4000), { trustedCas });
    expect(report.signatures[0]).toMatchObject({ digestOk: false, signatureOk: true, chainOk: true, tampered: true });
    expect(report.signatures[0]?.problems).toEqual(['文件内容或者签名数据被改动过，与签章时不一致。']);
  });

  it('签章之后再添加任何字节都不再有效', () => {
    for (const tail of ['\n', ' ', '%', '\n%%EOF\n', '\n1 0 obj\n<<>>\nendobj\n'])
      expect([tail, verdictOf(append(once, tail))]).toEqual([tail, 'invalid']);
  });

  it('截去结尾的任何一段都不再有效', () => {
    fc.assert(
      fc.property(fc.integer({ min: plain.length + 1, max: once.length - 1 }), (length) => {
        expect(verdictOf(once.subarray(0, length))).not.toBe('valid');
      }),
      { numRuns: 60 },
    );
  });

  it('抹去签章会留下痕迹', () => {
    const text = Buffer.from(once).toString('latin1');
    for (const [from, to] of [
      ['/ByteRange', '/ByteRangX'],
      ['/Type /Sig\n', '/Type /Xig\n'],
    ] as const) {
      const report = verifyPdf(Buffer.from(text.replace(from, to), 'latin1'), { trustedCas });
      expect([report.verdict, report.problems]).toEqual(['invalid', ['文件里有被破坏或者被删除的签章。']]);
    }
  });

  it('整个截掉第二个签章，靠应有的签章名单发现', () => {
    const cut = twice.subarray(0, once.length);
    expect(verifyPdf(cut, { trustedCas }).verdict).toBe('valid');
    const report = verifyPdf(cut, { trustedCas, expectedAuthorities: [MARKET.code, FIRE.code] });
    expect([report.verdict, report.problems]).toEqual(['invalid', [`缺少应有的签章，机构代码：${FIRE.code}。`]]);
  });
});

describe('验章：签章人', () => {
  it('别的证书机构签发的证书不受信任', async () => {
    const stranger = await makeSigners();
    const report = verifyPdf(await sign(plain, stranger.market), { trustedCas });
    expect(report.signatures[0]).toMatchObject({ digestOk: true, signatureOk: true, chainOk: false, tampered: false });
    expect([report.verdict, report.signatures[0]?.problems]).toEqual([
      'invalid',
      ['签章证书不是由受信任的证书机构签发的。'],
    ]);
    expect(verifyPdf(once, { trustedCas: [] }).verdict).toBe('invalid');
  });

  it('机构证书不能冒充证书机构，证书机构也不能直接签章', async () => {
    expect(verifyPdf(once, { trustedCas: [market.certPem] }).verdict).toBe('invalid');
    const { ca } = await makeSigners();
    const byCa = await sign(plain, { ...ca, caPem: ca.certPem, name: '根' });
    expect(verifyPdf(byCa, { trustedCas: [ca.certPem] }).signatures[0]?.chainOk).toBe(false);
  });

  it('证书过期之后、生效之前的签章不成立', async () => {
    for (const signedAt of ['2025-12-31T23:59:59Z', '2031-01-02T00:00:00Z']) {
      const report = verifyPdf(await sign(plain, market, { signedAt }), { trustedCas });
      expect([report.verdict, report.signatures[0]?.problems]).toEqual(['invalid', ['签章时证书不在有效期内。']]);
    }
  });

  it('证书吊销之后的签章不成立，之前的仍然成立', () => {
    const serial = new X509Certificate(market.certPem).serialNumber;
    const at = (instant: string) => verifyPdf(once, { trustedCas, revoked: new Map([[serial, instant]]) });
    expect(at('2026-11-20T07:00:00.000Z').signatures[0]?.problems).toEqual(['签章时证书已经被吊销。']);
    expect(at('2026-11-21T07:00:00.000Z').verdict).toBe('valid');
  });

  it('私钥与证书不配时拒绝签章', async () => {
    await expect(sign(plain, { ...market, keyPem: fire.keyPem })).rejects.toThrow('does not belong');
  });
});

describe('验章：任何输入都有结论', () => {
  it('不是 PDF 的内容也不会出错', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(verdictOf(bytes)).toBe('unsigned');
      }),
      { numRuns: 50 },
    );
    expect(verdictOf(Buffer.from('1 0 obj\n<</Type /Sig /ByteRange [0 1 2 3]>>\nendobj'))).toBe('invalid');
  });

  it('恶意构造的文件（嵌套极深、签名极多）也很快有结论', () => {
    const deep = `1 0 obj\n<</ByteRange ${'['.repeat(200_000)}`;
    const many = `1 0 obj\n<</Type /Sig\n${'/ByteRange [0 1 2 3]\n'.repeat(100_000)}`;
    for (const text of [deep, many]) expect(verdictOf(Buffer.from(text))).toBe('invalid');
  });
});
