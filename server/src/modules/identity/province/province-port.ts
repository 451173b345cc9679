import type { Configuration, Environment } from '#platform';
import { openIdProvince } from './adapters/openid-province.ts';
import type { ProvincePort } from './ports.ts';

/** What was discovered about the province lives as long as the configuration it belongs to. */
const ports = new WeakMap<NonNullable<Configuration['province']>, ProvincePort>();

/** 本地的省认证连接; undefined when none is configured. */
export function provincePort(env: Pick<Environment, 'config'>): ProvincePort | undefined {
  const { province } = env.config;
  if (!province) return undefined;
  let port = ports.get(province);
  if (!port) {
    port = openIdProvince(province);
    ports.set(province, port);
  }
  return port;
}
