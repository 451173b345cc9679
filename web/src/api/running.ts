import { read } from './client.ts';

export type RunningMonth = {
  month: string;
  received: number;
  concluded: number;
  returned: number;
  averageDays: number | null;
  returnRate: number | null;
  savedMaterials: number;
  savedSteps: number;
  savedTrips: number;
  rated: number;
  satisfaction: number | null;
};
/** 一件事的运行情况 of twelve months, the running one last. */
export type BundleRunning = {
  bundle: string;
  name: string;
  definitions: { id: string; name: string; formula: string }[];
  months: RunningMonth[];
};
export const readRunning = (bundle: string): Promise<BundleRunning> =>
  read(`/api/oversight/bundles/${encodeURIComponent(bundle)}/running`);
