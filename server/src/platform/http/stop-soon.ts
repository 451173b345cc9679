import type { FastifyInstance } from 'fastify';
import { soon } from '../timers.ts';

/** How long a stopping server still waits for answers that are being worked out, in ms. */
export const STOP_WITHIN = 10_000;

/**
 * 停止服务: what is being answered is answered and its connection closed then, not kept open for the next request (72 s by
 * the library's default); a connection that says nothing, or stops half way through a request, is cut after `ms`.
 */
export function stopSoon(app: FastifyInstance, ms: number = STOP_WITHIN): void {
  app.addHook('preClose', async () => {
    app.server.keepAliveTimeout = 1;
    app.server.keepAliveTimeoutBuffer = 0;
    soon(ms, () => app.server.closeAllConnections());
  });
}
