import { officeHoursByRegion } from '@yijian/core/compile';
import { type Catalogue, contentHash } from '@yijian/core/contract';
import { withSharedInFull } from '@yijian/core/definitions';
import { definitionsOf, type Pack } from './pack.ts';

/**
 * 包内目录: the definitions of a pack as the compiler reads them, every item as version 1. For linting and compiling a pack
 * before it is imported; the published catalogue comes from the database.
 */
export function catalogueOf(pack: Pack): Catalogue {
  const byCode = <T extends { code: string }>(rows: readonly T[]): Map<string, T> =>
    new Map(rows.map((row) => [row.code, row]));
  const versioned = <T extends { code: string }>(rows: readonly T[]) =>
    new Map(rows.map((row) => [row.code, { definition: row, version: 1, hash: contentHash(row) }]));
  return withSharedInFull({
    items: versioned(definitionsOf(pack, 'item')),
    situations: versioned(definitionsOf(pack, 'situation')),
    rules: versioned(definitionsOf(pack, 'rule')),
    variants: versioned(definitionsOf(pack, 'variant')),
    elements: byCode(definitionsOf(pack, 'dataElement')),
    roles: byCode(definitionsOf(pack, 'role')),
    paths: byCode(definitionsOf(pack, 'subjectPath')),
    materialTypes: byCode(definitionsOf(pack, 'materialType')),
    licenceTypes: byCode(definitionsOf(pack, 'licenceType')),
    regimes: byCode(definitionsOf(pack, 'regime')),
    authorities: byCode(definitionsOf(pack, 'authority')),
    officeHours: officeHoursByRegion(definitionsOf(pack, 'region'), definitionsOf(pack, 'hall')),
  });
}
