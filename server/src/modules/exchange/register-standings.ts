import type { Environment } from '#platform';
import { listLastReadings } from './exchange.store.ts';
import type { RegisterName } from './ports.ts';

/** 登记库接通情况: whether it is configured, and what came of the last question put to it. */
export type RegisterStanding = {
  register: RegisterName;
  isConnected: boolean;
  last: { at: string; hasAnswered: boolean } | null;
};

/** 各登记库接通情况, of both registers. */
export async function registerStandings({
  db,
  config,
}: Pick<Environment, 'db' | 'config'>): Promise<RegisterStanding[]> {
  const last = await listLastReadings(db);
  return (['population', 'enterprise'] as const).map((register) => ({
    register,
    isConnected: config.registers !== undefined,
    last: last.get(register) ?? null,
  }));
}
