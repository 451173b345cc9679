/**
 * 目录体检: the door of core/lint. One registry of rules, the same in the browser, the command line and the server.
 * Pure: no I/O and no clock; the day comes in.
 */
export { frequentItems, overBenchmark } from './benchmarks.ts';
export { silencedBy } from './exceptions.ts';
export { lintDefinition, lintWhole } from './lint.ts';
export { cancelRuleHelp, cancelRuleWords, suggestedVerdicts } from './proofs.ts';
export { type LintRule, lintRules, ruleOf } from './rules.ts';
export { defaultWords } from './wording.ts';
export { type LintWorld, lintWorld } from './world.ts';
