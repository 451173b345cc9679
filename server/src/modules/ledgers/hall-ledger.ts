import type { Hall, Placement, ServiceItem } from '@yijian/core/contract';
import { needsAdmission, placementCode } from '@yijian/core/halls';
import { loadPublished, type PublishedCatalogue } from '#catalogue';
import { csvFile, type Queryable, type ServedFile } from '#platform';
import { applied, authorityName } from './applied-items.ts';
import { share } from './figures.ts';

/** 进驻清单一行; `missing`: neither placed nor outside with a reason (标红). */
export type PlacedRow = {
  item: string;
  name: string;
  authorityName: string;
  standing: 'placed' | 'outside' | 'missing';
  reason: string | null;
  letter: string | null;
  on: string | null;
};
/**
 * 一个大厅的进驻台账 (CAT-24): of the items decided at its level and those placed there; `special` = outside with a reason. 进驻率 =
 * placed / (all - special), 授权率 = placed with a letter / placed.
 */
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

/** 进驻台账 of every hall; desks and outlets of others are none. */
export async function readHallLedgers(db: Queryable): Promise<{ halls: HallLedger[] }> {
  const published = await loadPublished(db);
  const { halls, regions } = published.premises;
  const levelOf = ({ region }: Hall): number => regions.get(region)?.level ?? 0;
  const entered = [...halls.values()].filter((hall) => (hall.channel ?? 'counter') === 'counter');
  return {
    halls: entered
      .sort((one, other) => levelOf(one) - levelOf(other) || (one.code < other.code ? -1 : 1))
      .map((hall) => ledgerOf(hall, published)),
  };
}

function ledgerOf(hall: Hall, published: PublishedCatalogue): HallLedger {
  const { placements, regions } = published.premises;
  const rows = applied(published).flatMap((item) => {
    const placement = placements.get(placementCode(hall.code, item.code));
    return placement === undefined && item.decidingRegion !== hall.region ? [] : [rowOf(item, placement, published)];
  });
  const count = (standing: PlacedRow['standing']): number => rows.filter((row) => row.standing === standing).length;
  const [placed, special] = [count('placed'), count('outside')];
  const authorised = rows.filter(({ letter }) => letter !== null).length;
  return {
    hall: hall.code,
    name: hall.name,
    needsAdmission: needsAdmission(hall, regions),
    all: rows.length,
    special,
    placed,
    missing: count('missing'),
    authorised,
    placedShare: share(placed, rows.length - special),
    authorisedShare: share(authorised, placed),
    rows: rows.sort((one, other) => order[one.standing] - order[other.standing]),
  };
}

const order: Readonly<Record<PlacedRow['standing'], number>> = { missing: 0, outside: 1, placed: 2 };

function rowOf(item: ServiceItem, placement: Placement | undefined, published: PublishedCatalogue): PlacedRow {
  const isPlaced = placement?.standing === 'placed';
  return {
    item: item.code,
    name: item.name,
    authorityName: authorityName(published, item.authority),
    standing: placement?.standing ?? 'missing',
    reason: placement?.reason ?? null,
    letter: isPlaced ? (placement.authorisation?.letter ?? null) : null,
    on: isPlaced ? (placement.authorisation?.on ?? null) : null,
  };
}

const standingWords = { placed: '进驻', outside: '不进驻', missing: '没有登记' } as const;

/** 进驻台账 as a table. */
export async function exportHallLedgers(db: Queryable): Promise<ServedFile> {
  const { halls } = await readHallLedgers(db);
  return csvFile('事项进驻和授权台账', [
    ['大厅', '事项', '部门', '进驻情况', '特殊情形', '授权书文号', '授权日期'],
    ...halls.flatMap(({ name, rows }) =>
      rows.map((row) => [
        name,
        row.name,
        row.authorityName,
        standingWords[row.standing],
        row.reason ?? '',
        row.letter ?? '',
        row.on ?? '',
      ]),
    ),
  ]);
}
