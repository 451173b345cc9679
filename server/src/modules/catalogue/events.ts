/**
 * 目录事件: what the catalogue tells others. Both carry `{ kind, code, version }`; `ownerId` is `kind:code`, `seq` the version.
 * - `catalogue.published`: a version came into force; the one before it, if any, ended at the same instant.
 * - `catalogue.withdrawn`: the version in force ended and none follows.
 */
export type CatalogueEventType = 'catalogue.published' | 'catalogue.withdrawn';
