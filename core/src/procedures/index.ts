/** 规程: what is said about an item's handling, read from its definition: the chart, the guides for public, counter and approvers. Pure. */
export { itemProcess, type ProcessBranch, type ProcessNode } from './item-process.ts';
export { basisWords, deliveryWords, wayWords } from './words.ts';
export { bundleSections } from './bundle-sections.ts';
export { type GuideKind, guideKindNames, guideKinds, type GuideSection, itemSections } from './guide-sections.ts';
