import type { Actor, Environment } from '#platform';
import { type GivenValue, listGivenValues } from '../views/given-values.ts';
import { type KeptPaper, listVault } from './list-vault.ts';

export type { GivenValue, KeptPaper };

/** 以前交过的: values that were typed in and papers that were handed in, for the person at the keyboard and the subject acted for. */
export async function readEarlier(
  env: Environment,
  actor: Actor,
): Promise<{ values: GivenValue[]; papers: KeptPaper[] }> {
  const [values, papers] = await Promise.all([listGivenValues(env, actor), listVault(env, actor)]);
  return { values, papers };
}
