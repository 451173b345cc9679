/** 事项目录: definitions as published data, how they change. */
export { loadCatalogue, loadPublished, type PublishedCatalogue } from './load-published.ts';
export { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from './change-definition.ts';
export { dueWork } from './due-work.ts';
export { setStopDay } from './life/set-stop-day.ts';
export { findDefinition, type FoundDefinition, listStates, showDraft, type ShownDraft } from './list-definitions.ts';
export { importDefinitions, type Imported } from './import-definitions.ts';
export { judge } from './judge.ts';
export { inputsHash } from './inputs-hash.ts';
export { search } from './search/search.ts';
export type { SearchEntry, SearchIndex } from './search/search-index.ts';
export { references } from './references/references.ts';
export type { DefinitionRef, DefinitionState, Published } from './definitions.ts';
