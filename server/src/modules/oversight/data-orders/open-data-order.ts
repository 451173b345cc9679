import { type DataNeed, dataNeeds } from '@yijian/core/compile';
import type { Bundle } from '@yijian/core/contract';
import Type from 'typebox';
import { currentCalendar } from '#calendars';
import { findDefinition, loadCatalogue } from '#catalogue';
import { command, type Environment, type Queryable } from '#platform';
import { openWorkorder, takeWorkorderNumbers } from '#workorders';
import { topicId } from '../changes/topic-id.ts';
import { ordersAbout } from '../orders.store.ts';
import { refusals } from '../refusals.ts';

type Input = { bundle: string; source: string };
type Facts = Omit<Parameters<typeof openWorkorder>[1], 'actor' | 'ctx'> & { number: string };

/** 一件事和数据源: what an order is about; one order of each. */
export const dataSubject = ({ bundle, source }: Input): string => `dataNeed ${topicId(`dataNeed ${bundle} ${source}`)}`;

/** 一件事要的数据, of its draft, else of what is in force; undefined when there is no such bundle. */
export async function needsOf(db: Queryable, code: string): Promise<{ bundle: Bundle; needs: DataNeed[] } | undefined> {
  const found = await findDefinition(db, { kind: 'bundle', code });
  const bundle = (found?.draft?.body ?? found?.body) as Bundle | null | undefined;
  return bundle ? { bundle, needs: dataNeeds(bundle, await loadCatalogue(db)) } : undefined;
}

/**
 * 开供需对接单 (THG-26): a register or licence that a bundle needs and cannot use yet is asked for. Goes to the authority that issues the
 * licence, else to the lead of the bundle, which may hand it on. One order per bundle and source. Refuses `no-such-need`,
 * `already-asked` with the order.
 */
export const openDataOrder = command({
  name: 'oversight.open-data-order',
  title: '开供需对接单',
  permission: { posts: ['catalogueManager', 'supervisor'] },
  input: Type.Object(
    {
      bundle: Type.String({ minLength: 1, maxLength: 64 }),
      source: Type.String({ pattern: '^(register|licence):[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' }),
    },
    { additionalProperties: false },
  ),
  owner: dataSubject,
  prepare: async ({ input }: { input: Input }, env: Environment) => {
    const found = await needsOf(env.db, input.bundle);
    const need = found?.needs.find((one) => one.source === input.source);
    const { authorities } = await loadCatalogue(env.db);
    const lead = found && authorities.get(found.bundle.lead);
    if (!need || !lead) throw refusals.noSuchNeed.with(input);
    const issuers = need.issuedBy.flatMap((code) => authorities.get(code) ?? []);
    return { need, bundle: found.bundle, lead, holder: issuers[0] ?? lead, others: issuers };
  },
  load: async (db, requests, env) => {
    const [calendar, ring] = [await currentCalendar(db), await env.keys.load(db, [])];
    const orders = await ordersAbout(
      db,
      requests.map(({ input }) => dataSubject(input)),
    );
    const fresh = requests.filter(({ input }) => !orders.has(dataSubject(input)));
    const numbers = await takeWorkorderNumbers(db, { type: 'dataSupply', day: env.now.slice(0, 10) }, fresh.length);
    return requests.map((request): Facts | Error => {
      const order = orders.get(dataSubject(request.input));
      if (order) return refusals.alreadyAsked.with({ workorderId: order.workorderId, number: order.number });
      return { calendar, ring, keys: env.keys, number: numbers[fresh.indexOf(request)]! };
    });
  },
  decide: ({ number, ...around }, { input, actor, ctx, prepared: { need, bundle, lead, holder, others } }) => {
    const candidates = [...new Map([holder, lead, ...others].map((one) => [one.code, one])).values()];
    const opened = openWorkorder(
      {
        type: 'dataSupply',
        number,
        subject: { kind: 'dataNeed', id: dataSubject(input).split(' ')[1]! },
        caseId: null,
        contact: null,
        region: holder.region,
        authority: holder.code,
        candidates: candidates.map(({ code, name }) => ({ authority: code, name })),
        facts: {
          ...input,
          title: `${bundle.name}需要${need.name}`,
          sourceName: need.name,
          uses: need.uses.slice(0, 20).map(({ itemName, what }) => `${itemName}：${what}`),
        },
        text: null,
      },
      { ...around, actor, ctx },
    );
    const { workorderId, due } = opened.state;
    return { writes: opened.writes, events: opened.events, result: { workorderId, number, due } };
  },
});
