import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allMigrations } from '../migrations.ts';
import { testDatabase, type TestDatabase } from '../testing/index.ts';
import { migrate, MigrationRefused } from './migrate.ts';

let root: string;
let database: TestDatabase;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'yijian-migrate-'));
  database = await testDatabase();
  // The runner is tried on a database that knows nothing of the real modules.
  const { rows } = await database.pool.query<{ drop: string }>(
    `select format('drop schema if exists %I cascade', nspname) as drop from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')`,
  );
  for (const row of rows) await database.pool.query(row.drop);
});

afterEach(async () => {
  await database.close();
  rmSync(root, { recursive: true, force: true });
});

function write(module: string, files: Record<string, string>): { name: string; folder: string } {
  const folder = join(root, module);
  mkdirSync(folder, { recursive: true });
  for (const [file, sql] of Object.entries(files)) writeFileSync(join(folder, file), sql);
  return { name: module, folder };
}

const refusal = (modules: { name: string; folder: string }[]): Promise<Error> =>
  migrate(database.pool, modules).then(
    () => expect.fail('was not refused'),
    (error) => error,
  );

test('applies new files in module order, then by number, once', async () => {
  const ground = write('ground', {
    '0002-more.sql': 'alter table ground.region add name text;',
    '0001-start.sql': 'create table ground.region (code text primary key);',
  });
  const cases = write('cases', {
    '0001-start.sql': 'create table cases.strand (region text references ground.region);',
  });
  expect(await migrate(database.pool, [ground, cases])).toEqual([
    'ground/0001-start.sql',
    'ground/0002-more.sql',
    'cases/0001-start.sql',
  ]);
  expect(await migrate(database.pool, [ground, cases])).toEqual([]);
  write('cases', { '0002-note.sql': 'alter table cases.strand add note text;' });
  expect(await migrate(database.pool, [ground, cases])).toEqual(['cases/0002-note.sql']);
});

test('several starts at once take turns: each file runs once', async () => {
  const modules = [
    write('cases', {
      '0001-start.sql': 'create table cases.strand (id int); select pg_sleep(0.2);',
      '0002-more.sql': 'alter table cases.strand add note text;',
    }),
  ];
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.pool, modules)));
  expect(applied.flat().sort()).toEqual(['cases/0001-start.sql', 'cases/0002-more.sql']);
});

test('a file that breaks is rolled back whole, with its line; earlier files stay', async () => {
  const modules = [
    write('cases', {
      '0001-start.sql': 'create table cases.strand (id int);',
      '0002-bad.sql': 'alter table cases.strand add note text;\n\nselect wrong;',
    }),
  ];
  const error = await refusal(modules);
  expect(error).toBeInstanceOf(MigrationRefused);
  expect(error.message).toContain('cases/0002-bad.sql 第 3 行');
  const { rows } = await database.pool.query(
    "select column_name as name from information_schema.columns where table_schema = 'cases'",
  );
  expect(rows).toEqual([{ name: 'id' }]);
  write('cases', { '0002-bad.sql': 'alter table cases.strand add note text;' });
  expect(await migrate(database.pool, modules)).toEqual(['cases/0002-bad.sql']);
});

test('a file changed after it ran is refused; other line ends are no change', async () => {
  const modules = [write('cases', { '0001-start.sql': 'create table cases.strand (\n id int);' })];
  await migrate(database.pool, modules);
  write('cases', { '0001-start.sql': 'create table cases.strand (\r\n id int);' });
  expect(await migrate(database.pool, modules)).toEqual([]);
  write('cases', { '0001-start.sql': 'create table cases.strand (id text);' });
  expect((await refusal(modules)).message).toContain('cases/0001-start.sql 执行之后被改动过');
});

test('a database newer than the program is refused: a file or a whole module it does not know', async () => {
  const ground = write('ground', { '0001-start.sql': 'create table ground.region (code text);' });
  const cases = write('cases', {
    '0001-start.sql': 'create table cases.strand (id int);',
    '0002-more.sql': 'select 1;',
  });
  await migrate(database.pool, [ground, cases]);
  expect((await refusal([ground])).message).toContain('数据库比程序新：cases/0001-start.sql');
  rmSync(join(root, 'cases', '0002-more.sql'));
  expect((await refusal([ground, cases])).message).toContain('数据库比程序新：cases/0002-more.sql');
});

test('a file added behind one that ran is refused', async () => {
  const cases = write('cases', { '0002-start.sql': 'create table cases.strand (id int);' });
  await migrate(database.pool, [cases]);
  write('cases', { '0001-late.sql': 'select 1;' });
  expect((await refusal([cases])).message).toContain('cases/0001-late.sql 排在已执行的 0002-start.sql 之前');
});

test('a module makes tables in its own schema only; extensions are no one’s', async () => {
  const cases = write('cases', {
    '0001-start.sql': 'create extension if not exists pg_trgm; create table strand (id int);',
  });
  expect((await refusal([cases])).message).toContain('public.strand');
  write('cases', {
    '0001-start.sql':
      'create extension if not exists pg_trgm; create extension if not exists pg_stat_statements; create table cases.strand (id int);',
  });
  expect(await migrate(database.pool, [cases])).toEqual(['cases/0001-start.sql']);
});

test.each([
  ['1-start.sql', '文件名不合规则'],
  ['0001_start.sql', '文件名不合规则'],
  ['0001-Start.sql', '文件名不合规则'],
])('refuses the name %s', async (file, reason) => {
  expect((await refusal([write('cases', { [file]: 'select 1;' })])).message).toContain(reason);
});

test('refuses two files with one number', async () => {
  const cases = write('cases', { '0001-one.sql': 'select 1;', '0001-two.sql': 'select 1;' });
  expect((await refusal([cases])).message).toContain('编号重复');
});

test('the program’s own migrations: platform first, every module once', () => {
  const names = allMigrations().map(({ name }) => name);
  expect(names[0]).toBe('platform');
  expect(new Set(names).size).toBe(names.length);
});
