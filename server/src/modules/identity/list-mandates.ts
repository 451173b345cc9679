import { maskName } from '@yijian/core/identifiers';
import type { Actor, Environment } from '#platform';
import { findMandatesOf } from './mandates.store.ts';
import { personNames } from './person-facts.ts';

/** 委托一览: given by organisations that the person represents, and held by the person. */
export type MandateEntry = {
  mandateId: string;
  organisation: string;
  agent: string;
  mine: boolean;
  bundles: string[] | null;
  from: string;
  to: string;
  revokedAt: string | null;
};

/** 读取委托: names of agents masked, as the representative needs to recognise, not to copy them. */
export async function listMandates(env: Environment, actor: Actor): Promise<MandateEntry[]> {
  if (!actor.personId) return [];
  const rows = await findMandatesOf(env.db, actor.personId);
  const names = await personNames(
    env.db,
    env.keys,
    rows.map((row) => row.agentId),
  );
  return rows.map((row) => ({
    mandateId: row.mandateId,
    organisation: row.organisation,
    agent: maskName(names.get(row.agentId) ?? ''),
    mine: row.agentId === actor.personId,
    bundles: row.bundles,
    from: row.startsOn,
    to: row.endsOn,
    revokedAt: row.revokedAt,
  }));
}
