import { type Environment, systemActor } from '#platform';
import { importRelyingParty, startDemoRelyingParty } from '#sso';
import { demoPack } from './demo-logins.ts';

/** 演示应用: starts the demo pack's application and registers it where it runs now; answers how to stop it. */
export async function startDemoRelyingParties(env: Environment): Promise<() => Promise<void>> {
  const [row] = demoPack().people.relyingParty;
  if (!row) return async () => {};
  const { kind: _, ...party } = row;
  const running = await startDemoRelyingParty({
    issuer: () => `${env.config.baseUrl}/sso`,
    clientId: party.code,
    secret: party.secret,
    scopes: party.scopes,
  });
  await env.execute(importRelyingParty, { input: { ...party, address: running.url }, actor: systemActor });
  return running.close;
}
