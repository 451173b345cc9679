/** 内容包: reading what a district publishes as files. Part of the catalogue; pure apart from reading the folder. */
export { catalogueOf } from './catalogue-of.ts';
export * from './ground.ts';
export { jsonPath, type PackFinding, type PackFindingCode, packFindingText, type PackPlace } from './pack-finding.ts';
export { definitionsOf, locatePlace, type Pack, type Placed, subjectOf } from './pack.ts';
export { readPack } from './read-pack.ts';
