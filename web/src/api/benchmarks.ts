import { newKey, read, write } from './client.ts';

export type Gap = 'missing' | 'same' | 'differs' | 'better' | 'worse';
export type AspectCell = {
  code: string;
  text: string | null;
  gap: Gap;
  adopted: { reason: string; on: string } | null;
};
export type AspectRow = { aspect: string; name: string; own: string | null; cells: AspectCell[] };
/** 差距表: our own item's aspects beside every city. */
export type AspectGrid = {
  item: string;
  name: string;
  authorityName: string;
  cities: { code: string; city: string; source: string; collectedOn: string }[];
  rows: AspectRow[];
};
/** 采纳: `item` is the draft that came of it, null where a person has to write it. */
export type Adoption = { item: { code: string; version: number; findings: { severity: string }[] } | null };
export type SentCity = {
  item: string;
  itemName: string;
  city: string;
  days: number;
  source: string;
  collectedOn: string;
  aspects: Record<string, string>;
};

export const readAspects = (item: string): Promise<AspectGrid> =>
  read(`/api/ledgers/benchmarks/${encodeURIComponent(item)}`);
export const adoptAspect = (
  benchmark: string,
  sent: { aspect: string; reason: string },
  key: string,
): Promise<Adoption> => write('POST', `/api/catalogue/benchmarks/${encodeURIComponent(benchmark)}/adopt`, sent, key);

/** 登记一个城市: a draft of its own; somebody else publishes it. */
export const registerCity = (
  { item, itemName, city, days, source, collectedOn, aspects }: SentCity,
  key: string,
): Promise<{ code: string }> => {
  const definition = {
    kind: 'benchmark',
    code: `${item.slice(0, 50)}-${newKey().slice(0, 8)}`,
    name: `${itemName}·${city}`.slice(0, 80),
    item,
    city,
    promised: days === 0 ? { n: 0, unit: 'instant' } : { n: days, unit: 'workingDay' },
    source,
    collectedOn,
    ...(Object.keys(aspects).length > 0 && { aspects }),
  };
  return write('POST', '/api/catalogue/drafts', { definition, expectedHash: null }, key);
};
