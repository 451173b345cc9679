/** 办件·子件·并联: the case engine. */
export { openCase, type NewCase } from './open-case.ts';
export { acceptCase } from './accept-case.ts';
export { decideStrand } from './decide-strand.ts';
export { answerSupplement, mustAnswer, type SupplementAnswer } from './supplement/answer-supplement.ts';
export { loadCases, type CaseFacts } from './change-case.ts';
export { queryCodeOf } from './query-code.ts';
export { doDueWork } from './due-work.ts';
export { foldCase, type CaseState, type StoredCaseEvent } from './case-state.ts';
export { findCase, listParties, writeParty, type CaseRecord } from './cases.store.ts';
export { readEarlier, type GivenValue, type KeptPaper } from './vault/read-earlier.ts';
export { describeEvent } from './views/describe-event.ts';
export { postServes } from './judge-actor.ts';
