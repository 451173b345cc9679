/** 留痕与可验证日志: the order of what was done, and proofs of it. */
export { sequenceLeaves } from './sequence-leaves.ts';
export { proveEntry, type InclusionProof } from './prove-entry.ts';
export { verifyJournal, type JournalFinding, type JournalReport } from './verify-journal.ts';
