/** 电子证照: the licence catalogue and library, issuing, status, reuse and verification. */
export { issueLicence } from './issue-licence.ts';
export { importLicence } from './import-licence.ts';
export { findEvidence, type LicenceEvidence } from './find-evidence.ts';
