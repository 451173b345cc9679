import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type FastifyInstance, fastify } from 'fastify';
import { describe, expect, test } from 'vitest';
import { stopSoon } from './stop-soon.ts';

async function listening(graceMs?: number): Promise<{ app: FastifyInstance; port: number }> {
  const app = fastify({ forceCloseConnections: 'idle' });
  stopSoon(app, graceMs);
  app.get('/slow', async () => {
    await pause(200);
    return { answered: true };
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { app, port: (app.server.address() as { port: number }).port };
}

/** Whether it has stopped long before the library's keep-alive time (72 s) is over. */
const stopped = (app: FastifyInstance): Promise<string> =>
  Promise.race([app.close().then(() => 'stopped'), pause(20_000, 'still running', { ref: false })]);

describe('停止服务 (G8: Ctrl-C stops cleanly)', () => {
  test('a request that is being answered is answered, and its connection does not hold up the stop', async () => {
    const { app, port } = await listening();
    const answer = fetch(`http://127.0.0.1:${port}/slow`).then((response) => response.json());
    await pause(50);
    expect(await stopped(app)).toBe('stopped');
    expect(await answer).toEqual({ answered: true });
  });

  test.each([
    ['says nothing', ''],
    ['stops half way', 'GET /slow HT'],
  ])('a connection that %s is cut', async (_, sent) => {
    const { app, port } = await listening(100);
    const socket = connect(port, '127.0.0.1');
    const ended = new Promise((resolve) => socket.on('close', resolve).on('error', () => {}));
    if (sent) socket.write(sent);
    await pause(50);
    expect(await stopped(app)).toBe('stopped');
    await ended;
  });
});
