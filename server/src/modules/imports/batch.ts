import type { Definition, DefinitionKind } from '@yijian/core/contract';

/** 导入中的问题: where in the file (line as the spreadsheet counts, title of the column), what, and what to do. `block`: the row cannot be taken. */
export type Problem = {
  line: number | null;
  column: string | null;
  severity: 'block' | 'warn';
  code: string;
  message: string;
  remedy: string;
};

/** 读出的定义: one definition as the file gives it, laid over what is in force; null where it could not be put together. */
export type Given = {
  line: number;
  kind: DefinitionKind;
  code: string;
  name: string;
  definition: Definition | null;
  problems: Problem[];
  /** code of what is used here instead (packs) */
  local?: string;
  /** where each member stands, by its id, in lists whose rows are members */
  memberLines?: Readonly<Record<string, number>>;
};

/** 读出的文件: rows of the file, what they give, and what is wrong with the file as a whole (then it gives nothing). */
export type ReadFile = { rowCount: number; given: Given[]; problems: Problem[]; pack: PackHead | null };

/** 主题包的说明: which bundle, from where. */
export type PackHead = { bundle: string; name: string; from: string };

export type Verdict = 'new' | 'changed' | 'same' | 'wrong';

/** 检查过的定义: `body` is what would be saved (references mapped); `baseHash` the content in force it was checked against. */
export type Entry = Given & {
  number: number;
  verdict: Verdict;
  body: Definition | null;
  hash: string | null;
  baseHash: string | null;
};

/** 对应: reference of a pack -> code here; `import`: taken over as a draft; null: not decided. */
export type Mapping = { kind: DefinitionKind; code: string; name: string; to: string | null }[];

export type Format = 'xlsx' | 'csv' | 'json';
export type BatchStatus = 'checked' | 'taken' | 'undone';

/** 导入批次: a record; its rows stand in `entry`. Days and people as everywhere: ISO instants, account ids. */
export type Batch = {
  batchId: string;
  list: string;
  format: Format;
  fileName: string;
  fileHash: string;
  fileSize: number;
  rowCount: number;
  correctCount: number;
  wrongCount: number;
  problems: Problem[];
  mapping: Mapping | null;
  pack: PackHead | null;
  status: BatchStatus;
  uploadedAt: string;
  uploadedBy: string;
  takenAt: string | null;
  takenBy: string | null;
  drafted: number | null;
  undoneAt: string | null;
  undoneBy: string | null;
};

/** A block of one row; `remedy` says how to put it right. */
export const blockAt = (
  at: { line: number | null; column: string | null },
  code: string,
  words: { message: string; remedy: string },
): Problem => ({ ...at, severity: 'block', code, ...words });

export const isWrong = (problems: readonly Problem[]): boolean => problems.some(({ severity }) => severity === 'block');
