import type { ServedFile, Upload } from '#platform';
import type { Problem } from './batch.ts';
import { formatOf } from './read-file.ts';
import { refusals } from './refusals.ts';
import { readCsv } from './sheets/csv.ts';
import { readXlsx } from './sheets/read-xlsx.ts';
import { FILE_BYTES_MAX } from './sheets/table.ts';
import { writeGrid } from './sheets/write-grid.ts';

/** 表格: the first line holds the titles. */
export type Grid = string[][];

/** 决策表下载成 Excel: the grid as it stands in the editor, saved or not. */
export async function exportGrid({ name, grid }: { name: string; grid: Grid }): Promise<ServedFile> {
  return {
    name: `${name}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: await writeGrid(name, grid),
  };
}

/**
 * 决策表换成 Excel 里的: lines and cells of a file, and what in it cannot be read as text; nothing is kept. What the cells mean is
 * judged by the rule language (`gridToTable`). Refuses `imports.file-too-large`, `imports.unreadable-file`.
 */
export async function readGridFile({ name, content }: Upload): Promise<{ grid: Grid; problems: Problem[] }> {
  if (content.length > FILE_BYTES_MAX) throw refusals.fileTooLarge.with({ bytes: content.length });
  const format = formatOf(name, content);
  if (format === null || format === 'json') throw refusals.unreadableFile.with({ name: name.slice(0, 80) });
  const { header, rows, problems } = format === 'xlsx' ? await readXlsx(content, '') : readCsv(content);
  const slips = rows.flatMap(({ line, slips: own }) =>
    own.map(({ at, ...slip }) => ({ line, column: header[at] ?? null, ...slip })),
  );
  return {
    grid: header.length === 0 ? [] : [header, ...rows.map(({ cells }) => cells)],
    problems: [...problems, ...slips],
  };
}
