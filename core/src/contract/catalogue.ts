import type { DataElement, LicenceType, MaterialType } from './dictionary.ts';
import type { Authority, OfficeHours } from './ground.ts';
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
  /** 例外: findings (`code|place`) that a published exception takes away; absent = none */
  silenced?: ReadonlySet<string>;
  /** 办公时间 by region code; a hall's own stand before its region's */
  officeHours?: ReadonlyMap<string, OfficeHours>;
};
