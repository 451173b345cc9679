/** 内容包: the import format of definitions and ground facts; the database is the truth once they are in it. */
export { catalogueOf } from './catalogue-of.ts';
export { type PackFinding, packFindingText } from './pack-finding.ts';
export { type GroundRows, locatePlace, type Pack } from './pack.ts';
export { packSchemas } from './pack-schemas.ts';
export { readPack } from './read-pack.ts';
