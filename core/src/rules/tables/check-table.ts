/** 检查决策表: gaps, overlaps and dead rows, exactly over all values of the inputs, each with an example. */
import { shownValue } from './table-words.ts';
import { type Axis, axisOf, cellHolds } from './table-axis.ts';
import type { ReadTable, TableFinding } from './table-model.ts';

/** As many of a kind are told at once; more help nobody. */
const toldMax = 10;

/** 走遍所有情形: rows that fit so far, at the depth of one input. */
type Walk = {
  table: ReadTable;
  axes: readonly Axis[];
  visited: Set<string>;
  sample: (string | boolean)[];
  findings: TableFinding[];
  overlaps: Set<string>;
  hit: Set<number>;
};

/**
 * 检查决策表: the input space is the product of the columns' classes; situations in which the same rows are left are walked once,
 * so the walk is exact and short. "Not applicable" inputs are outside it: a table is checked for what can be answered.
 */
export function checkTable(table: ReadTable): TableFinding[] {
  const walk: Walk = {
    table,
    axes: table.inputs.map((_, at) => axisOf(table, at)),
    visited: new Set(),
    sample: [],
    findings: [],
    overlaps: new Set(),
    hit: new Set(),
  };
  visit(
    walk,
    0,
    table.rows.map((_, row) => row),
  );
  return [...walk.findings, ...deadRows(walk)];
}

function visit(walk: Walk, depth: number, rows: readonly number[]): void {
  const { table, axes, visited, sample } = walk;
  const key = `${depth}:${rows.join(',')}`;
  if (visited.has(key)) return;
  visited.add(key);
  const column = table.inputs[depth];
  if (rows.length === 0 || column === undefined) return note(walk, rows);
  for (const { sample: value } of axes[depth]?.classes ?? []) {
    sample[depth] = value;
    visit(
      walk,
      depth + 1,
      rows.filter((row) => {
        const cell = table.rows[row]?.when[depth];
        return cell !== undefined && cellHolds(cell, value, column);
      }),
    );
  }
  sample.length = depth;
}

function note(walk: Walk, rows: readonly number[]): void {
  const { table, hit } = walk;
  const [first, second] = rows;
  if (first === undefined) {
    if (table.hitPolicy !== 'collect') noteGap(walk);
    return;
  }
  for (const row of table.hitPolicy === 'first' ? [first] : rows) hit.add(row);
  if (table.hitPolicy === 'unique' && second !== undefined) noteOverlap(walk, first, second);
}

function noteGap(walk: Walk): void {
  if (walk.findings.filter((finding) => finding.code === 'table-gap').length >= toldMax) return;
  walk.findings.push({
    code: 'table-gap',
    severity: 'block',
    message: `有的情形没有一行适用，例如：${exampleOf(walk)}`,
    remedy: '请补一行，或者把最后一行的条件都写成 - 作为其余情形',
  });
}

function noteOverlap(walk: Walk, first: number, second: number): void {
  const pair = `${first}:${second}`;
  if (walk.overlaps.has(pair) || walk.overlaps.size >= toldMax) return;
  walk.overlaps.add(pair);
  walk.findings.push({
    code: 'table-overlap',
    severity: 'block',
    row: second,
    message: `第 ${first + 1} 行和第 ${second + 1} 行同时适用，例如：${exampleOf(walk)}`,
    remedy: '请改其中一行的条件，或者把命中规则改成“取第一行”或“全部收集”',
  });
}

/** The columns not walked any more (no row was left) may have any value. */
function exampleOf({ table, sample }: Walk): string {
  return table.inputs
    .slice(0, Math.max(1, sample.length))
    .map((column, at) => `${column.title} = ${shownValue(sample[at] ?? null, column)}`)
    .join('，');
}

function deadRows({ table, hit }: Walk): TableFinding[] {
  return table.rows.flatMap((row, at): TableFinding[] => {
    if (hit.has(at)) return [];
    const above = table.hitPolicy === 'first' && at > 0;
    const why = above ? '前面的行已经包含了它的全部情形' : '没有任何情形符合它的条件';
    const message = `第 ${at + 1} 行（${row.id}）永远不会用到：${why}`;
    const remedy = above ? '请删去这一行，或者移到前面' : '请改正条件，或者删去这一行';
    return [{ code: 'table-dead-row', severity: 'warn', row: at, message, remedy }];
  });
}
