import { officeHoursByRegion } from '@yijian/core/compile';
import { type Catalogue, contentHash } from '@yijian/core/contract';
import { definitionsOf, type Pack } from './pack.ts';

/**
 * 包内目录: the definitions of a pack as the compiler reads them, every item as version 1. For linting and compiling a pack
 * before it is imported; the published catalogue comes from the database.
 */
export function catalogueOf(pack: Pack): Catalogue {
  const byCode = <T extends { code: string }>(rows: readonly T[]): Map<string, T> =>
    new Map(rows.map((row) => [row.code, row]));
  return {
    items: new Map(
      definitionsOf(pack, 'item').map((definition) => [
        definition.code,
        { definition, version: 1, hash: contentHash(definition) },
      ]),
    ),
    elements: byCode(definitionsOf(pack, 'dataElement')),
    roles: byCode(definitionsOf(pack, 'role')),
    paths: byCode(definitionsOf(pack, 'subjectPath')),
    materialTypes: byCode(definitionsOf(pack, 'materialType')),
    licenceTypes: byCode(definitionsOf(pack, 'licenceType')),
    regimes: byCode(definitionsOf(pack, 'regime')),
    authorities: byCode(definitionsOf(pack, 'authority')),
    officeHours: officeHoursByRegion(definitionsOf(pack, 'region'), definitionsOf(pack, 'hall')),
  };
}
