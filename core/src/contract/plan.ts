import type { RuleAst } from '../rules/index.ts';
import type {
  Authority,
  DataElement,
  Duration,
  FieldSource,
  LegalBasis,
  Material,
  Question,
  ServiceItem,
  Way,
} from './definitions.ts';

/**
 * Compiled forms (decisions.md 5): BundleRelease (published, every situation, no person, hashed), Preview (release +
 * answers, no person), CasePlan (release hash + answers + bound evidence, private, frozen at receipt).
 */

/** Situation answers: question id -> choice code, list of codes, or decimal text. Absent = not answered. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** A thing found wrong in definitions: where, how bad, what to do. `block` refuses publication. */
export type Finding = {
  code: string;
  severity: 'block' | 'warn';
  /** e.g. `bundle:restaurant/members/food` or `item:food-permit/materials/m-layout` */
  place: string;
  message: string;
  remedy: string;
  /** the situation (answers) in which it bites, when it is not always */
  situation?: Answers;
};

/** Key of a merged field: `element@role[/path][#occurrence]` (decisions.md 4). */
export type FieldKey = string;
/** Key of a merged material: `materialType@holder[/path][#period]`. */
export type MaterialKey = string;

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
  exception: { reason: string; approvedBy: string; on: string } | null;
  classes: SituationClass[];
  proof: Proof;
};

/** Why and how a material need not be brought. */
export type Exemption =
  | { way: 'licence'; licenceType: string; reason: string }
  | { way: 'register'; register: string; record: string; reason: string }
  | { way: 'output'; member: string; reason: string }
  | { way: 'commitment'; text: string; reason: string }
  | { way: 'generated'; reason: string };

export type PlannedMaterial = {
  key: MaterialKey;
  name: string;
  members: string[];
  disposition: 'exempt' | 'bring';
  exemption: Exemption | null;
  /** shown when it must be brought although government issues it */
  keepReason: string | null;
  required: boolean;
  deferrable: boolean;
  form: Material['form'];
  format: string;
  content: string;
  signature: string;
  originals: number;
  copies: number;
  basis: LegalBasis[];
  /** how each department's use is met; `exemption` above is the one that asks most of the applicant */
  uses: {
    member: string;
    material: string;
    necessity: Material['necessity'];
    exemption: Exemption | null;
    neededWhen: RuleAst | null;
  }[];
  /** needed only if this holds; variables are merged field keys (form values); null = settled by the answers */
  neededWhen: RuleAst | null;
  neededDependsOn: FieldKey[];
};

export type PlannedField = {
  key: FieldKey;
  label: string;
  section: string;
  definition: DataElement;
  required: boolean;
  /** required may still change with values of these fields */
  requiredDependsOn: FieldKey[];
  /** required once this holds; variables are merged field keys, values as facts; null = settled by the answers */
  requiredWhen: RuleAst | null;
  source: 'applicant' | FieldSource;
  sourceText: string;
  /** `required: null` = depends on what is filled in */
  uses: {
    member: string;
    item: string;
    label: string;
    purpose: string;
    required: boolean | null;
    requiredWhen: RuleAst | null;
  }[];
};

export type TimelineStrand = {
  member: string;
  promisedDays: number;
  plannedDays: number;
  proposedDays: number | null;
  startOffset: number;
  endOffset: number;
  critical: boolean;
};
export type Timeline = {
  promiseDays: number;
  longestDays: number;
  criticalPathDays: number;
  criticalPath: string[];
  fits: boolean;
  jointCapDays: number | null;
  strands: TimelineStrand[];
};

export type Figure = {
  name: string;
  before: number;
  after: number;
  unit: string;
  list: { label: string; before: string; after: string }[];
};
export type Figures = {
  materials: Figure;
  fields: Figure;
  steps: Figure;
  days: Figure;
  visits: Figure;
  feesFen: Figure;
};

export type PreviewMember = {
  id: string;
  item: string;
  name: string;
  node: ServiceItem['node'];
  type: string;
  authority: string;
  authorityName: string;
  promisedDays: number;
  statutoryDays: number | null;
  after: string[];
  reason: string;
  result: string;
  place: string;
  openHours: string;
  phone: string;
  complaintPhone: string;
  promised: Duration;
  fees: { id: string; name: string; amountFen: number }[];
  visits: { times: number; reason?: string };
  mayOptOut: boolean;
};

export type Preview = {
  schema: 'yijian.preview/1';
  bundle: string;
  bundleName: string;
  release: string;
  /** content hash of (release hash, answers): a preview is a pure function of these two */
  hash: string;
  answers: Answers;
  /** questions that may still change something, in asking order; the preview is complete when empty */
  pending: Question[];
  /** the answers in words, in asking order */
  situation: { question: string; answer: string }[];
  included: PreviewMember[];
  excluded: { id: string; name: string; reason: string }[];
  /** members whose inclusion is not known until more is answered */
  undecided: { id: string; name: string }[];
  edges: Edge[];
  fields: PlannedField[];
  materials: PlannedMaterial[];
  timeline: Timeline;
  figures: Figures;
};

/**
 * 凭据 Evidence: a licence or register reading that can be bound into a plan. `holder` and `role` are party roles of the
 * bundle (who of the parties holds the licence, of whom the register was read), never names.
 */
export type Evidence =
  | {
      kind: 'licence';
      licenceType: string;
      licenceId: string;
      identifier: string;
      version: number;
      hash: string;
      holder: string;
      attributes: Record<string, string>;
    }
  | {
      kind: 'register';
      register: 'population' | 'enterprise';
      role: string;
      readingId: string;
      hash: string;
      readAt: string;
      attributes: Record<string, string>;
    };

/** Pointer to bound evidence: no attribute values (they are personal and live encrypted beside the case). */
export type BoundEvidence = { kind: 'licence' | 'register'; id: string; version: number; hash: string; label: string };

export type PlannedNode = {
  member: string;
  node: ServiceItem['node'];
  item: string;
  itemVersion: number;
  itemName: string;
  itemType: string;
  taskCode: string | null;
  regime: string;
  authority: string;
  decidingRegion: string;
  after: string[];
  onFailure: 'cancelDependants' | 'continue';
  /** the item's published promise: decides tacit approval, remedies, statistics */
  promisedDays: number;
  /** confirmed tighter limit: drives lights and urging only */
  plannedDays: number;
  statutoryDays: number | null;
  steps: { id: string; kind: 'accept' | 'review' | 'decide'; name: string; post: string; days: number }[];
  /** published conditions of the item: the only ones a supplement notice may name (ITK-09) */
  conditions?: { id: string; text: string }[];
};

export type CasePlan = {
  schema: 'yijian.case-plan/1';
  bundle: string;
  bundleName: string;
  release: string;
  releaseVersion: number;
  hash: string;
  answers: Answers;
  optedOut: string[];
  promiseDays: number;
  jointCapDays: number | null;
  nodes: PlannedNode[];
  fields: {
    key: FieldKey;
    source: 'applicant' | 'licence' | 'register' | 'output' | 'answer' | 'account';
    members: string[];
  }[];
  materials: (PlannedMaterial & { bound: BoundEvidence | null })[];
  grants: Grant[];
};

/** 一次性告知 Notice (FRM-16): what online and counter tell an applicant, once, in the same words. */
export type Notice = {
  schema: 'yijian.notice/1';
  bundle: string;
  bundleName: string;
  /** hash of the preview it was made from */
  preview: string;
  /** the situation it holds for, question and answer in words */
  situation: { question: string; answer: string }[];
  /** false while questions are open: then it only says what is certain */
  complete: boolean;
  items: {
    member: string;
    name: string;
    authority: string;
    after: string[];
    limit: string;
    statutory: string | null;
    result: string;
    place: string;
    openHours: string;
    phone: string;
    complaintPhone: string;
    reason: string;
  }[];
  notIncluded: { name: string; reason: string }[];
  bring: {
    key: MaterialKey;
    name: string;
    requirement: string;
    form: string;
    format: string;
    content: string;
    signature: string;
    originals: number;
    copies: number;
    deferrable: boolean;
    basis: string[];
    keepReason: string | null;
    usedBy: string[];
  }[];
  spared: { key: MaterialKey; name: string; way: Exemption['way']; reason: string; usedBy: string[] }[];
  fields: { total: number; toFill: number };
  limit: { promiseDays: number; text: string };
  fees: { totalFen: number; list: { name: string; item: string; amountFen: number }[] };
  visits: { times: number; reason: string | null };
};

/** What the compiler reads: published definitions with their versions and hashes. */
export type Catalogue = {
  items: ReadonlyMap<string, { definition: ServiceItem; version: number; hash: string }>;
  elements: ReadonlyMap<string, DataElement>;
  roles: ReadonlyMap<string, { code: string; name: string; subject: 'person' | 'organisation' }>;
  paths: ReadonlyMap<string, { code: string; name: string }>;
  materialTypes: ReadonlyMap<string, import('./definitions.ts').MaterialType>;
  licenceTypes: ReadonlyMap<string, import('./definitions.ts').LicenceType>;
  regimes: ReadonlyMap<string, import('./definitions.ts').ProcedureRegime>;
  authorities: ReadonlyMap<string, Authority>;
};
