import { authenticate } from '#identity';
import { findTerminal } from '#intake';
import type { Actor, Environment } from '#platform';

/** 谁在请求: who a session belongs to, at which registered kiosk (自助终端) if any. */
export async function whoAsks(
  env: Environment,
  request: { sessionToken: string | null; terminalToken: string | null; address: string },
): Promise<{ actor: Actor; csrfToken: string | null }> {
  const found = await authenticate(env, request);
  const terminal = await findTerminal(env, request.terminalToken);
  return terminal ? { ...found, actor: { ...found.actor, terminal } } : found;
}
