import { read } from './client.ts';

/** 可以交的地方: hall, outlet or desk with the windows that take it in. */
export type Place = {
  hall: string;
  name: string;
  channel: 'counter' | 'hotline' | 'bank';
  address: string;
  openHours: string;
  phone: string;
  windows: { code: string; number: string | null; name: string }[];
};
export const readPlaces = async (of: 'items' | 'bundles', code: string): Promise<Place[]> =>
  (await read<{ places: Place[] }>(`/api/${of}/${encodeURIComponent(code)}/places`)).places;

/** 进驻台账 of a hall; `missing` rows are neither placed nor outside with a reason. */
export type PlacedRow = {
  item: string;
  name: string;
  authorityName: string;
  standing: 'placed' | 'outside' | 'missing';
  reason: string | null;
  letter: string | null;
  on: string | null;
};
export type HallLedger = {
  hall: string;
  name: string;
  needsAdmission: boolean;
  all: number;
  special: number;
  placed: number;
  missing: number;
  authorised: number;
  placedShare: number | null;
  authorisedShare: number | null;
  rows: PlacedRow[];
};
export const readHallLedgers = async (): Promise<HallLedger[]> =>
  (await read<{ halls: HallLedger[] }>('/api/ledgers/placements')).halls;

/** 一窗通办清单, of `all` items; what it leaves out, with the systems that are not connected. */
export type OneWindow = {
  all: number;
  items: { item: string; name: string; authorityName: string; intakeWords: string; systems: string }[];
};
export type LeftOut = {
  item: string;
  name: string;
  authorityName: string;
  systems: { docking: string; name: string; tierWords: string; since: string }[];
};
export const readOneWindow = (): Promise<OneWindow> => read('/api/one-window');
export const readLeftOut = async (): Promise<LeftOut[]> =>
  (await read<{ items: LeftOut[] }>('/api/ledgers/left-out')).items;
