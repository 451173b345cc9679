import { expect, test } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import { judgeSettings, openPool } from './pool.ts';

const { pool, url } = await testDatabase({ lockMs: 200, statementMs: 400, idleInTransactionMs: 300 });

const safe = {
  version: 150_004,
  encoding: 'UTF8',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  standby: false,
};

test.each([
  [{}, []],
  [{ synchronous_commit: 'remote_apply' }, []],
  [{ version: 140_010 }, ['PostgreSQL 15']],
  [{ fsync: 'off' }, ['fsync = off']],
  [{ full_page_writes: 'off' }, ['full_page_writes = off']],
  [{ synchronous_commit: 'off' }, ['synchronous_commit = off']],
  [{ encoding: 'SQL_ASCII' }, ['SQL_ASCII']],
  [{ standby: true }, ['standby']],
  [{ version: 130_000, fsync: 'off' }, ['PostgreSQL 15', 'fsync = off']],
])('settings %j', (changed, findings) => {
  const found = judgeSettings({ ...safe, ...changed });
  expect(found).toHaveLength(findings.length);
  findings.forEach((finding, at) => expect(found[at]).toContain(finding));
});

test('a statement that runs too long is ended by the server', async () => {
  await expect(pool.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
});

test('waiting for a row that someone holds ends with lock_not_available', async () => {
  await pool.query('create table counter (id int primary key, value int); insert into counter values (1, 0)');
  const holder = await pool.connect();
  await holder.query('begin; select * from counter for update');
  await expect(pool.query('update counter set value = 1')).rejects.toMatchObject({ code: '55P03' });
  await holder.query('rollback');
  holder.release();
});

test('a transaction left open is ended, and the pool goes on with fresh connections', async () => {
  const idler = await pool.connect();
  await idler.query('begin');
  await expect
    .poll(
      () =>
        idler.query('select 1').then(
          () => 'open',
          () => 'ended',
        ),
      { interval: 500, timeout: 5000 },
    )
    .toBe('ended');
  idler.release(true);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('every connection speaks UTC and ISO, and carries our name', async () => {
  const plain = openPool(url);
  const { rows } = await plain.query(
    `select current_setting('timezone') as zone, current_setting('datestyle') as style, current_setting('application_name') as name,
     current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`,
  );
  expect(rows).toEqual([{ zone: 'UTC', style: 'ISO, YMD', name: 'yijian', statement: '5s', lock: '3s', idle: '10s' }]);
  await plain.end();
});
