import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

/** 模块迁移文件夹: a module's name, which is also its schema, and the folder of its `NNNN-name.sql` files. */
export type ModuleMigrations = { name: string; folder: string };

/** The database and the code disagree about migrations (迁移不一致); nothing was changed by the file named. */
export class MigrationRefused extends Error {
  constructor(zh: string, en: string, options?: ErrorOptions) {
    super(`${zh}\n${en}`, options);
    this.name = 'MigrationRefused';
  }
}

type MigrationFile = { module: string; file: string; sql: string; checksum: string };

/**
 * Brings the database to the code's shape (数据库迁移): every new file in its own transaction, in module order, then by
 * number. Several starts at once take turns behind a lock. Returns the files applied now, as `module/file`.
 *
 * The runner makes each module's schema before its first file. A file names its tables with the schema
 * (`create table cases.strand …`) and makes tables and views in its own schema only; extensions go to `public`.
 * Throws `MigrationRefused`: a file changed after it ran, a file added behind one that ran, a database newer than the
 * code (no way back), a file that makes tables in another schema, or an SQL error (with file and line).
 */
export async function migrate(pool: pg.Pool, modules: ModuleMigrations[]): Promise<string[]> {
  const files = modules.flatMap(readModule);
  const client = await pool.connect();
  try {
    await client.query(
      "set statement_timeout = 0; set lock_timeout = '60s'; set idle_in_transaction_session_timeout = 0",
    );
    await inTurn(client, () => client.query(ground));
    refuseDisagreement(files, await readApplied(client));
    const applied: string[] = [];
    for (const file of files) {
      if (await inTurn(client, () => apply(client, file))) applied.push(`${file.module}/${file.file}`);
    }
    return applied;
  } finally {
    // The settings above belong to this run: the connection is not given back to the pool.
    client.release(true);
  }
}

const ground = `create schema if not exists platform;
create table if not exists platform.migration (
  module text not null,
  file text not null,
  checksum text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (module, file)
);
comment on table platform.migration is '数据库迁移记录';`;

const fileName = /^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/;

function readModule({ name, folder }: ModuleMigrations): MigrationFile[] {
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.sql'))
        .sort()
    : [];
  files.forEach((file, at) => {
    if (!fileName.test(file))
      throw new MigrationRefused(`迁移文件名不合规则：${name}/${file}`, 'Migration files are named NNNN-name.sql.');
    if (files[at - 1]?.slice(0, 4) === file.slice(0, 4))
      throw new MigrationRefused(
        `迁移编号重复：${name}/${file}`,
        'Two migration files of one module carry the same number.',
      );
  });
  return files.map((file) => {
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { module: name, file, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** Runs the work in one transaction behind the migration lock. */
async function inTurn<Result>(client: pg.PoolClient, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin');
  try {
    await client.query("select pg_advisory_xact_lock(hashtextextended('yijian migration', 0))");
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

type Applied = { module: string; file: string; checksum: string };

async function readApplied(client: pg.PoolClient): Promise<Applied[]> {
  return (await client.query<Applied>('select module, file, checksum from platform.migration order by module, file'))
    .rows;
}

function refuseDisagreement(files: MigrationFile[], applied: Applied[]): void {
  const known = new Map(files.map((file) => [`${file.module}/${file.file}`, file]));
  for (const { module, file, checksum } of applied) {
    const ours = known.get(`${module}/${file}`);
    if (!ours)
      throw new MigrationRefused(
        `数据库比程序新：${module}/${file} 已经执行过，而这个版本的程序没有它。请换回较新的程序，或从备份恢复。`,
        'The database is newer than this program. Run the newer program, or restore a backup; there is no way back.',
      );
    if (ours.checksum !== checksum)
      throw new MigrationRefused(
        `迁移文件 ${module}/${file} 执行之后被改动过。请恢复原文件，另写一个新编号的文件。`,
        'A migration file was changed after it ran. Restore it and write a new file with the next number.',
      );
  }
  refuseBehind(files, applied);
}

function refuseBehind(files: MigrationFile[], applied: Applied[]): void {
  const done = new Set(applied.map(({ module, file }) => `${module}/${file}`));
  for (const { module, file } of files) {
    const later = applied.find((row) => row.module === module && row.file > file);
    if (!later || done.has(`${module}/${file}`)) continue;
    throw new MigrationRefused(
      `迁移文件 ${module}/${file} 排在已执行的 ${later.file} 之前。请改用更大的编号。`,
      'A migration file was added behind one that has run. Give it the next number.',
    );
  }
}

/** True when the file ran now, false when another start ran it before us. */
async function apply(client: pg.PoolClient, { module, file, sql, checksum }: MigrationFile): Promise<boolean> {
  const found = await client.query('select from platform.migration where module = $1 and file = $2', [module, file]);
  if (found.rowCount) return false;
  await client.query(`create schema if not exists ${client.escapeIdentifier(module)}`);
  const before = await foreignRelations(client, module);
  try {
    await client.query(sql);
  } catch (cause) {
    throw new MigrationRefused(
      `迁移 ${module}/${file} 第 ${lineOf(sql, cause)} 行出错：${(cause as Error).message}`,
      'The file was rolled back.',
      { cause },
    );
  }
  const strangers = (await foreignRelations(client, module)).filter((name) => !before.includes(name));
  if (strangers.length)
    throw new MigrationRefused(
      `迁移 ${module}/${file} 在别的模式里建了 ${strangers.join('、')}。请写成 ${module}.表名。`,
      'A module makes tables and views in its own schema only.',
    );
  await client.query('insert into platform.migration (module, file, checksum) values ($1, $2, $3)', [
    module,
    file,
    checksum,
  ]);
  return true;
}

/** Tables and views outside the module's schema; those of extensions are no one's. */
const foreignSql = `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname <> $1 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

async function foreignRelations(client: pg.PoolClient, module: string): Promise<string[]> {
  return (await client.query<{ name: string }>(foreignSql, [module])).rows.map((row) => row.name);
}

function lineOf(sql: string, cause: unknown): number | string {
  const position = Number((cause as { position?: string }).position);
  return position ? sql.slice(0, position).split('\n').length : '?';
}
