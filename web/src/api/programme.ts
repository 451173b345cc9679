import { read } from './client.ts';

export type ProgrammeCell = {
  level: number;
  channel: string;
  state: 'open' | 'closed' | 'none';
  halls: number;
  of: number;
};
export type ProgrammeRow = {
  code: string;
  name: string;
  category: string | null;
  categoryName: string;
  onlineBy: string | null;
  responsible: string | null;
  recommended: number | null;
  standardised: boolean;
  pilot: boolean;
  status: 'online' | 'testing' | 'planned';
  overdue: boolean;
  cells: ProgrammeCell[];
};
/** 一件事上线进度 (THG-11/18/20). */
export type Programme = {
  today: string;
  target: number;
  online: number;
  recommended: { listed: number; online: number };
  categories: { category: string; name: string; count: number; online: number; overdue: number }[];
  columns: { level: number; levelName: string; channel: string }[];
  rows: ProgrammeRow[];
};

export const readProgramme = (): Promise<Programme> => read('/api/studio/programme');

/** 升级评估: how each bundle stands against the new model, and what is below it. */
export type UpgradeRow = {
  bundle: string;
  name: string;
  version: number;
  below: number;
  checks: { id: string; name: string; value: string; gaps: string[] }[];
};
export const readUpgrades = (): Promise<UpgradeRow[]> => read('/api/studio/upgrades');
