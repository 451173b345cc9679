import { BaseItem } from './base-item.ts';
import { Bundle } from './bundle.ts';
import { DecisionTable } from './decision-table.ts';
import { DataElement, LicenceType, MaterialType, Role, SubjectPath } from './dictionary.ts';
import { ElementList } from './element-list.ts';
import { DocumentTemplate } from './document-template.ts';
import { Authority, Hall, Region } from './ground.ts';
import { Docking, Norm, Placement, Window } from './halls.ts';
import { Baseline, Benchmark, CleanUp, LegalAct, LintException, ProofReview, WordList } from './housekeeping.ts';
import { ProcedureRegime } from './regime.ts';
import { ServiceItem } from './service-item.ts';
import { Synonyms } from './synonyms.ts';

export * from './base-item.ts';
export * from './bundle.ts';
export * from './decision-table.ts';
export * from './dictionary.ts';
export * from './element-list.ts';
export * from './document-template.ts';
export * from './ground.ts';
export * from './halls.ts';
export * from './housekeeping.ts';
export * from './law.ts';
export * from './regime.ts';
export * from './service-item.ts';
export * from './synonyms.ts';

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
  elementList: ElementList,
  baseItem: BaseItem,
  item: ServiceItem,
  regime: ProcedureRegime,
  bundle: Bundle,
  decisionTable: DecisionTable,
  region: Region,
  authority: Authority,
  hall: Hall,
  synonyms: Synonyms,
  wordList: WordList,
  legalAct: LegalAct,
  lintException: LintException,
  proofReview: ProofReview,
  baseline: Baseline,
  benchmark: Benchmark,
  cleanUp: CleanUp,
  documentTemplate: DocumentTemplate,
  window: Window,
  placement: Placement,
  docking: Docking,
  norm: Norm,
} as const;
export type DefinitionKind = keyof typeof definitionSchemas;
export type Definition =
  | DataElement
  | Role
  | SubjectPath
  | LicenceType
  | MaterialType
  | ElementList
  | BaseItem
  | ServiceItem
  | ProcedureRegime
  | Bundle
  | DecisionTable
  | Region
  | Authority
  | Hall
  | Synonyms
  | WordList
  | LegalAct
  | LintException
  | ProofReview
  | Baseline
  | Benchmark
  | CleanUp
  | DocumentTemplate
  | Window
  | Placement
  | Docking
  | Norm;
