import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createDemoAuthority, createDemoCa } from './demo-ca.ts';
import { FIRE, makeSigners, MARKET, origin } from './testing-files.ts';

/** Repeatable bytes: SHA-512 of a counter. */
function repeatable(): (size: number) => Uint8Array {
  let counter = 0;
  return (size) =>
    createHash('sha512')
      .update(String((counter += 1)))
      .digest()
      .subarray(0, size);
}

describe('演示证书', () => {
  it('机构证书写明中文名称、机构代码和演示标识，由演示根证书签发', async () => {
    const { ca, market } = await makeSigners();
    const [root, certificate] = [new X509Certificate(ca.certPem), new X509Certificate(market.certPem)];
    expect(certificate.subject.split('\n')).toEqual([
      'C=CN',
      `O=${MARKET.name}`,
      'OU=演示证书 不具法律效力 DEMO',
      `CN=${MARKET.name}（演示）`,
      `serialNumber=${MARKET.code}`,
    ]);
    expect(root.ca && certificate.checkIssued(root) && certificate.verify(root.publicKey)).toBe(true);
    expect(root.verify(root.publicKey)).toBe(true);
    expect(root.subject).toContain('易简演示根证书（不具法律效力）');
  });

  it('机构证书不能再签发证书，私钥与证书相配', async () => {
    const { market, fire } = await makeSigners();
    const certificate = new X509Certificate(market.certPem);
    expect(certificate.ca).toBe(false);
    expect(certificate.checkPrivateKey(createPrivateKey(market.keyPem))).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(fire.keyPem))).toBe(false);
  });

  it('有效期从给定的日期算起：根证书 10 年，机构证书 5 年', async () => {
    const { ca, market } = await makeSigners();
    const years = (pem: string): string[] => {
      const certificate = new X509Certificate(pem);
      return [certificate.validFrom, certificate.validTo].map((text) => new Date(text).toISOString());
    };
    expect(years(ca.certPem)).toEqual(['2026-01-01T00:00:00.000Z', '2036-01-01T00:00:00.000Z']);
    expect(years(market.certPem)).toEqual(['2026-01-01T00:00:00.000Z', '2031-01-01T00:00:00.000Z']);
  });

  it('同样的随机数得到同样的密钥和序列号，不同的机构不同', async () => {
    const ca = await createDemoCa(origin);
    const make = (random: (size: number) => Uint8Array) => createDemoAuthority({ ...FIRE, ca }, { ...origin, random });
    const [first, second, other] = [await make(repeatable()), await make(repeatable()), await make(origin.random)];
    expect(first.keyPem).toBe(second.keyPem);
    expect(new X509Certificate(first.certPem).serialNumber).toBe(new X509Certificate(second.certPem).serialNumber);
    expect(other.keyPem).not.toBe(first.keyPem);
  });
});
