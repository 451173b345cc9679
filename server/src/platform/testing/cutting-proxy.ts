import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** When the connection is cut at a commit: before the database gets it, or after it was carried out and before anybody hears. */
export type Cut = 'before' | 'after';

/**
 * 断线代理: a real TCP proxy before PostgreSQL that cuts the connection at chosen commits, as a crashed server, a lost network
 * or a killed backend would. `cutNext(how, times)` arms it; `cuts` counts what happened.
 */
export type CuttingProxy = { url: string; cutNext: (how: Cut, times?: number) => void; cuts: () => number };

/** Opens the proxy for a database address; closed after the file. */
export async function cuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const target = new URL(databaseUrl);
  const armed: Cut[] = [];
  let cuts = 0;
  const server = createServer((client) => {
    const database = connect(Number(target.port || 5432), target.hostname);
    const drop = () => {
      cuts += 1;
      client.destroy();
      database.destroy();
    };
    client.on('data', (chunk) => {
      const cut = isCommit(chunk) ? armed.shift() : undefined;
      if (cut === 'before') return drop();
      database.write(chunk);
      if (cut === 'after') database.removeAllListeners('data').once('data', drop);
    });
    database.on('data', (chunk) => client.write(chunk));
    endTogether(client, database);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const open = new Set<Socket>();
  server.on('connection', (socket) => open.add(socket));
  afterAll(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cutNext: (how, times = 1) => armed.push(...Array.from({ length: times }, () => how)),
    cuts: () => cuts,
  };
}

/** A simple query (`Q`) that says commit. */
const isCommit = (chunk: Buffer): boolean => chunk.includes('commit\0');

function endTogether(one: Socket, other: Socket): void {
  for (const [socket, peer] of [
    [one, other],
    [other, one],
  ] as const) {
    socket.on('error', () => {});
    socket.on('close', () => peer.destroy());
  }
}
