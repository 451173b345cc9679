import type { Answers, FieldKey } from './answers.ts';
import type { OfficeHours } from './ground.ts';
import type { Duration } from './law.ts';
import type { PlannedMaterial } from './preview.ts';
import type { Grant } from './release.ts';
import type { ServiceItem } from './service-item.ts';

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

/** 告知承诺书: the notice and the promise of one version of an item, to the letter. */
export type Pledge = { from: string; informs: string; pledge: string };

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
  /** limits in their own unit, where one of them is not in working days; the clock runs on these */
  limits?: { promised: Duration; statutory: Duration | null };
  /** what working hours are counted in; only with a limit in hours */
  officeHours?: OfficeHours;
  /** 即办件: may be decided when received, by one hand (ITK-08) */
  instant?: true;
  /** 备案 (CAT-15): complete means filed, for cases received from this day on; null = always */
  filing?: { from: string | null };
  /** 告知承诺 (CAT-16): what is told and promised before submit, for cases received from this day on */
  commitment?: Pledge;
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
  /** 方案变更: the newer release whose shorter limits and smaller demands were taken over; `release` stays the one it was received under */
  amended?: { release: string; version: number };
  nodes: PlannedNode[];
  fields: {
    key: FieldKey;
    source: 'applicant' | 'licence' | 'register' | 'output' | 'answer' | 'account';
    members: string[];
  }[];
  materials: (PlannedMaterial & { bound: BoundEvidence | null })[];
  grants: Grant[];
};
