/** 定义: comparing, merging and naming the parts of definitions; the same in browser and server. */
export { type Difference, differencesOf, isSame, shown } from './differences.ts';
export { type ElementClass, type ElementClasses, elementClasses } from './elements.ts';
export { type MergeChoices, type MergeConflict, type Merged, mergeThreeWay, type ThreeWays } from './merge.ts';
export {
  expandBundle,
  expandItem,
  expandQuestions,
  itemAs,
  namedRules,
  type Shared,
  sharedBehind,
  sharedIn,
  type SharedRef,
  withSharedInFull,
} from './expand.ts';
export { itemTypeNames, partNames, sourceNames, valueNames } from './part-words.ts';
export { tellDifference, tellDifferences, tellPlace, type ToldChange } from './tell-differences.ts';
export { kindNames } from './kind-names.ts';
