import type { Configuration, Environment } from '#platform';
import { httpRegister } from './adapters/http-register.ts';
import type { RegisterPort } from './ports.ts';

/** Breakers and their counts live as long as the configuration they belong to. */
const ports = new WeakMap<NonNullable<Configuration['registers']>, RegisterPort>();

const notConnected: RegisterPort = {
  readPopulation: async () => ({ state: 'unavailable', because: 'unreachable' }),
  readEnterprise: async () => ({ state: 'unavailable', because: 'unreachable' }),
  update: async () => 'unavailable',
};

/** The registers of this installation; one that answers `unavailable` when none is configured. */
export function registerPort(env: Pick<Environment, 'config' | 'random'>): RegisterPort {
  const { registers } = env.config;
  if (!registers) return notConnected;
  let port = ports.get(registers);
  if (!port) {
    port = httpRegister({ baseUrl: registers.url, secret: registers.secret, random: env.random });
    ports.set(registers, port);
  }
  return port;
}
