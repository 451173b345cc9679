/** Agreement with pdfsig (poppler-utils, an independent implementation); skipped and counted where it is not installed. */
import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSigners, renderDecision, sign, type TestSigner } from './testing-files.ts';
import { verifyPdf } from './verify-pdf.ts';

const hasPdfsig = spawnSync('pdfsig', ['-v']).error === undefined;
const folder = mkdtempSync(join(tmpdir(), 'yijian-pdfsig-'));
afterAll(() => rmSync(folder, { recursive: true }));

function pdfsig(pdf: Uint8Array): string {
  const file = join(folder, `${createHash('sha256').update(pdf).digest('hex')}.pdf`);
  writeFileSync(file, pdf);
  return spawnSync('pdfsig', ['-nocert', file]).stdout.toString('utf8');
}

describe.skipIf(!hasPdfsig)('pdfsig 的结论与我们一致', () => {
  let once: Uint8Array;
  let market: TestSigner;
  let fire: TestSigner;

  beforeAll(async () => {
    const signers = await makeSigners();
    market = signers.market;
    fire = signers.fire;
    once = await sign(await renderDecision(), market);
  });

  it('一个签章：有效、覆盖全文、PAdES、中文名称正确', () => {
    const report = pdfsig(once);
    expect(report).toContain('Signature is Valid.');
    expect(report).toContain('Total document signed');
    expect(report).toContain('ETSI.CAdES.detached');
    expect(report).toContain('清河区市场监督管理局（演示）');
  });

  it('两个签章：两个都有效', async () => {
    const report = pdfsig(await sign(once, fire));
    expect(report.match(/Signature is Valid\./g)).toHaveLength(2);
    expect(report).toContain('Not total document signed');
  });

  it('正文改一位：无效', () => {
    const copy = new Uint8Array(once);
    copy[4000]! ^= 1;
    expect(pdfsig(copy)).toContain('Digest Mismatch');
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).error === undefined;

/** An RSA certificate made by OpenSSL, as a licensed CA would issue it (电子签名法 16). */
function makeRsaSigner(ca: { certPem: string; keyPem: string }): TestSigner {
  const path = (name: string): string => join(folder, name);
  writeFileSync(path('ca.pem'), ca.certPem);
  writeFileSync(path('ca.key'), ca.keyPem);
  const subject = '/C=CN/O=清河区城市管理局/CN=清河区城市管理局';
  const made = spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-utf8',
    '-days',
    '3650',
    '-subj',
    subject,
    '-addext',
    'basicConstraints=critical,CA:FALSE',
    '-addext',
    'keyUsage=critical,digitalSignature',
    '-CA',
    path('ca.pem'),
    '-CAkey',
    path('ca.key'),
    '-keyout',
    path('rsa.key'),
    '-out',
    path('rsa.pem'),
  ]);
  expect([made.status, made.stderr.toString()]).toEqual([0, expect.anything()]);
  return {
    certPem: readFileSync(path('rsa.pem'), 'utf8'),
    keyPem: readFileSync(path('rsa.key'), 'utf8'),
    caPem: ca.certPem,
    name: '清河区城市管理局',
  };
}

describe.skipIf(!hasOpenssl)('外来证书', () => {
  it('RSA 证书也能签章和验章', async () => {
    const { ca } = await makeSigners();
    const signer = makeRsaSigner(ca);
    const signedAt = new Date(new Date(new X509Certificate(signer.certPem).validFrom).getTime() + 60_000).toISOString();
    const signed = await sign(await renderDecision(), signer, { signedAt });
    expect(verifyPdf(signed, { trustedCas: [ca.certPem] })).toMatchObject({
      verdict: 'valid',
      signatures: [{ signer: '清河区城市管理局' }],
    });
    if (hasPdfsig) expect(pdfsig(signed)).toContain('Signature is Valid.');
  });
});
