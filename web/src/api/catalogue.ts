import type {
  Definition,
  DefinitionKind,
  ElementList,
  Finding,
  Material,
  ServiceItem,
  Way,
} from '@yijian/core/contract';
import type { ProcessNode } from '@yijian/core/procedures';
import { ask, read, write } from './client.ts';

/** 目录清单 row: what is in force and the draft, without bodies. */
export type DefinitionRow = {
  kind: DefinitionKind;
  code: string;
  owner: string;
  name: string;
  publishedVersion: number | null;
  publishedAt: string | null;
  draftVersion: number | null;
  draftSavedAt: string | null;
  status: 'published' | 'draft' | 'withdrawn';
  /** open issues of the catalogue in it */
  blocked: number;
  warned: number;
};
export type CatalogueFilter = {
  kind?: string;
  owner?: string;
  q?: string;
  status?: string;
  region?: string;
  type?: string;
  finding?: string;
};
export type FacetName = 'kind' | 'owner' | 'status' | 'region' | 'type' | 'finding';
/** 分面计数: of each value how many definitions it would leave under all other filters; `total`: how many pass now. */
export type CatalogueFacets = { total: number; facets: Record<FacetName, { value: string; count: number }[]> };
export type DefinitionPage = { definitions: DefinitionRow[]; next: string | null };

/** 版本: when it was in force, who published it and why. */
export type VersionRow = {
  version: number;
  status: 'draft' | 'scheduled' | 'published' | 'superseded' | 'withdrawn';
  hash: string;
  savedAt: string;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  publishedAt: string | null;
  publishedBy: string | null;
  reason: string | null;
  legalBasis: string | null;
};
/** 草稿: `mine`: I saved it last, so somebody else publishes it (四眼); `review`: it waits for that. */
export type ShownDraft = {
  version: number;
  hash: string;
  mine: boolean;
  review: { reason: string; legalBasis: string | null } | null;
};
/** 定义全貌: `body` is what is in force, `draft` what is being worked on. */
export type DefinitionHistory = {
  definition: {
    kind: DefinitionKind;
    code: string;
    owner: string | null;
    lastVersion: number;
    draft: (ShownDraft & { body: Definition }) | null;
    /** published ahead, in force from `effectiveFrom` on */
    scheduled: { version: number; hash: string; effectiveFrom: string } | null;
    published: { version: number; hash: string } | null;
    /** 停办日: the last day on which it can be applied for */
    stopsOn: string | null;
    body: Definition | null;
  };
  versions: VersionRow[];
  /** of an item: who sets what (CAT-05) */
  elements: ElementList['elements'];
  /** what is wrong with the draft */
  findings: Finding[];
  /** who saved the draft last, by post and masked name */
  draftBy: string | null;
};
export type SavedDraft = { kind: string; code: string; version: number; hash: string; findings: Finding[] };
/** 免提交占比: `percent` of all materials of published items; rows are the list behind it (`way` null: still handed in). */
export type ExemptionShare = {
  total: number;
  spared: number;
  percent: number;
  ways: Record<Way['kind'], number>;
  rows: {
    item: string;
    itemName: string;
    authorityName: string;
    material: string;
    name: string;
    way: Way['kind'] | null;
    words: string;
  }[];
};
export const listExemptions = (): Promise<ExemptionShare> => read<ExemptionShare>('/api/catalogue/exemptions');
export type CatalogueLint = { checked: number; blocked: number; warned: number; findings: Finding[] };

export type FoundItem = {
  code: string;
  name: string;
  authority: string;
  typeName: string;
  audience: readonly string[];
  promisedDays: number;
  promisedUnit: string;
  visits: number;
};

export type GuideMaterial = Pick<
  Material,
  'id' | 'necessity' | 'format' | 'content' | 'signature' | 'originals' | 'copies'
> & {
  name: string;
  when: string | null;
  form: string;
  basis: string[];
  spared: { way: Way['kind']; words: string }[];
  keepReason: string | null;
};
/** 办事指南: everything the published item says, in words for people. */
export type ItemGuide = {
  code: string;
  name: string;
  version: number;
  node: ServiceItem['node'];
  typeName: string;
  baseCode: string | null;
  taskCode: string | null;
  audience: string[];
  authority: { code: string; name: string; address: string; phone: string };
  supervisor: string | null;
  regime: string;
  basis: string[];
  conditions: { id: string; text: string; basis: string[] }[];
  limits: { statutory: string | null; promised: string; reductionRate: number | null };
  steps: { id: string; name: string; days: number; standard: string }[];
  process: ProcessNode[];
  fees: { totalFen: number; list: { id: string; name: string; amountFen: number; basis: string[] }[] };
  visits: { times: number; reason: string | null };
  place: string;
  openHours: string;
  phone: string;
  complaintPhone: string;
  materials: GuideMaterial[];
  fields: { total: number; sections: { name: string; fields: string[] }[] };
  result: { name: string; kind: string; licence: string | null; delivery: string[] };
  receipt: string | null;
  remedies: { name: string; text: string; basis: string }[];
  faq: { id: string; question: string; answer: string }[];
};

const at = (kind: string, code: string): string =>
  `/api/catalogue/${encodeURIComponent(kind)}/${encodeURIComponent(code)}`;

export const listDefinitions = (
  filter: CatalogueFilter & { after?: string; limit?: number },
): Promise<DefinitionPage> => read('/api/catalogue', filter);
export const countDefinitions = (filter: CatalogueFilter): Promise<CatalogueFacets> =>
  read('/api/catalogue/facets', filter);
export const lintCatalogue = (): Promise<CatalogueLint> => read('/api/catalogue/lint');
export const readDefinition = (kind: string, code: string): Promise<DefinitionHistory> => read(at(kind, code));
export const readVersion = (
  kind: string,
  code: string,
  version: number,
): Promise<{ version: number; body: Definition }> => read(`${at(kind, code)}/versions/${version}`);
export const readGuide = (code: string): Promise<ItemGuide> => read(`/api/items/${encodeURIComponent(code)}/guide`);
export const findItems = (q: string, audience?: string): Promise<{ items: FoundItem[] }> =>
  read('/api/items', { q, audience, limit: 30 });
/** `expectedHash`: the draft that was edited; null = there was none. Another one now is refused. */
export const saveDraft = (definition: unknown, expectedHash: string | null, key: string): Promise<SavedDraft> =>
  write('POST', '/api/catalogue/drafts', { definition, expectedHash }, key);
/** 体检没有保存的草稿: as saving would find it. */
export const lintDraft = (definition: unknown): Promise<{ findings: Finding[] }> =>
  ask('/api/catalogue/lint', { definition });
export const discardDraft = (kind: string, code: string, key: string): Promise<unknown> =>
  write('POST', `${at(kind, code)}/discard`, {}, key);
/** Why and on what footing; `effectiveOn`: today or a later day. */
export type Publication = { reason: string; legalBasis?: string; expectedHash?: string; effectiveOn?: string };
export const publishDefinition = (
  kind: string,
  code: string,
  sent: Publication,
  key: string,
): Promise<SavedDraft & { cascaded: { code: string; to: 'publish' | 'draft' }[] }> =>
  write('POST', `${at(kind, code)}/publish`, sent, key);
export const withdrawDefinition = (kind: string, code: string, reason: string, key: string): Promise<unknown> =>
  write('POST', `${at(kind, code)}/withdraw`, { reason }, key);
