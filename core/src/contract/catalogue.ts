import type { DataElement, LicenceType, MaterialType } from './dictionary.ts';
import type { Authority } from './ground.ts';
import type { ProcedureRegime } from './regime.ts';
import type { ServiceItem } from './service-item.ts';

/** What the compiler reads: published definitions with their versions and hashes. */
export type Catalogue = {
  items: ReadonlyMap<string, { definition: ServiceItem; version: number; hash: string }>;
  elements: ReadonlyMap<string, DataElement>;
  roles: ReadonlyMap<string, { code: string; name: string; subject: 'person' | 'organisation' }>;
  paths: ReadonlyMap<string, { code: string; name: string }>;
  materialTypes: ReadonlyMap<string, MaterialType>;
  licenceTypes: ReadonlyMap<string, LicenceType>;
  regimes: ReadonlyMap<string, ProcedureRegime>;
  authorities: ReadonlyMap<string, Authority>;
};
