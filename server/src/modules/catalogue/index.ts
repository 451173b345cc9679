/** 事项目录: definitions as published data, how they change, and the packs they are imported from. */
export { loadCatalogue, loadPublished, type PublishedCatalogue } from './load-published.ts';
export { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from './change-definition.ts';
export { findDefinition, type FoundDefinition } from './list-definitions.ts';
export { importDefinitions, type Imported } from './import-definitions.ts';
export { inputsHash } from './inputs-hash.ts';
export { judgeShape } from './judge-shape.ts';
export { createSearch, type Search } from './search-index.ts';
export type { DefinitionRef, DefinitionState, Published } from './definitions.ts';
export { catalogueOf } from './pack/catalogue-of.ts';
export { type PackFinding, packFindingText } from './pack/pack-finding.ts';
export { locatePlace, type Pack } from './pack/pack.ts';
export { packSchemas } from './pack/pack-schemas.ts';
export { readPack } from './pack/read-pack.ts';
