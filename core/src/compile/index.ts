/**
 * 编译器: a bundle (一件事) is compiled, not hand-built. The door of core/compile; see compile.md.
 * Pure: no I/O, no clock, no randomness; the same input gives the same output, byte for byte.
 */
export { compileBundle } from './compile-bundle.ts';
export { isPlanFiled, NOT_FILED, planFindings, withFiling } from './check-plan.ts';
export { assessUpgrade, type UpgradeCheck } from './assess-upgrade.ts';
export { checkBundle } from './check-bundle.ts';
export { checkItem } from './check-item.ts';
export { type DataNeed, dataNeeds } from './data-needs.ts';
export { checkDecisionTable, writtenTable } from './decision-table.ts';
export { limitWords, workingDaysOf } from './days.ts';
export { mayPublish, unsilenced } from './findings.ts';
export type { FormValues } from './form-values.ts';
export { fieldKey, keyWithoutRole, materialKey, readMaterialKey } from './keys.ts';
export { type LimitProposals, limitProposals } from './limit-proposals.ts';
export { noticeOf } from './notice.ts';
export { officeHoursByRegion } from './office-hours-of.ts';
export { type CaseOptions, planCase } from './plan-case.ts';
export { answersInWords, checkAnswers, nextQuestions, preview } from './preview.ts';
export { proveRelease } from './prove.ts';
export { itemScope } from './read-rules.ts';
export { filingOf, lastDayOf, reformWords } from './reform.ts';
export { representativesOf } from './representatives.ts';
export { type RestoredField, restoreForm } from './restore-form.ts';
export { questionScope } from './scope.ts';
export { singleItemBundle, singleItemCode } from './single-item.ts';
export { situationClasses, situationClassesMax } from './situations.ts';
