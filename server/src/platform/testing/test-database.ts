import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, inject } from 'vitest';
import { openPool, type PoolLimits } from '../database/pool.ts';
import { onServer, withDatabase } from './template.ts';
import './global-setup.ts';

/** 测试数据库: a fresh clone of the migrated template, real PostgreSQL. */
export type TestDatabase = { pool: pg.Pool; url: string; close(): Promise<void> };

/** Generous: several test files share two cores, and a slow machine is no finding. */
const testLimits: Partial<PoolLimits> = {
  connections: 8,
  statementMs: 60_000,
  lockMs: 30_000,
  idleInTransactionMs: 60_000,
};

/**
 * A database of this test file's own (测试数据库), every module migrated and nothing else in it; dropped after the
 * file. Call it at the top of a test file (`const { pool } = await testDatabase()`) or in a `beforeAll`.
 * `limits` replaces the generous test limits where a test is about them.
 */
export async function testDatabase(limits: Partial<PoolLimits> = {}): Promise<TestDatabase> {
  const { serverUrl, name: template } = readyTemplate();
  const name = `${template}_${randomBytes(5).toString('hex')}`;
  await onServer(serverUrl, (client) => client.query(`create database ${name} template ${template}`));
  const url = withDatabase(serverUrl, name);
  const pool = openPool(url, { ...testLimits, ...limits });
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closed ??= pool
      .end()
      .then(() =>
        onServer(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`)).then(() => {}),
      ));
  afterAll(close);
  return { pool, url, close };
}

function readyTemplate(): { serverUrl: string; name: string } {
  const template = inject('template');
  if ('failure' in template)
    throw new Error(`测试模板库没有建成 The template database could not be made: ${template.failure}`);
  return template;
}
