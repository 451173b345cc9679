/** 电子证照: the licence catalogue and library, issuing, status, reuse and verification. */
export { issueLicence } from './issue-licence.ts';
export { importLicence } from './import-licence.ts';
export { attachDocument } from './attach-document.ts';
export { changeStatus } from './change-status.ts';
export { expireLicences } from './expire-licences.ts';
export { findEvidence, type LicenceEvidence } from './find-evidence.ts';
export { findIssued } from './find-issued.ts';
export { getLicence, listLicences, readLicence } from './list-licences.ts';
export { printSample } from './print-sample.ts';
export { readDocument } from './read-document.ts';
export { verifyByToken, verifyUpload, type Verification } from './verify-licence.ts';
export { listLicenceTypes } from './licence-catalogue.ts';
export type { Holder, LicenceStatus } from './licences.ts';
export type { LicenceEvents } from './events.ts';
