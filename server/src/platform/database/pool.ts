import pg from 'pg';
import { findRunning, startEmbedded } from './embedded.ts';
import { valueTypes } from './types.ts';

/**
 * Where the database is (数据库位置): a server's address, or a data folder whose built-in PostgreSQL is started here.
 * `join` (tools beside a running server): use the built-in database another live process runs on that folder.
 */
export type DatabasePlace = { url: string } | { embedded: string; join?: boolean };

/** 数据库: an open pool, and how to close everything behind it. */
export type Database = {
  pool: pg.Pool;
  /** With its password; never log it. */
  url: string;
  /** Tells the next start on this data folder where we listen. */
  announce(address: string): void;
  /** Settles when the built-in database ends unasked; never for a server. */
  lost: Promise<Error>;
  close(): Promise<void>;
};

/** 连接限额: milliseconds after which PostgreSQL itself gives up, and how many connections the pool may hold. */
export type PoolLimits = {
  connections: number;
  statementMs: number;
  lockMs: number;
  idleInTransactionMs: number;
};

/** No request may hang longer than 10 s (reliability E06): waiting for a lock ends first, then the statement. */
export const defaultLimits: PoolLimits = {
  connections: 16,
  statementMs: 5000,
  lockMs: 3000,
  idleInTransactionMs: 10_000,
};

/**
 * Opens the system of record (打开数据库): PostgreSQL 15 or newer, UTF-8, nothing switched off that keeps committed rows.
 * Throws `FolderInUse`, or an error that names the unsafe setting.
 */
export async function openDatabase(place: DatabasePlace, limits: Partial<PoolLimits> = {}): Promise<Database> {
  const running = 'embedded' in place && place.join ? findRunning(place.embedded) : undefined;
  const embedded = 'embedded' in place && !running ? await startEmbedded(place.embedded) : undefined;
  const url = embedded?.url ?? running ?? (place as { url: string }).url;
  const pool = openPool(url, limits);
  try {
    await refuseUnsafe(pool);
  } catch (error) {
    await pool.end();
    await embedded?.stop();
    throw error;
  }
  return {
    pool,
    url,
    announce: (address) => embedded?.announce(address),
    lost: embedded?.lost ?? new Promise(() => {}),
    close: async () => {
      await pool.end();
      await embedded?.stop();
    },
  };
}

/** A pool with our value types and limits (连接池), without checking the server's settings. */
export function openPool(url: string, limits: Partial<PoolLimits> = {}): pg.Pool {
  const { connections, statementMs, lockMs, idleInTransactionMs } = { ...defaultLimits, ...limits };
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types: valueTypes,
    application_name: 'yijian',
    connectionTimeoutMillis: 5000,
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    options: '-c timezone=UTC -c datestyle=ISO,YMD -c intervalstyle=iso_8601 -c bytea_output=hex',
    keepAlive: true,
  });
  // A connection that the server cut, idle or lent out: the pool drops it, and whoever waits on it gets the error from
  // the query. Without a listener Node would end the process instead.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

type Settings = {
  version: number;
  encoding: string;
  fsync: string;
  full_page_writes: string;
  synchronous_commit: string;
  standby: boolean;
};

const settingsSql = `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
  current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
  current_setting('synchronous_commit') as synchronous_commit, pg_is_in_recovery() as standby`;

/** Every finding at once, so that the administrator changes the server once. */
async function refuseUnsafe(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<Settings>(settingsSql);
  const findings = judgeSettings(rows[0]!);
  if (findings.length) throw new UnsafeDatabase(findings);
}

/** The database would lose or refuse committed work (数据库设置不安全); the message lists every reason. */
export class UnsafeDatabase extends Error {
  constructor(findings: string[]) {
    super(`数据库不能使用 The database is refused:\n${findings.map((finding) => `- ${finding}`).join('\n')}`);
    this.name = 'UnsafeDatabase';
  }
}

/** What speaks against these settings; empty when they are safe (数据库设置检查). */
export function judgeSettings(settings: Settings): string[] {
  const lost = '已答复群众的办件可能在断电后丢失 committed cases may vanish in a power cut';
  const checks: [boolean, string][] = [
    [
      settings.version < 150_000,
      `需要 PostgreSQL 15 或更新 needs PostgreSQL 15 or newer, found ${Math.floor(settings.version / 10_000)}`,
    ],
    [settings.encoding !== 'UTF8', `数据库编码须为 UTF8 encoding must be UTF8, found ${settings.encoding}`],
    [settings.fsync !== 'on', `fsync = ${settings.fsync}：${lost}`],
    [settings.full_page_writes !== 'on', `full_page_writes = ${settings.full_page_writes}：${lost}`],
    [settings.synchronous_commit === 'off', `synchronous_commit = off：${lost}`],
    [settings.standby, '这是只读的备用服务器 this is a read-only standby, not the primary'],
  ];
  return checks.filter(([bites]) => bites).map(([, finding]) => finding);
}
