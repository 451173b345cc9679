/** 事项目录: definitions as published data, and how they change. */
export { loadCatalogue, loadPublished, publishedCatalogue, type PublishedCatalogue } from './published.ts';
export { catalogueOwner, planDraft, planPublication, planRevision, planWithdrawal, takeCatalogue, type TakenCatalogue } from './change-definition.ts';
export { findDefinition, listDefinitions, type FoundDefinition } from './list-definitions.ts';
export { importDefinitions, type Imported } from './import-definitions.ts';
export { judgeDefinition } from './judge-definition.ts';
export { judgeShape } from './judge-shape.ts';
export type { DefinitionRef, DefinitionState, Published } from './definitions.ts';
