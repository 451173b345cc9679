import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type App, startApp } from '../server/src/app/start-app.ts';
import { testDatabase } from '../server/src/platform/testing/index.ts';
import { Client } from './client.ts';
import { delivered } from './delivered.ts';

export { Client } from './client.ts';

/** 演示世界: the whole platform as `npm start` runs it, with the demo content, on a database of its own and a free port. */
export type World = App & {
  visitor: () => Client;
  signIn: (login: string) => Promise<Client>;
  advanceDays: (days: number) => Promise<void>;
  settled: () => Promise<void>;
};

export async function startWorld(options: { webFolder?: string } = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'yijian-walk-'));
  const { pool, url, close } = await testDatabase();
  const database = { pool, url, close, announce: () => {}, lost: new Promise<Error>(() => {}) };
  const app = await startApp({
    port: 0,
    dataFolder: folder,
    database,
    demo: true,
    webFolder: options.webFolder,
    logTo: { write: () => {} },
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const visitor = () => new Client(app.url);
  const signIn = async (login: string) => {
    const client = visitor();
    await client.post('/api/sign-in', { login, password: 'yijian-demo' });
    await client.refresh();
    return client;
  };
  return {
    ...app,
    visitor,
    signIn,
    advanceDays: async (days) =>
      void (await (await signIn('overseer')).post('/api/clock/advance', { minutes: days * 24 * 60 })),
    settled: async () => {
      await delivered(app);
      await app.platform.idle();
    },
  };
}
