import type { Actor, Environment } from '#platform';
import { listReadings } from './exchange.store.ts';
import { registerNames, requesterName } from './readings.ts';

const outcomeNames = { found: '已查到', notFound: '没有查到', unavailable: '没有连接上' } as const;

/** 我的数据被查询的记录 (个人信息保护法 44, 45): about the person, and about the organisation the person acts for. */
export async function listMyReadings(env: Environment, actor: Actor) {
  const subjects = [...new Set([actor.personId, actor.principal?.id].filter((id): id is string => Boolean(id)))];
  const readings = await listReadings(env.db, subjects);
  return {
    items: readings.map((reading) => ({
      readingId: reading.readingId,
      registerName: registerNames[reading.register],
      register: reading.register,
      about: reading.subjectId === actor.personId ? '您本人' : '您代表的单位',
      purpose: reading.purpose,
      requester: requesterName(reading, actor.accountId),
      outcome: reading.outcome,
      outcomeName: outcomeNames[reading.outcome],
      readAt: reading.readAt,
    })),
  };
}
