/** Door of `seals` 电子印章·电子签名. */
export { createDemoAuthority, createDemoCa } from './demo-ca.ts';
export type { CertificateOrigin, CertifiedKey, DemoAuthorityInput } from './demo-ca.ts';
export { signPdf } from './sign-pdf.ts';
export type { PdfSigningInput } from './sign-pdf.ts';
export { verifyPdf } from './verify-pdf.ts';
export type { SignatureReport, VerificationInput, VerificationReport } from './verify-pdf.ts';
export { ensureAuthoritySeal, sealDocument, type AuthoritySeal, type SealOwner } from './seal-document.ts';
export { verifySeals } from './verify-seals.ts';
export { findSealUse, recordSealUse, type SealUse } from './seals.store.ts';
