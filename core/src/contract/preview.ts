import type { RuleAst } from '../rules/index.ts';
import type { Answers, FieldKey, MaterialKey } from './answers.ts';
import type { DataElement } from './dictionary.ts';
import type { Duration, LegalBasis } from './law.ts';
import type { Edge } from './release.ts';
import type { FieldSource, Material, Question, ServiceItem } from './service-item.ts';

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
  /** 改革方式 that drives the handling, in words; null = none */
  reform: string | null;
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
