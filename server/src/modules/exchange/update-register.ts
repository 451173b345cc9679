import type { Environment } from '#platform';
import type { RegisterName } from './ports.ts';
import { refusals } from './refusals.ts';
import { registerPort } from './register-port.ts';

/**
 * 回写演示登记库: after 企业信息变更 the simulated register reads the new values. Answers whether the register took it. Refuses
 * `exchange.register-read-only` outside the demonstration: a real register changes only in its own office.
 */
export async function updateDemoRegister(
  env: Environment,
  change: { register: RegisterName; key: string; attributes: Readonly<Record<string, string>> },
): Promise<'updated' | 'notFound' | 'unavailable'> {
  if (!env.config.demo) throw refusals.registerReadOnly.with();
  return registerPort(env).update(change.register, change.key, change.attributes);
}
