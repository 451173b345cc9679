import type { Definition, DefinitionKind } from '@yijian/core/contract';
import { kindNames } from '@yijian/core/definitions';
import { blockAt, type Format, type Given, type PackHead, type Problem, type ReadFile } from './batch.ts';
import { packHeadOf } from './packs/pack-file.ts';
import { readCsv } from './sheets/csv.ts';
import type { ListSpec } from './sheets/lists.ts';
import { type BaseOf, readRows } from './sheets/read-rows.ts';
import { readXlsx } from './sheets/read-xlsx.ts';
import { ROWS_MAX } from './sheets/table.ts';

/**
 * 读文件: xlsx and CSV by the columns of `list`; JSON holds whole definitions (an array, what `writeJson` made, or a pack), of the list's
 * kind unless `list` is undefined. Never throws for content.
 */
export async function readFile(
  content: Buffer,
  format: Format,
  { list, baseOf }: { list: ListSpec | undefined; baseOf: BaseOf },
): Promise<ReadFile> {
  if (format === 'json' || list === undefined) return readJson(content, list);
  const table = format === 'xlsx' ? await readXlsx(content, list.name) : readCsv(content);
  return { rowCount: table.rows.length, pack: null, ...readRows(list, table, baseOf) };
}

/** 文件格式 by its first bytes and its name; null when it is none that can be read. */
export function formatOf(name: string, content: Buffer): Format | null {
  if (content.length >= 4 && content.readUInt32LE(0) === 0x04034b50) return 'xlsx';
  const ending = name.toLowerCase().split('.').at(-1);
  if (ending === 'json') return 'json';
  return ending === 'csv' || ending === 'txt' || ending === 'tsv' ? 'csv' : null;
}

const failed = (code: string, message: string, remedy: string): ReadFile => ({
  rowCount: 0,
  given: [],
  problems: [blockAt({ line: null, column: null }, code, { message, remedy })],
  pack: null,
});

function readJson(content: Buffer, list: ListSpec | undefined): ReadFile {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return failed('bad-json', '这不是 UTF-8 编码的 JSON 文件', '请选择导出得到的文件，或检查括号和引号');
  }
  const rows = Array.isArray(value) ? value : (value as { definitions?: unknown } | null)?.definitions;
  if (!Array.isArray(rows)) return failed('no-definitions', '文件里没有定义的列表', '请选择导出得到的 JSON 文件');
  if (rows.length > ROWS_MAX)
    return failed('too-many-rows', `共 ${rows.length} 个定义，最多 ${ROWS_MAX} 个`, '请分成几个文件导入');
  const pack: PackHead | null = packHeadOf(value);
  return {
    rowCount: rows.length,
    given: withoutTwins(rows.map((row, at) => givenOf(row, at + 1, list))),
    problems: [],
    pack,
  };
}

function givenOf(row: unknown, line: number, list: ListSpec | undefined): Given {
  const { kind, code, name } = (row ?? {}) as { kind?: unknown; code?: unknown; name?: unknown };
  const known = typeof kind === 'string' && Object.hasOwn(kindNames, kind) ? (kind as DefinitionKind) : undefined;
  const problems: Problem[] = [];
  const at = { line, column: 'kind' };
  if (known === undefined || (list !== undefined && known !== list.kind)) {
    const asked = list === undefined ? '能识别的定义' : `「${kindNames[list.kind]}」`;
    problems.push(blockAt(at, 'other-kind', { message: `这一个不是${asked}`, remedy: '请核对选的清单和文件' }));
  }
  return {
    line,
    kind: known ?? list?.kind ?? 'item',
    code: typeof code === 'string' ? code.slice(0, 64) : '',
    name: typeof name === 'string' ? name.slice(0, 80) : '',
    definition: problems.length > 0 ? null : (row as Definition),
    problems,
  };
}

/** Of two with the same code the later one is wrong. */
function withoutTwins(given: readonly Given[]): Given[] {
  const seen = new Map<string, number>();
  return given.map((one) => {
    const place = `${one.kind}:${one.code}`;
    const before = seen.get(place);
    if (before === undefined) {
      seen.set(place, one.line);
      return one;
    }
    const words = { message: `「${one.code}」和第 ${before} 个重复`, remedy: '同一编码只能有一个' };
    const problems = [...one.problems, blockAt({ line: one.line, column: 'code' }, 'row-twice', words)];
    return { ...one, definition: null, problems };
  });
}
