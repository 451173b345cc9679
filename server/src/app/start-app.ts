import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Logger, run as startWorker, type Runner } from 'graphile-worker';
import type { FastifyInstance } from 'fastify';
import { readRegisterRecords, startRegisterSimulator, type RegisterSimulator } from '#exchange';
import { type GatewaySimulator, startGatewaySimulator } from '#notices';
import { openIdMount } from '#sso';
import {
  type Configuration,
  createKeyRing,
  createPlatform,
  createServer,
  folderBlobStore,
  type Platform,
  sha256,
  systemRandom,
} from '#platform';
import { type Database, openDatabase } from '../platform/database/index.ts';
import { prepareDatabase } from '../platform/prepare-database.ts';
import { whoAsks } from './who-asks.ts';
import { demoPackFolder } from './demo-logins.ts';
import { startDemoRelyingParties } from './demo-relying-party.ts';
import { startDemoProvince } from './demo-province.ts';
import { doAllDueWork } from './due-work.ts';
import { loadBase, loadPack } from './load-pack.ts';
import { readMasterKey } from './master-key.ts';
import { reactions, routes } from './wiring.ts';

export type AppOptions = {
  /** 0: any free port */
  port: number;
  dataFolder: string;
  databaseUrl?: string;
  /** a database that is open already (tests); closed with the app */
  database?: Database;
  demo: boolean;
  /** where the simulated message gateway answers (demonstration); any free port when absent */
  gatewayPort?: number;
  /** virus scanner (YIJIAN_CLAMD): `host:port` or `unix:/path`; absent: none is connected */
  scanner?: string;
  webFolder?: string;
  /** of one address; the default of the server when absent (the bench asks for more) */
  requestsPerMinute?: number;
  /** the provincial identity system to sign in through; without one the demonstration starts its own (仿真) */
  province?: Configuration['province'];
  say?: (line: string) => void;
  /** where log lines go; standard error when absent, so that standard output holds only what a person reads */
  logTo?: { write: (line: string) => void };
};
export type App = {
  url: string;
  platform: Platform;
  database: Database;
  http: FastifyInstance;
  simulator: RegisterSimulator | null;
  gateway: GatewaySimulator | null;
  close: () => Promise<void>;
};

/**
 * 启动: database, migrations, demo content, simulated registers, HTTP, worker; in this order, and stopped in the reverse one.
 * Everything that a start needs is local: the built-in database and files in `dataFolder`, unless `databaseUrl` is given.
 */
export async function startApp(options: AppOptions): Promise<App> {
  const say = options.say ?? (() => {});
  mkdirSync(options.dataFolder, { recursive: true });
  say(options.databaseUrl ? '连接数据库' : '启动内置数据库');
  const database =
    options.database ??
    (await openDatabase(options.databaseUrl ? { url: options.databaseUrl } : { embedded: options.dataFolder }));
  const undo: (() => Promise<unknown>)[] = [() => database.close()];
  try {
    return await startAbove(database, options, { say, undo });
  } catch (error) {
    for (const step of undo.toReversed()) await step();
    throw error;
  }
}

type Starting = { say: (line: string) => void; undo: (() => Promise<unknown>)[] };

async function startAbove(database: Database, options: AppOptions, { say, undo }: Starting): Promise<App> {
  const applied = await prepareDatabase(database.pool);
  if (applied.length > 0) say(`建立数据表(${applied.length} 个迁移)`);
  const master = readMasterKey(options.dataFolder);
  const secret = sha256(`register|${master.toString('hex')}`);
  const messageSecret = sha256(`messages|${master.toString('hex')}`);
  const { simulator, gateway } = await startSimulators(options, { secret, messageSecret, undo });
  const config: Configuration = {
    demo: options.demo,
    baseUrl: `http://127.0.0.1:${options.port}`,
    dataFolder: options.dataFolder,
    ...(options.scanner ? { scanner: options.scanner } : {}),
    ...(simulator ? { registers: { url: simulator.url, secret } } : {}),
    ...(gateway ? { messages: { url: gateway.url, secret: messageSecret } } : {}),
  };
  const platform = createPlatform({
    pool: database.pool,
    random: systemRandom,
    keys: createKeyRing(master, systemRandom),
    blobs: folderBlobStore(join(options.dataFolder, 'files')),
    config,
    reactions,
  });
  await loadBase(platform.env);
  if (options.demo) {
    say('导入演示内容');
    await loadPack(platform.env, demoPackFolder, say);
  }
  const http = await createServer(platform.env, {
    routes,
    mounts: [openIdMount(platform.env)],
    authenticate: (request) => whoAsks(platform.env, request),
    webFolder: options.webFolder,
    requestsPerMinute: options.requestsPerMinute,
    logTo: options.logTo ?? errorLog,
  });
  await http.listen({ port: options.port, host: '127.0.0.1' });
  undo.push(() => http.close());
  const url = `http://127.0.0.1:${(http.server.address() as { port: number }).port}`;
  config.baseUrl = url;
  config.province = options.province;
  if (options.demo && !options.province) undo.push(await startDemoProvince(config, secret));
  if (options.demo) undo.push(await startDemoRelyingParties(platform.env));
  database.announce(url);
  const worker = await startDeliveries(platform, database);
  undo.push(() => worker.stop());
  let closing: Promise<void> | undefined;
  const close = () =>
    (closing ??= undo
      .toReversed()
      .reduce((before, step) => before.then(() => step()).then(() => {}), Promise.resolve()));
  return { url, platform, database, http, simulator, gateway, close };
}

/** 仿真系统 of the demonstration: registers and message gateway; without a demonstration there are none. */
async function startSimulators(
  options: AppOptions,
  { secret, messageSecret, undo }: { secret: string; messageSecret: string; undo: Starting['undo'] },
): Promise<{ simulator: RegisterSimulator | null; gateway: GatewaySimulator | null }> {
  if (!options.demo) return { simulator: null, gateway: null };
  const keepIn = join(options.dataFolder, 'simulated-registers.json');
  const simulator = await startRegisterSimulator({ records: readRegisterRecords(demoPackFolder), secret, keepIn });
  undo.push(() => simulator.close());
  const port = options.gatewayPort;
  const gateway = await startGatewaySimulator({ secret: messageSecret, random: systemRandom, port });
  undo.push(() => gateway.close());
  return { simulator, gateway };
}

const errorLog = { write: (line: string) => void process.stderr.write(line) };

/** The worker speaks only of failures. */
const silentLogger = new Logger(() => (level, message) => {
  if (level === 'error') process.stderr.write(`${message}\n`);
});

/**
 * The worker only wakes the look: deliveries are rows of the outbox, due work is rows found by `due <= now`. Polling alone is
 * right; jobs make it quick.
 */
async function startDeliveries(platform: Platform, database: Database): Promise<Runner> {
  return startWorker({
    pgPool: database.pool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1000,
    crontab: '* * * * * due-work ?max=1',
    taskList: {
      'deliver-events': async () => void (await platform.deliver()),
      'due-work': async () => doAllDueWork(platform.env),
    },
    logger: silentLogger,
  });
}
