import pg from 'pg';

/**
 * How PostgreSQL values arrive in JavaScript (数据库取值): exact, and never through the machine's time zone.
 * - `date` -> `'YYYY-MM-DD'` (pg's default is a local-midnight `Date`, which is the day before in UTC)
 * - `timestamptz` -> `'2026-11-21T13:00:00.123Z'`, UTC; six digits only when the microseconds are not whole milliseconds
 * - `timestamp` and `time` -> text, `interval` -> ISO 8601 text
 * - `int8` -> number when it is safe, else the decimal text
 * - `numeric` -> decimal text; `json`/`jsonb` -> parsed
 * Arrays of these follow their elements. Handed to each connection; nothing global is changed.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ??
    pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** `timestamptz` text of a UTC session -> ISO 8601 UTC text, exact (时刻). `infinity` stays as it is. */
export function parseInstant(text: string): string {
  const match = instantText.exec(text);
  if (!match) return text;
  const [, day, time, fraction = '', offset = ''] = match;
  const micros = fraction.padEnd(6, '0');
  const tail = micros.endsWith('000') ? micros.slice(0, 3) : micros;
  if (/^[+-]00(:00)?$/.test(offset)) return `${day}T${time}.${tail}Z`;
  const seconds = new Date(`${day}T${time}${isoOffset(offset)}`).toISOString().slice(0, 19);
  return `${seconds}.${tail}Z`;
}

const instantText = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?([+-]\d\d(?::\d\d)?)$/;

function isoOffset(offset: string): string {
  return offset.includes(':') ? offset : `${offset}:00`;
}

/** `int8` text -> number when exact in JavaScript, else the text itself (大整数). */
export function parseBigint(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

const asText = (text: string): string => text;
const textArray = pg.types.getTypeParser(1009 as never) as (text: string) => unknown[];

function arrayOf(parse: (text: string) => unknown): (text: string) => unknown[] {
  const each = (item: unknown): unknown =>
    Array.isArray(item) ? item.map(each) : item === null ? null : parse(String(item));
  return (text) => textArray(text).map(each);
}

/** Type ids of pg_type.dat: scalar, its array, its parser. */
const parsers = new Map<number, (text: string) => unknown>(
  (
    [
      [20, 1016, parseBigint],
      [1082, 1182, asText],
      [1083, 1183, asText],
      [1114, 1115, (text: string) => text.replace(' ', 'T')],
      [1184, 1185, parseInstant],
      [1186, 1187, asText],
      [1700, 1231, asText],
    ] as const
  ).flatMap(([scalar, array, parse]) => [[scalar, parse] as const, [array, arrayOf(parse)] as const]),
);
