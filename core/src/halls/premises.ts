import type {
  Bundle,
  Catalogue,
  Definition,
  DefinitionKind,
  Hall,
  Placement,
  Region,
  ServiceItem,
  Window,
} from '../contract/index.ts';

type Of<K extends DefinitionKind> = Extract<Definition, { kind: K }>;

/** 办事场所 as published: halls, their windows by hall, what is placed in them by `<hall>.<item>`, levels of regions. */
export type Premises = {
  halls: ReadonlyMap<string, Hall>;
  windows: ReadonlyMap<string, readonly Window[]>;
  placements: ReadonlyMap<string, Placement>;
  regions: ReadonlyMap<string, Region>;
};

/** 备好场所: `of` answers every definition of a kind that is in force. */
export function premisesOf(of: <K extends DefinitionKind>(kind: K) => Iterable<Of<K>>): Premises {
  const byCode = <D extends { code: string }>(all: Iterable<D>) => new Map([...all].map((one) => [one.code, one]));
  const windows = new Map<string, Window[]>();
  for (const window of of('window')) windows.set(window.hall, [...(windows.get(window.hall) ?? []), window]);
  return {
    halls: byCode(of('hall')),
    windows,
    placements: byCode(of('placement')),
    regions: byCode(of('region')),
  };
}

/** 进驻登记的编码: one for each item at each hall. */
export const placementCode = (hall: string, item: string): string => `${hall}.${item}`;

/** From this level down (street, then community) a hall needs an approved admission for each item. */
const ADMISSION_FROM = 5;

/** 是否要准入 (CAT-23): halls of streets and communities; outlets and desks are bound to bundles instead. */
export function needsAdmission(hall: Pick<Hall, 'channel' | 'region'>, regions: Premises['regions']): boolean {
  return (hall.channel ?? 'counter') === 'counter' && (regions.get(hall.region)?.level ?? 0) >= ADMISSION_FROM;
}

/** 没有准入的事项 of these at this hall; none where no admission is needed. */
export function notAdmitted(code: string, items: readonly string[], premises: Premises): string[] {
  const hall = premises.halls.get(code);
  if (hall === undefined || !needsAdmission(hall, premises.regions)) return [];
  return items.filter((item) => premises.placements.get(placementCode(code, item))?.standing !== 'placed');
}

/** 窗口收不收: what is handed in is a bundle, or one item on its own. */
export function takes({ bundles, items }: Window, thing: { bundle: string } | { item: string }): boolean {
  if (bundles === undefined && items === undefined) return true;
  return 'bundle' in thing ? bundles?.includes(thing.bundle) === true : items?.includes(thing.item) === true;
}

/** 要申请的事项: steps of bundles, checks and other inner nodes are none. */
export const isAppliedFor = ({ node, type }: Pick<ServiceItem, 'node' | 'type'>): boolean =>
  node === 'strand' && type !== '00';

/** 一件事里要申请的事项, by code. */
export const appliedItems = ({ members }: Pick<Bundle, 'members'>, items: Catalogue['items']): string[] =>
  members
    .map(({ item }) => items.get(item)?.definition)
    .filter((item) => item !== undefined && isAppliedFor(item))
    .map((item) => item!.code);

/** 在哪里交: a hall, outlet or desk with those of its windows that take it in. */
export type Place = { hall: Hall; windows: Window[] };

/** 可以交的地方 of a bundle or an item; `items`: every item that is applied for with it. Not where one of them is kept outside or not admitted. */
export function placesFor(
  thing: { bundle: string } | { item: string },
  items: readonly string[],
  premises: Premises,
): Place[] {
  return inOrder(premises).flatMap((hall) => {
    const windows = (premises.windows.get(hall.code) ?? []).filter((window) => takes(window, thing));
    const isOutside = items.some(
      (item) => premises.placements.get(placementCode(hall.code, item))?.standing === 'outside',
    );
    return windows.length === 0 || isOutside || notAdmitted(hall.code, items, premises).length > 0
      ? []
      : [{ hall, windows }];
  });
}

/** Halls before desks and outlets, the upper levels first. */
function inOrder({ halls, regions }: Premises): Hall[] {
  const rank = ({ channel = 'counter', region }: Hall): number =>
    (channel === 'counter' ? 0 : 10) + (regions.get(region)?.level ?? 0);
  return [...halls.values()].sort((one, other) => rank(one) - rank(other) || (one.code < other.code ? -1 : 1));
}
