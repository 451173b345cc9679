/**
 * Compiled forms (decisions.md 5): BundleRelease (published, every situation, no person, hashed), Preview (release +
 * answers, no person), CasePlan (release hash + answers + bound evidence, private, frozen at receipt).
 */
export type * from './answers.ts';
export type * from './case-plan.ts';
export type * from './catalogue.ts';
export type * from './notice.ts';
export type * from './preview.ts';
export type * from './release.ts';
