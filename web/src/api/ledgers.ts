import { read, write } from './client.ts';

/** 影响分析: everything that a change of one definition touches. */
export type Impact = {
  name: string;
  references: { kind: string; code: string; name: string }[];
  bundles: { code: string; name: string; openCases: number }[];
  windows: { hall: string; hallName: string; window: string; name: string }[];
  open: { total: number; byVersion: { version: number; open: number }[] };
  licences: number;
};
export type Issue = {
  issueId: string;
  rule: string;
  ruleTitle: string;
  source: string;
  place: string;
  name: string;
  ownerName: string;
  severity: 'block' | 'warn';
  message: string;
  remedy: string;
  openedAt: string;
  closedAt: string | null;
};
export type IssueList = {
  checkedAt: string | null;
  isBehind: boolean;
  issues: Issue[];
  owners: { owner: string; name: string; blocked: number; warned: number; closed: number }[];
  next: number | null;
};
export type Reduction = { figure: string; name: string; before: number; now: number; rate: number | null };
export type Reductions = {
  totals: { authority: string; name: string; items: number; withBaseline: number; reductions: Reduction[] }[];
  materialsTarget: number;
  rows: { source: string | null }[];
};
export type Comparison = {
  item: string;
  name: string;
  authorityName: string;
  volume: number;
  isFrequent: boolean;
  promised: { n: number; unit: string };
  cities: { city: string; promised: { n: number; unit: string }; source: string; collectedOn: string }[];
  isOver: boolean;
  alarm: { message: string; remedy: string } | null;
};
/** 标准化公示: a cell tells the cut under which the items behind it are listed. */
export type StandardCell = { cut: string; name: string; count: number; share: number | null };
export type StandardFigures = {
  items: number;
  cells: Record<'main' | 'levels' | 'depths' | 'channels' | 'reforms', StandardCell[]>;
  averageListed: number | null;
  averageMaterials: number | null;
  averageDays: number | null;
};
export type BehindRow = {
  item: string;
  name: string;
  authorityName: string;
  levelName: string;
  depth: string | null;
  channels: string[];
  promised: string;
  listed: number;
  materials: number;
  days: number;
};
export type ListedRegion = {
  code: string;
  name: string;
  level: number;
  levelName: string;
  parent: string | null;
  items: number;
};
export type ListedItem = {
  item: string;
  name: string;
  authorityName: string;
  here: 'decided' | 'takenIn';
  place: string;
};
export type LevelLists = { regions: ListedRegion[]; chosen: (ListedRegion & { list: ListedItem[] }) | null };
export type Coverage = {
  institutions: number;
  withList: number;
  share: number | null;
  levels: { level: number; name: string; institutions: number; withList: number; share: number | null }[];
  missing: { authority: string; name: string; regionName: string; level: number; levelName: string }[];
};
/** 清理台账: `remedy` is what is left to do until the catalogue says what the batch decided. */
export type CleanUpRow = {
  item: string;
  name: string;
  authorityName: string | null;
  outcome: string;
  outcomeName: string;
  intoName: string | null;
  reason: string;
  reviewedBy: string;
  isDone: boolean;
  remedy: string | null;
};
export type CleanUps = {
  before: number;
  now: number;
  filings: number;
  open: number;
  batches: { code: string; name: string; on: string; basis: string; done: number; rows: CleanUpRow[] }[];
};
/** 五级一致率: elements compared between levels, and how many agree. */
export type LevelAgreement = { compared: number; same: number };
export type AtMostOnce = {
  share: number | null;
  items: { item: string; name: string; authorityName: string; visits: number; reason: string | null }[];
};
export type PublicProofs = {
  proofs: {
    code: string;
    name: string;
    basis: string[];
    issuer: string;
    purpose: string;
    askedBy: { itemName: string; authority: string }[];
  }[];
  cancelled: { name: string; reason: string }[];
};
export type PublicExceptions = {
  exceptions: { code: string; name: string; ruleTitle: string; reason: string; approvedBy: string; until: string }[];
};

export const readImpact = (kind: string, code: string): Promise<Impact> =>
  read(`/api/ledgers/impact/${encodeURIComponent(kind)}/${encodeURIComponent(code)}`);
export const listIssues = (filter: { owner?: string; closed: boolean; offset?: number }): Promise<IssueList> =>
  read('/api/catalogue/issues', filter);
export const trackIssues = (key: string): Promise<{ opened: number; closed: number }> =>
  write('POST', '/api/catalogue/issues/track', {}, key);
export const readReductions = (): Promise<Reductions> => read('/api/ledgers/reductions');
export const readBenchmarks = (): Promise<{ items: Comparison[] }> => read('/api/ledgers/benchmarks');
export const readCleanUps = (): Promise<CleanUps> => read('/api/ledgers/clean-ups');
export const readStandards = (): Promise<StandardFigures> => read('/api/standards');
export const readBehind = (cut: string): Promise<{ name: string; items: BehindRow[] }> =>
  read(`/api/standards/${encodeURIComponent(cut)}`);
export const readAgreement = (): Promise<LevelAgreement> => read('/api/level-agreement');
export const readLevelLists = (region: string | null): Promise<LevelLists> =>
  read('/api/level-lists', region === null ? {} : { region });
export const readCoverage = (): Promise<Coverage> => read('/api/ledgers/coverage');
export const readAtMostOnce = (): Promise<AtMostOnce> => read('/api/at-most-once');
export const readProofs = (): Promise<PublicProofs> => read('/api/proofs');
export const readExceptions = (): Promise<PublicExceptions> => read('/api/lint-exceptions');
