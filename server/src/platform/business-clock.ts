import Type from 'typebox';
import type { Queryable } from './queryable.ts';
import { command } from './command.ts';
import { refusals } from './refusals.ts';
import { updateIn } from './write-set.ts';

const setOffset = updateIn('platform.clock', { one: 'bool' }, { offset_ms: 'int8' });

/** Business instant for queries: database clock + offset, ISO UTC. */
export async function businessNow(db: Queryable): Promise<string> {
  const { rows } = await db.query(
    'select (extract(epoch from clock_timestamp()) * 1000)::bigint + offset_ms as now_ms from platform.clock',
  );
  return new Date(Number(rows[0].now_ms)).toISOString();
}

/** 推进业务时钟 (ENG-36): test and demo only, forward only, at most 400 days at a time. Refuses `platform.not-permitted` otherwise. */
export const advanceClock = command({
  name: 'platform.advance-clock',
  title: '推进业务时钟',
  permission: { posts: ['supervisor', 'catalogueManager'], system: true },
  input: Type.Object(
    { minutes: Type.Integer({ minimum: 1, maximum: 400 * 24 * 60 }) },
    { additionalProperties: false },
  ),
  owner: () => 'platform.clock',
  load: async (db, requests, env) => {
    const { rows } = await db.query('select offset_ms from platform.clock for update');
    return requests.map(() => ({ offsetMs: Number(rows[0].offset_ms), demo: env.config.demo }));
  },
  decide: ({ offsetMs, demo }, { input, ctx }) => {
    if (!demo) throw refusals.notPermitted.with({ because: '正式环境的业务时钟不能推进' });
    const offset = offsetMs + input.minutes * 60_000;
    const offsetMinutes = Math.round(offset / 60_000);
    // Whoever has due work looks at once: the poll alone would come within a minute.
    const advanced = {
      id: ctx.newId(),
      type: 'clock.advanced',
      ownerId: 'platform.clock',
      seq: offsetMinutes,
      data: { offsetMinutes },
    };
    return { writes: [setOffset({ one: true, offset_ms: offset })], events: [advanced], result: { offsetMinutes } };
  },
});
