import { Bundle } from './bundle.ts';
import { DataElement, LicenceType, MaterialType, Role, SubjectPath } from './dictionary.ts';
import { Authority, Hall, Region } from './ground.ts';
import { ProcedureRegime } from './regime.ts';
import { ServiceItem } from './service-item.ts';

export * from './bundle.ts';
export * from './dictionary.ts';
export * from './ground.ts';
export * from './law.ts';
export * from './regime.ts';
export * from './service-item.ts';

/**
 * 定义 Definitions: what a district publishes as data. One TypeBox schema per kind is at once the TypeScript type,
 * the JSON Schema of pack files (`yijian lint --schema`) and the check at the edge.
 * Every material, step, field, question and condition carries a stable `id` from the first pack (decisions.md 11).
 */
/** Every kind of definition by its `kind` tag. */
export const definitionSchemas = {
  dataElement: DataElement,
  role: Role,
  subjectPath: SubjectPath,
  licenceType: LicenceType,
  materialType: MaterialType,
  item: ServiceItem,
  regime: ProcedureRegime,
  bundle: Bundle,
  region: Region,
  authority: Authority,
  hall: Hall,
} as const;
export type DefinitionKind = keyof typeof definitionSchemas;
export type Definition =
  | DataElement
  | Role
  | SubjectPath
  | LicenceType
  | MaterialType
  | ServiceItem
  | ProcedureRegime
  | Bundle
  | Region
  | Authority
  | Hall;
