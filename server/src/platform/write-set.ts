import { sha256 } from './ids.ts';

/**
 * WriteSet (decisions.md 1): typed rows contributed by the stores of several modules, composed by the runner into ONE
 * data-modifying statement. A shape is defined once per store; rows of the same shape travel together as one JSON parameter.
 */
export type ColumnType =
  | 'uuid'
  | 'text'
  | 'int4'
  | 'int8'
  | 'bool'
  | 'date'
  | 'timestamptz'
  | 'jsonb'
  | 'bytea'
  | 'text[]';
export type Row = Readonly<Record<string, unknown>>;

export type Shape = {
  readonly id: string;
  readonly kind: 'insert' | 'update' | 'upsert' | 'delete';
  /** SQL of one CTE that reads its rows from parameter `$n` (JSON array) and returns one row per written row */
  readonly sql: (parameter: string) => string;
  readonly columns: readonly string[];
  /** key columns of an update: a later update of the same row in one statement takes the place of the earlier one */
  readonly key: readonly string[];
  /** false: an insert that may meet an equal row (`on conflict do nothing`) */
  readonly counted: boolean;
};
export type Write = { shape: Shape; row: Row };
export type WriteSet = readonly Write[];

type Columns = Readonly<Record<string, ColumnType>>;
type Table = `${string}.${string}`;

const recordset = (columns: Columns, parameter: string) =>
  `jsonb_to_recordset(${parameter}::jsonb) as r(${Object.entries(columns)
    .map(([name, type]) => `"${name}" ${type === 'bytea' ? 'text' : type}`)
    .join(', ')})`;
const value = (name: string, type: ColumnType) => (type === 'bytea' ? `decode(r."${name}", 'hex')` : `r."${name}"`);
const list = (columns: Columns) =>
  Object.keys(columns)
    .map((name) => `"${name}"`)
    .join(', ');
const values = (columns: Columns) =>
  Object.entries(columns)
    .map(([name, type]) => value(name, type))
    .join(', ');

const shape = (
  kind: Shape['kind'],
  table: Table,
  columns: Columns,
  parts: { sql: Shape['sql']; counted?: boolean; key?: readonly string[] },
): Shape => ({
  id: `${kind} ${table} ${sha256(JSON.stringify(columns) + parts.sql('$')).slice(0, 12)}`,
  kind,
  sql: parts.sql,
  columns: Object.keys(columns),
  key: parts.key ?? [],
  counted: parts.counted ?? true,
});

/** Rows to insert. `ignoreEqual`: a row that is there already (primary key) is left alone, for content-addressed rows. */
export function insertInto(table: Table, columns: Columns, options: { ignoreEqual?: boolean } = {}) {
  const tail = options.ignoreEqual ? ' on conflict do nothing' : '';
  const built = shape('insert', table, columns, {
    sql: (p) =>
      `insert into ${table} (${list(columns)}) select ${values(columns)} from ${recordset(columns, p)}${tail} returning 1`,
    counted: !options.ignoreEqual,
  });
  return (row: Row): Write => ({ shape: built, row });
}

/** Rows to update by `key`; `expected` columns must still hold the given value (optimistic second lock): else the command is repeated. */
export function updateIn(table: Table, key: Columns, set: Columns, expected: Columns = {}) {
  const was = Object.fromEntries(Object.entries(expected).map(([name, type]) => [`was_${name}`, type]));
  const columns = { ...key, ...set, ...was };
  const sets = Object.entries(set)
    .map(([name, type]) => `"${name}" = ${value(name, type)}`)
    .join(', ');
  const where = [
    ...Object.keys(key).map((name) => `t."${name}" = r."${name}"`),
    ...Object.keys(expected).map((name) => `t."${name}" is not distinct from r."was_${name}"`),
  ].join(' and ');
  const built = shape('update', table, columns, {
    sql: (p) => `update ${table} t set ${sets} from ${recordset(columns, p)} where ${where} returning 1`,
    key: Object.keys(key),
  });
  return (row: Row): Write => ({ shape: built, row });
}

/** Rows to insert, or to set when the key is there. */
export function upsertInto(table: Table, key: Columns, set: Columns) {
  const columns = { ...key, ...set };
  const sets = Object.keys(set)
    .map((name) => `"${name}" = excluded."${name}"`)
    .join(', ');
  const built = shape('upsert', table, columns, {
    sql: (p) =>
      `insert into ${table} (${list(columns)}) select ${values(columns)} from ${recordset(columns, p)} on conflict (${list(key)}) do update set ${sets} returning 1`,
  });
  return (row: Row): Write => ({ shape: built, row });
}

/** Rows to delete by `key` (sessions, drafts, leases; never events). */
export function deleteFrom(table: Table, key: Columns) {
  const where = Object.keys(key)
    .map((name) => `t."${name}" = r."${name}"`)
    .join(' and ');
  const built = shape('delete', table, key, {
    sql: (p) => `delete from ${table} t using ${recordset(key, p)} where ${where} returning 1`,
    counted: false,
  });
  return (row: Row): Write => ({ shape: built, row });
}

export type ComposedStatement = { text: string; parameters: string[]; expected: (number | null)[] };

const textByShapes = new Map<string, string>();

/** One statement for many writes: a CTE per shape, in the order of first use; the last select returns how many rows each wrote. */
export function compose(writes: WriteSet): ComposedStatement {
  const groups = new Map<string, { shape: Shape; rows: Row[] }>();
  for (const { shape: s, row } of writes) {
    const group = groups.get(s.id);
    if (group) group.rows.push(row);
    else groups.set(s.id, { shape: s, rows: [row] });
  }
  for (const group of groups.values()) if (group.shape.key.length > 0) group.rows = lastOfEach(group.shape, group.rows);
  const ordered = [...groups.values()].sort((a, b) => (a.shape.id < b.shape.id ? -1 : 1));
  const key = ordered.map((g) => g.shape.id).join('\n');
  let text = textByShapes.get(key);
  if (text === undefined) {
    const ctes = ordered.map((g, i) => `w${i} as (${g.shape.sql(`$${i + 1}`)})`);
    const counts = ordered.map((_, i) => `(select count(*)::int from w${i}) as n${i}`);
    text = `with ${ctes.join(',\n')}\nselect ${counts.join(', ')}`;
    textByShapes.set(key, text);
  }
  return {
    text,
    parameters: ordered.map((g) => JSON.stringify(g.rows)),
    expected: ordered.map((g) => (g.shape.counted ? g.rows.length : null)),
  };
}

/** Updates of the same row become one: the newest values, expected to replace what the first one expected. */
function lastOfEach(s: Shape, rows: Row[]): Row[] {
  const merged = new Map<string, Row>();
  for (const row of rows) {
    const key = s.key.map((column) => String(row[column])).join('\n');
    const first = merged.get(key);
    merged.set(
      key,
      first
        ? { ...row, ...Object.fromEntries(Object.entries(first).filter(([name]) => name.startsWith('was_'))) }
        : row,
    );
  }
  return [...merged.values()];
}

/** Hash of a command's effects for the journal: what was written, row by row, in order. */
export const effectsHash = (writes: WriteSet): string => sha256(JSON.stringify(writes.map((w) => [w.shape.id, w.row])));
