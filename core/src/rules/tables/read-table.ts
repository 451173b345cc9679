/** 读决策表: every cell of every row, all findings at once. */
import { readInputCell, readOutputCell } from './read-cell.ts';
import { cellAddress, type InputCell, type ReadRow, type ReadTable, type TableFinding } from './table-model.ts';
import type { WrittenTable } from './table-model.ts';
import type { FactValue } from '../types.ts';

/** 读决策表: the table when every cell can be read. */
export function readTable(table: WrittenTable): { table?: ReadTable; findings: TableFinding[] } {
  const findings = [...ofColumns(table)];
  const rows = table.rows.map((_, row) => readRow(table, row, findings));
  const known = rows.filter((row) => row !== undefined);
  return findings.length === 0 ? { table: { ...table, rows: known }, findings } : { findings };
}

function ofColumns(table: WrittenTable): TableFinding[] {
  const findings: TableFinding[] = [];
  for (const [column, input] of table.inputs.entries()) {
    if (['choices', 'list', 'context'].includes(input.type.kind)) {
      const message = `条件列“${input.title}”可以有多个值，决策表的条件只能是单个的值`;
      findings.push({
        code: 'table-many-values',
        severity: 'block',
        column,
        message,
        remedy: '请换成单选、是否、数字、日期或文字的数据元',
      });
    }
  }
  const [output] = table.outputs;
  const adds = table.aggregate !== undefined && !['list', 'count'].includes(table.aggregate);
  if (table.hitPolicy === 'collect' && adds && (table.outputs.length !== 1 || output?.type.kind !== 'number')) {
    const message = '合计、最小和最大只能用在一列数字的结论上';
    findings.push({
      code: 'table-aggregate',
      severity: 'block',
      message,
      remedy: '请只留一列数字结论，或者把汇总方式改成列表或个数',
    });
  }
  const ids = table.rows.map((row) => row.id);
  for (const [row, id] of ids.entries()) {
    if (ids.indexOf(id) === row) continue;
    const message = `行编号 ${id} 用了不止一次`;
    findings.push({ code: 'table-row-twice', severity: 'block', row, message, remedy: '请给其中一行换一个编号' });
  }
  return findings;
}

function readRow(table: WrittenTable, at: number, findings: TableFinding[]): ReadRow | undefined {
  const row = table.rows[at];
  if (row === undefined) return undefined;
  if (row.when.length !== table.inputs.length || row.gives.length !== table.outputs.length) {
    const message = `第 ${at + 1} 行有 ${row.when.length} 个条件、${row.gives.length} 个结论，应当是 ${table.inputs.length} 个和 ${table.outputs.length} 个`;
    findings.push({
      code: 'table-row-length',
      severity: 'block',
      row: at,
      message,
      remedy: '请补齐或删去多余的单元格，不限的写 -',
    });
    return undefined;
  }
  const before = findings.length;
  const refuse = (column: number, fault: { code: string; message: string; remedy: string }): void => {
    const address = cellAddress(at, column);
    findings.push({
      ...fault,
      severity: 'block',
      row: at,
      column,
      address,
      message: `单元格 ${address}：${fault.message}`,
    });
  };
  const when: InputCell[] = [];
  const gives: FactValue[] = [];
  table.inputs.forEach((column, index) => {
    const cell = readInputCell(row.when[index] ?? '', column);
    if ('code' in cell) refuse(index, cell);
    else when.push(cell);
  });
  table.outputs.forEach((column, index) => {
    const cell = readOutputCell(row.gives[index] ?? '', column);
    if ('code' in cell) refuse(table.inputs.length + index, cell);
    else gives.push(cell.value);
  });
  return findings.length === before ? { id: row.id, when, gives } : undefined;
}
