import { addWorkingDays, isDay } from '@yijian/core/calendar';
import Type from 'typebox';
import { currentCalendar } from '#calendars';
import { loadCatalogue } from '#catalogue';
import { command, refusals as platformRefusals } from '#platform';
import { openWorkorder, takeWorkorderNumbers } from '#workorders';
import { topicId } from './topic-id.ts';
import { ordersAbout } from '../orders.store.ts';
import { refusals } from '../refusals.ts';

/** 公开期限 in working days after the day of taking effect (CAT-09). */
const PUBLISH_WORKING_DAYS = 1;
const Text = Type.String({ minLength: 2, maxLength: 500 });
type Facts = Omit<Parameters<typeof openWorkorder>[1], 'actor' | 'ctx'> & { number: string };
type Input = { item: string; what: string; basis: string; effectiveOn: string };

/** The code of a city covers its districts. */
const widest = (region: string): string => region.replace(/(00)+$/, '');

const subjectOf = ({ item, effectiveOn }: Input): string => `change ${topicId(`change ${item} ${effectiveOn}`)}`;

/**
 * 登记办事条件变化 (CAT-09): a law or a condition of an item changes on a day; by the end of the next working day the changed item has to
 * be public. Opens a work order for the authority of the item; the publication fulfils it by itself. Refuses `no-such-item`,
 * `already-registered` with the order.
 */
export const registerChange = command({
  name: 'oversight.register-change',
  title: '登记办事条件变化',
  permission: { posts: ['catalogueManager', 'supervisor'] },
  input: Type.Object(
    {
      item: Type.String({ minLength: 1, maxLength: 64 }),
      what: Text,
      basis: Text,
      effectiveOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    },
    { additionalProperties: false },
  ),
  owner: subjectOf,
  prepare: async ({ input, actor }, env) => {
    if (!isDay(input.effectiveOn))
      throw platformRefusals.malformedInput.with({ findings: [{ place: '/effectiveOn', message: '没有这一天' }] });
    const { items, authorities } = await loadCatalogue(env.db);
    const item = items.get(input.item)?.definition;
    const authority = item && authorities.get(item.authority);
    if (!item || !authority || !actor.posts.some((post) => authority.region.startsWith(widest(post.region))))
      throw refusals.noSuchItem.with({ item: input.item });
    return { item, authority };
  },
  load: async (db, requests, env) => {
    const [calendar, ring] = [await currentCalendar(db), await env.keys.load(db, [])];
    const orders = await ordersAbout(
      db,
      requests.map(({ input }) => subjectOf(input)),
    );
    const fresh = requests.filter(({ input }) => !orders.has(subjectOf(input)));
    const day = env.now.slice(0, 10);
    const numbers = await takeWorkorderNumbers(db, { type: 'changePublication', day }, fresh.length);
    return requests.map((request): Facts | Error => {
      const order = orders.get(subjectOf(request.input));
      if (order) return refusals.alreadyRegistered.with({ workorderId: order.workorderId, number: order.number });
      return { calendar, ring, keys: env.keys, number: numbers[fresh.indexOf(request)]! };
    });
  },
  decide: ({ number, ...around }, { input, actor, ctx, prepared: { item, authority } }) => {
    const dueOn = addWorkingDays(around.calendar, input.effectiveOn, PUBLISH_WORKING_DAYS).due;
    const opened = openWorkorder(
      {
        type: 'changePublication',
        number,
        subject: { kind: 'change', id: subjectOf(input).split(' ')[1]! },
        caseId: null,
        contact: null,
        region: authority.region,
        authority: item.authority,
        candidates: [{ authority: item.authority, name: authority.name }],
        facts: {
          ...input,
          title: `${item.name}：${input.what}`,
          itemName: item.name,
          dueOn,
          awaits: `item:${item.code}`,
        },
        text: null,
        dueOn,
      },
      { ...around, actor, ctx },
    );
    return {
      writes: opened.writes,
      events: opened.events,
      result: { workorderId: opened.state.workorderId, number, dueOn },
    };
  },
});
