import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import { parseInstant } from './types.ts';

const { pool } = await testDatabase();

async function read(expression: string, values: unknown[] = []): Promise<unknown> {
  return (await pool.query(`select ${expression} as value`, values)).rows[0].value;
}

test.each([
  ["date '2026-02-28'", '2026-02-28'],
  ["date '0099-01-01'", '0099-01-01'],
  ["array[date '2026-01-01', null]", ['2026-01-01', null]],
  ["timestamptz '2026-01-01 00:00+08'", '2025-12-31T16:00:00.000Z'],
  ["timestamptz '2026-01-01 00:00:00.5Z'", '2026-01-01T00:00:00.500Z'],
  ["timestamptz '2026-01-01 00:00:00.123456Z'", '2026-01-01T00:00:00.123456Z'],
  ["timestamptz 'infinity'", 'infinity'],
  ["array[timestamptz '2026-01-01Z']", ['2026-01-01T00:00:00.000Z']],
  ["timestamp '2026-01-01 08:30'", '2026-01-01T08:30:00'],
  ["time '08:30'", '08:30:00'],
  ["interval '1 day 2 hours'", 'P1DT2H'],
  ['9007199254740991::int8', 9007199254740991],
  ['9007199254740993::int8', '9007199254740993'],
  ['array[1, 2]::int8[]', [1, 2]],
  [
    'array[array[1, 2], array[3, null]]::int8[]',
    [
      [1, 2],
      [3, null],
    ],
  ],
  ['0.10::numeric', '0.10'],
  ['array[0.10]::numeric[]', ['0.10']],
  ['\'{"情形": [1]}\'::jsonb', { 情形: [1] }],
  ['null::date', null],
])('reads %s', async (expression, value) => {
  expect(await read(expression)).toEqual(value);
});

test('a day comes back as it was written, in any time zone of the session', async () => {
  const day = fc
    .date({ min: new Date('1850-01-01'), max: new Date('2250-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const client = await pool.connect();
  try {
    for (const zone of ['UTC', 'Asia/Shanghai', 'America/Los_Angeles']) {
      await client.query(`set timezone = '${zone}'`);
      await fc.assert(
        fc.asyncProperty(day, async (text) => {
          const { rows } = await client.query('select $1::date as value', [text]);
          expect(rows[0].value).toBe(text);
        }),
        { numRuns: 50 },
      );
    }
  } finally {
    client.release(true);
  }
});

test('an instant comes back exactly, whatever offset the session speaks', async () => {
  const instant = fc
    .date({ min: new Date('1970-01-01'), max: new Date('2250-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const client = await pool.connect();
  try {
    for (const zone of ['UTC', 'Asia/Shanghai', 'Asia/Kolkata']) {
      await client.query(`set timezone = '${zone}'`);
      await fc.assert(
        fc.asyncProperty(instant, async (text) => {
          const { rows } = await client.query('select $1::timestamptz as value', [text]);
          expect(rows[0].value).toBe(text);
        }),
        { numRuns: 50 },
      );
    }
  } finally {
    client.release(true);
  }
});

test('text that is no instant stays as it is', () => {
  expect(parseInstant('-infinity')).toBe('-infinity');
});
