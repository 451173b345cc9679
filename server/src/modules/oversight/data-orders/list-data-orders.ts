import { orderStatusName } from '#workorders';
import type { Environment } from '#platform';
import { ordersAbout } from '../orders.store.ts';
import { dataSubject, needsOf } from './open-data-order.ts';

/** 已开的供需对接单 of a bundle, by source. */
export async function listDataOrders({ db }: Environment, bundle: string) {
  const sources = ((await needsOf(db, bundle))?.needs ?? []).map(({ source }) => source);
  const orders = await ordersAbout(
    db,
    sources.map((source) => dataSubject({ bundle, source })),
  );
  const items = sources.flatMap((source) => {
    const order = orders.get(dataSubject({ bundle, source }));
    if (order === undefined) return [];
    const { workorderId, number, due } = order;
    return [{ source, workorderId, number, due, statusName: orderStatusName(order) }];
  });
  return { items };
}
