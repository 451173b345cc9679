import type { CalendarYear } from '@yijian/core/calendar';
import { type Queryable, upsertInto, type Write } from '#platform';

const upsertYear = upsertInto(
  'calendars.year',
  { year: 'int4' },
  { published: 'bool', source: 'text', body: 'jsonb', version: 'int8', imported_at: 'timestamptz' },
);

export const writeYear = (year: CalendarYear, version: number, at: string): Write =>
  upsertYear({ year: year.year, published: year.published, source: year.source, body: year, version, imported_at: at });

/** Highest version written; 0 when nothing was imported. */
export async function readVersion(db: Queryable): Promise<number> {
  const { rows } = await db.query('select coalesce(max(version), 0) as version from calendars.year');
  return Number(rows[0].version);
}

/** 是否已导入年度. */
export const hasImportedYears = async (db: Queryable): Promise<boolean> => (await readVersion(db)) > 0;

export async function listYears(db: Queryable): Promise<CalendarYear[]> {
  const { rows } = await db.query('select body from calendars.year order by year');
  return rows.map((row) => row.body as CalendarYear);
}
