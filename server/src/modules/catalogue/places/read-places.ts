import type { Bundle } from '@yijian/core/contract';
import { appliedItems, type Place, placesFor } from '@yijian/core/halls';
import type { Queryable } from '#platform';
import { loadPublished } from '../load-published.ts';
import { refusals } from '../refusals.ts';

/** 可以交的地方: hall, outlet or desk with its hours and the windows that take it in. */
export type ShownPlace = {
  hall: string;
  name: string;
  channel: 'counter' | 'hotline' | 'bank';
  address: string;
  openHours: string;
  phone: string;
  windows: { code: string; number: string | null; name: string }[];
};

/** 在哪里交 an item on its own or a bundle: where a window takes it in. Refuses `catalogue.unknown-item` for either. */
export async function readPlaces(
  db: Queryable,
  kind: 'item' | 'bundle',
  code: string,
): Promise<{ places: ShownPlace[] }> {
  const { byKind, catalogue, premises } = await loadPublished(db);
  if (!byKind[kind].has(code)) throw refusals.unknownItem.with({ code, suggestions: [] });
  const places =
    kind === 'item'
      ? placesFor({ item: code }, [code], premises)
      : placesFor(
          { bundle: code },
          appliedItems(byKind.bundle.get(code)!.definition as Bundle, catalogue.items),
          premises,
        );
  return { places: places.map(shown) };
}

const shown = ({ hall, windows }: Place): ShownPlace => ({
  hall: hall.code,
  name: hall.name,
  channel: hall.channel ?? 'counter',
  address: hall.address,
  openHours: hall.openHours,
  phone: hall.phone,
  windows: windows.map(({ code, number, name }) => ({ code, number: number ?? null, name })),
});
