/** 办件·子件·并联: the case engine. */
export { openCase, type NewCase } from './open-case.ts';
export { acceptCase, deemAccepted } from './accept-case.ts';
export { reviewStrand, returnStrand } from './review-strand.ts';
export { decideStrand } from './decide-strand.ts';
export { declineCase } from './decline-case.ts';
export { withdrawCase } from './withdraw-case.ts';
export { approveSecondSupplement, issueSupplement, raisePoints, recordNoObjection } from './supplement-case.ts';
export { foldCase, type CaseState } from './case-state.ts';
