import type { Answers, Bundle, Edge, Figures, Finding, Proof, SituationClass } from '@yijian/core/contract';
import type { ShownDraft } from './catalogue.ts';
import type { Channel } from '@yijian/core/channel';
import { ask, read, write } from './client.ts';

export type PlanNode = {
  id: string;
  item: string;
  name: string;
  node: string;
  authority: string;
  authorityName: string;
  when: string | null;
  promisedDays: number;
  confirmedDays: number | null;
  mayOptOut: boolean;
};
export type PlanEdge = Pick<Edge, 'from' | 'to' | 'kind' | 'reason'>;
export type FormLine = { key: string; label: string; section: string; users: string[]; sources: string[] };
export type MaterialLine = { key: string; name: string; issuedBy: string; users: string[]; ways: string[] };
export type LimitProposal = { member: string; authority: string; plannedDays: number; proposedDays: number };

/** 合成出的方案, published or not. `figuresFor`: the situation that the figures are counted in. */
export type CompiledRelease = {
  hash: string;
  version: number;
  promiseDays: { least: number; most: number } | null;
  nodes: PlanNode[];
  edges: PlanEdge[];
  classes: { total: number; shown: SituationClass[] };
  fields: { total: number; shared: number; list: FormLine[] };
  materials: { total: number; list: MaterialLine[] };
  proof: Proof;
  proposals: {
    proposals: LimitProposal[];
    late: { answers: Answers; promiseDays: number; criticalPathDays: number }[];
    impossible: boolean;
  };
  figures: Figures;
  figuresFor: Answers;
};
/** 合成结果: `release` is null where the definition is too broken to build anything. */
export type Compiled = { publishable: boolean; findings: Finding[]; release: CompiledRelease | null };

export type ReleaseRow = {
  hash: string;
  version: number;
  status: string;
  publishedAt: string;
  publishedBy: string;
  reason: string;
};
/** 试办 of a draft (THG-16); `address`: what it is applied for under. `endsOn`: the last day, counted in. */
export type TrialRow = {
  trialId: string;
  code: string;
  address: string;
  reason: string;
  endsOn: string;
  startedAt: string;
  endedAt: string | null;
  endedBecause: 'revoked' | 'replaced' | 'published' | null;
  isRunning: boolean;
};
export type ChannelChange = { changeId: string; channel: Channel; isOpen: boolean; reason: string; at: string };

/** 一件事工作台. `outdated`: an item changed since the release was published. */
export type Studio = {
  bundle: string;
  draft: (ShownDraft & { body: Bundle }) | null;
  published: { version: number; hash: string; body: Bundle } | null;
  releases: ReleaseRow[];
  trials: TrialRow[];
  /** `offItems`: items of the bundle that are not on the channel, which closes it whatever was decided for the bundle */
  channels: { channel: Channel; isOpen: boolean; offItems: string[] }[];
  channelChanges: ChannelChange[];
  outdated: boolean;
  compiled: Compiled;
};
export type PublishedBundle = { bundle: string; release: string; version: number; findings: Finding[] };

const at = (bundle: string): string => `/api/studio/bundles/${encodeURIComponent(bundle)}`;

export const openStudio = (bundle: string): Promise<Studio> => read(at(bundle));
/** 即时合成; nothing is saved. */
export const compileLive = (definition: unknown): Promise<Compiled> => ask('/api/studio/compile', { definition });
export const publishBundle = (
  bundle: string,
  sent: { reason: string; legalBasis?: string; expectedHash?: string },
  key: string,
): Promise<PublishedBundle> => write('POST', `${at(bundle)}/publish`, sent, key);
export const withdrawBundle = (bundle: string, reason: string, key: string): Promise<unknown> =>
  write('POST', `${at(bundle)}/withdraw`, { reason }, key);
export const startTrial = (bundle: string, sent: { reason: string; days: number }, key: string): Promise<unknown> =>
  write('POST', `${at(bundle)}/trial`, sent, key);
export const endTrial = (bundle: string, reason: string, key: string): Promise<unknown> =>
  write('POST', `${at(bundle)}/trial/end`, { reason }, key);
export const changeChannel = (
  bundle: string,
  sent: { channels: Channel[]; isOpen: boolean; reason: string },
  key: string,
): Promise<unknown> => write('POST', `${at(bundle)}/channels`, sent, key);
export const confirmLimit = (
  bundle: string,
  sent: { member: string; days: number; reference: string },
  key: string,
): Promise<unknown> => write('POST', `${at(bundle)}/confirm-limit`, sent, key);

/** 正在提供的一件事, as its card shows it. */
export type OfferedBundle = {
  code: string;
  name: string;
  summary: string;
  items: { name: string; authority: string; always: boolean }[];
  departments: string[];
  promiseDays: { least: number; most: number };
  figures: Record<keyof Figures, { name: string; before: number; after: number; unit: string }>;
};
export const listOffered = (): Promise<{ bundles: OfferedBundle[] }> => read('/api/bundles', { limit: 100 });
