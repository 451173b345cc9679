/** 文书签章: puts a PAdES-B-B signature (ETSI EN 319 142-1, ETSI.CAdES.detached) on a PDF as an incremental update. */
import { appendSignature, SIGNATURE_BYTES_MAX } from './append-signature.ts';
import { signCms } from './cms.ts';

/** 签章要求: who signs, why and when. `signedAt` is an ISO UTC instant and stands in the signature dictionary (/M). */
export interface PdfSigningInput {
  certPem: string;
  keyPem: string;
  caPem: string;
  /** 签章事由, e.g. 「准予行政许可决定」. */
  reason: string;
  /** 签章机构的名称, as printed. */
  name: string;
  signedAt: string;
}

/**
 * 签章: returns the PDF with one more signature; earlier signatures stay valid because nothing before is rewritten.
 * Works on PDFs with a classic cross-reference table (what Typst writes, 1.4 to 1.7 and PDF/A); throws on
 * cross-reference streams and on a key that does not match its certificate. 2–4 ms for a licence.
 */
export async function signPdf(pdf: Uint8Array, input: PdfSigningInput): Promise<Uint8Array> {
  const revision = appendSignature(pdf, input);
  const { certPem, keyPem, caPem } = input;
  const content = Buffer.concat([revision.pdf.subarray(0, revision.gapStart), revision.pdf.subarray(revision.gapEnd)]);
  const cms = Buffer.from(signCms({ content, certPem, keyPem, caPem }));
  if (cms.length > SIGNATURE_BYTES_MAX) throw new Error(`signature of ${cms.length} bytes exceeds its place`);
  Buffer.from(revision.pdf.buffer).write(cms.toString('hex'), revision.gapStart + 1, 'latin1');
  return revision.pdf;
}
