/** 测试用文件: a real document and demonstration signers for the tests of this module. */
import { randomBytes } from 'node:crypto';
import { renderTemplate, templateSamples } from '#documents';
import { type CertifiedKey, createDemoAuthority, createDemoCa } from './demo-ca.ts';
import { type PdfSigningInput, signPdf } from './sign-pdf.ts';

/** A signer with the certificate of its CA. */
export interface TestSigner extends CertifiedKey {
  caPem: string;
  name: string;
}

export const SIGNED_AT = '2026-11-20T08:00:00.000Z';
export const MARKET = { code: '11370800MB28559184', name: '清河区市场监督管理局' };
export const FIRE = { code: '12441500196720244T', name: '清河区消防救援大队' };
export const origin = { random: (size: number) => randomBytes(size), validFrom: '2026-01-01T00:00:00Z' };

/** A CA with two authorities under it. */
export async function makeSigners(): Promise<{ ca: CertifiedKey; market: TestSigner; fire: TestSigner }> {
  const ca = await createDemoCa(origin);
  const make = async (authority: { code: string; name: string }): Promise<TestSigner> => ({
    ...(await createDemoAuthority({ ...authority, ca }, origin)),
    caPem: ca.certPem,
    name: authority.name,
  });
  return { ca, market: await make(MARKET), fire: await make(FIRE) };
}

/** A page with much on it, rendered by `documents`. */
export async function renderDecision(): Promise<Uint8Array> {
  const rendered = await renderTemplate({
    name: 'licence-fire',
    data: templateSamples['licence-fire'],
    createdAt: SIGNED_AT,
  });
  return rendered.pdf;
}

/** Signs with the usual reason and time. */
export async function sign(
  pdf: Uint8Array,
  signer: TestSigner,
  over: Partial<PdfSigningInput> = {},
): Promise<Uint8Array> {
  return signPdf(pdf, { ...signer, reason: '准予行政许可', signedAt: SIGNED_AT, ...over });
}
