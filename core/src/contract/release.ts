import type { RuleAst } from '../rules/index.ts';
import type { Answers, FieldKey, Finding, MaterialKey } from './answers.ts';
import type { DataElement } from './dictionary.ts';
import type { Authority, OfficeHours } from './ground.ts';
import type { LegalBasis } from './law.ts';
import type { FieldSource, Material, Question, ServiceItem, Way } from './service-item.ts';

export type FieldUse = {
  member: string;
  field: string;
  label: string;
  /**
   * `true` = always required, `false` = optional; else a rule whose variables are question ids and merged field keys
   * (the item's own field ids are rewritten to their keys). Where the rule is false the item does not need the field.
   */
  required: RuleAst | boolean;
  purpose: string;
};
export type MergedField = {
  key: FieldKey;
  element: string;
  role: string;
  path: string | null;
  occurrence: string | null;
  label: string;
  section: string;
  type: DataElement['type'];
  definition: DataElement;
  /** in order of preference; empty = the applicant fills it in */
  sources: FieldSource[];
  uses: FieldUse[];
};

export type MaterialUse = {
  member: string;
  material: string;
  necessity: Material['necessity'];
  when: RuleAst | null;
  ways: Way[];
  originals: number;
  copies: number;
  form: Material['form'];
  format: string;
  content: string;
  signature: string;
  basis: LegalBasis[];
  keepReason: string | null;
};
/** Strictest over all uses; a situation merges only the uses that are active in it. */
export type MergedMaterial = {
  key: MaterialKey;
  materialType: string;
  name: string;
  holder: string;
  path: string | null;
  period: string | null;
  licenceType: string | null;
  issuedBy: 'applicant' | 'government' | 'other';
  form: Material['form'];
  format: string;
  content: string;
  signature: string;
  basis: LegalBasis[];
  keepReason: string | null;
  uses: MaterialUse[];
};

export type Edge = {
  from: string;
  to: string;
  kind: 'explicit' | 'implied';
  reason: string /** holds only where this is not false; absent = whenever both ends are included */;
  when?: RuleAst;
};

export type ReleaseMember = {
  id: string;
  item: ServiceItem;
  /** 业务办理项 that the item is applied for as; `item` has its differences */
  variant?: { code: string; name: string; version: number; hash: string };
  itemVersion: number;
  itemHash: string;
  authority: Authority;
  when: RuleAst | null;
  /** Chinese sentence of `when` */
  whenText: string | null;
  mayOptOut: boolean;
  onFailure: 'cancelDependants' | 'continue';
  /** tighter internal limit confirmed by the department (一事一方案); null = the item's promise */
  confirmedDays: number | null;
  /** working days of the joint handling cap of this member's regime; null = none or not 行政许可 */
  jointCapDays: number | null;
  /** office hours of where it is decided; only for limits in working hours */
  officeHours?: OfficeHours;
};

/** One class of equivalent answers with what follows from it. */
export type SituationClass = {
  answers: Answers;
  members: string[];
  promiseDays: number;
  longestDays: number;
  criticalPathDays: number;
};

export type Grant = {
  member: string;
  authority: string;
  fields: FieldKey[];
  materials: MaterialKey[];
  results: string[];
};

export type Proof = {
  classes: number;
  coverage: { checked: number; holes: Finding[] };
  minimality: { checked: number; surplus: Finding[] };
  conflicts: Finding[];
};

export type BundleRelease = {
  schema: 'yijian.release/1';
  bundle: string;
  name: string;
  version: number;
  hash: string;
  summary: string;
  audience: 'person' | 'enterprise';
  applicantRole: string;
  region: string;
  lead: Authority;
  roles: Record<string, { name: string; subject: 'person' | 'organisation' }>;
  eligibility: { id: string; text: string }[];
  questions: Question[];
  members: ReleaseMember[];
  edges: Edge[];
  fields: MergedField[];
  materials: MergedMaterial[];
  grants: Grant[];
  /** licence types that members issue, need or read, by code */
  licenceTypes: Record<string, { name: string; holder: 'person' | 'organisation' }>;
  promise: { when: RuleAst | null; days: number }[] | null;
  visits: { times: number; reason?: string };
  /** working days of the joint handling cap that applies when two or more 行政许可 are included; null = none */
  jointCapDays: number | null;
  /** 引用: situations and rules that were put in full, by kind and code, with what they were; absent = none */
  shared?: { kind: 'situation' | 'rule'; code: string; name: string; version: number; hash: string }[];
  exception: { reason: string; approvedBy: string; on: string } | null;
  classes: SituationClass[];
  proof: Proof;
};
