/** 文书签章: puts a PAdES-B-B signature (ETSI.CAdES.detached) on a PDF as an incremental update. */
import { Buffer } from 'node:buffer'
import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { SignPdf, Signer } from '@signpdf/signpdf'
import { signCms } from './cms.ts'

/** Who signs, why and when. `signedAt` is an ISO UTC instant and stands in the signature dictionary (/M). */
export interface PdfSigningInput {
  certPem: string
  keyPem: string
  caPem: string
  /** 签章事由, e.g. 「准予行政许可决定」. */
  reason: string
  /** 签章机构的名称, as printed. */
  name: string
  signedAt: string
}

/**
 * 签章: returns the PDF with one more signature; earlier signatures stay valid because nothing before is rewritten.
 * Works on PDFs with a classic cross-reference table (what Typst writes, 1.4 to 1.7 and PDF/A);
 * throws on cross-reference streams and on a key that does not match its certificate.
 */
export async function signPdf(pdf: Uint8Array, input: PdfSigningInput): Promise<Uint8Array> {
  const prepared = plainAddPlaceholder({
    pdfBuffer: Buffer.from(pdf),
    reason: plainText(input.reason),
    name: plainText(input.name),
    contactInfo: '',
    location: '',
    signingTime: new Date(input.signedAt),
    signatureLength: SIGNATURE_BYTES_MAX,
    subFilter: 'ETSI.CAdES.detached',
  })
  const signed = await new SignPdf().sign(prepared, new CmsSigner(input))
  return new Uint8Array(signed)
}

/** Room for the CMS: ours measures about 1,400 bytes with EC keys and 2,600 with RSA-2048. */
const SIGNATURE_BYTES_MAX = 4096

/** The placeholder writer copies any text holding `<<` unescaped into the PDF; such text is refused, not repaired. */
function plainText(text: string): string {
  if (text.includes('<<')) throw new Error('text for a PDF signature must not contain "<<"')
  return text
}

class CmsSigner extends Signer {
  readonly #input: PdfSigningInput

  constructor(input: PdfSigningInput) {
    super()
    this.#input = input
  }

  override async sign(content: Buffer): Promise<Buffer> {
    return Buffer.from(signCms({ ...this.#input, content }))
  }
}
