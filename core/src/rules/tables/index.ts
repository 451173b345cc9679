/** 决策表: typed, checked exactly for gaps and overlaps, judged in three values. Part of the rule language, see ../rules.md. */
export { compileTable, explainTable } from './evaluate-table.ts';
export type { CompiledTable, TableOutcome, TableOutputs } from './evaluate-table.ts';
export { readTable } from './read-table.ts';
export { gridToTable, judgeTable, tableToGrid } from './table-grid.ts';
export type { TableGrid } from './table-grid.ts';
export { cellAddress } from './table-model.ts';
export type {
  Aggregate,
  HitPolicy,
  ReadTable,
  TableColumn,
  TableFinding,
  TableRow,
  WrittenTable,
} from './table-model.ts';
export { shownValue } from './table-words.ts';
