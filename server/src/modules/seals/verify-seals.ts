import type { Environment } from '#platform';
import { findCa } from './seals.store.ts';
import { type VerificationReport, verifyPdf } from './verify-pdf.ts';

/** 验章: `verifyPdf` against the certificate authorities that this installation trusts. */
export async function verifySeals(env: Pick<Environment, 'db'>, pdf: Uint8Array): Promise<VerificationReport> {
  const ca = await findCa(env.db);
  return verifyPdf(pdf, { trustedCas: ca ? [ca.certPem] : [] });
}
