import type { DataElement, LicenceType, MaterialType } from './dictionary.ts';
import type { Authority, OfficeHours } from './ground.ts';
import type { ProcedureRegime } from './regime.ts';
import type { ServiceItem } from './service-item.ts';
import type { SharedRule, Situation, Variant } from './shared.ts';

/** 一版定义: a definition with its published version and content hash. */
export type Versioned<D> = { definition: D; version: number; hash: string };

/** What the compiler reads: published definitions with their versions and hashes; items with what they share put in full. */
export type Catalogue = {
  items: ReadonlyMap<
    string,
    Versioned<ServiceItem> & { shared?: readonly { kind: 'situation' | 'rule'; code: string }[] }
  >;
  elements: ReadonlyMap<string, DataElement>;
  roles: ReadonlyMap<string, { code: string; name: string; subject: 'person' | 'organisation' }>;
  paths: ReadonlyMap<string, { code: string; name: string }>;
  materialTypes: ReadonlyMap<string, MaterialType>;
  licenceTypes: ReadonlyMap<string, LicenceType>;
  regimes: ReadonlyMap<string, ProcedureRegime>;
  authorities: ReadonlyMap<string, Authority>;
  /** 情形、规则、业务办理项: what bundles and items refer to by code; absent = none */
  situations?: ReadonlyMap<string, Versioned<Situation>>;
  rules?: ReadonlyMap<string, Versioned<SharedRule>>;
  variants?: ReadonlyMap<string, Versioned<Variant>>;
  /** 例外: findings (`code|place`) that a published exception takes away; absent = none */
  silenced?: ReadonlySet<string>;
  /** 办公时间 by region code; a hall's own stand before its region's */
  officeHours?: ReadonlyMap<string, OfficeHours>;
};
