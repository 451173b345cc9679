import type { DefinitionKind } from '@yijian/core/contract';
import type { Difference } from '@yijian/core/definitions';
import { address, download, read, upload, write } from './client.ts';

export type ListFormat = 'xlsx' | 'csv' | 'json';
export type ImportList = { id: string; name: string; kind: DefinitionKind; columns: number };
export type Verdict = 'new' | 'changed' | 'same' | 'wrong';
export type ImportProblem = {
  line: number | null;
  column: string | null;
  severity: 'block' | 'warn';
  code: string;
  message: string;
  remedy: string;
};

/** 导入批次: who brought which file when, what was in it, what became of it. Times are ISO instants. */
export type Batch = {
  batchId: string;
  list: string;
  format: ListFormat;
  fileName: string;
  fileHash: string;
  fileSize: number;
  rowCount: number;
  correctCount: number;
  wrongCount: number;
  problems: ImportProblem[];
  pack: { bundle: string; name: string; from: string } | null;
  status: 'checked' | 'taken' | 'undone';
  uploadedAt: string;
  uploadedBy: string;
  takenAt: string | null;
  takenBy: string | null;
  drafted: number | null;
  undoneAt: string | null;
  undoneBy: string | null;
};
export type MappingRow = {
  kind: DefinitionKind;
  code: string;
  name: string;
  to: string | null;
  choices: { code: string; name: string }[];
  mayImport: boolean;
};
export type BatchView = { batch: Batch; counts: Record<Verdict, number>; mapping: MappingRow[] | null };
export type EntryRow = {
  number: number;
  line: number;
  kind: DefinitionKind;
  code: string;
  name: string;
  verdict: Verdict;
  problems: ImportProblem[];
  changes: Difference[];
};
export type EntryPage = { entries: EntryRow[]; next: number | null };
export type TakenOver = { drafted: number; same: number; skipped: number; dryRun: boolean };
export type Comparison = {
  regionName: string;
  upper: number;
  agreed: number;
  differences: {
    kind: 'missing' | 'differs' | 'surplus';
    baseCode: string | null;
    upperName: string | null;
    item: string | null;
    itemName: string | null;
    authority: string | null;
    what: string;
    todo: string;
  }[];
};

const at = (batchId: string): string => `/api/imports/${encodeURIComponent(batchId)}`;

export const readImportLists = async (): Promise<ImportList[]> =>
  (await read<{ lists: ImportList[] }>('/api/imports/lists')).lists;
export const listBatches = async (): Promise<Batch[]> => (await read<{ batches: Batch[] }>('/api/imports')).batches;
export const readBatch = (batchId: string): Promise<BatchView> => read(at(batchId));
export const readEntries = (batchId: string, query: { verdict: string; after: number }): Promise<EntryPage> =>
  read(`${at(batchId)}/entries`, query);
export const uploadList = (
  sent: { file: File; list: string; onProgress: (share: number) => void },
  key: string,
): Promise<{ batchId: string }> =>
  upload('/api/imports', { ...sent, name: sent.file.name, fields: { list: sent.list } }, key);
/** 检查到哪了: null when nothing of mine is being checked (or another process does it). */
export type CheckProgress = { stage: 'reading' | 'checking' | 'saving'; rows: number | null; checked: number };
export const readProgress = (): Promise<{ progress: CheckProgress | null }> => read('/api/imports/progress');
export const takeOver = (
  batchId: string,
  sent: { rows: 'all' | 'correct'; dryRun: boolean },
  key: string,
): Promise<TakenOver> => write('POST', `${at(batchId)}/take-over`, sent, key);
export const undoImport = (batchId: string, key: string): Promise<unknown> =>
  write('POST', `${at(batchId)}/undo`, {}, key);
export const mapImport = (
  batchId: string,
  mapping: readonly { kind: string; code: string; to: string | null }[],
  key: string,
): Promise<unknown> => write('POST', `${at(batchId)}/mapping`, { mapping }, key);
export const compareWithUpper = (batchId: string, region: string): Promise<Comparison> =>
  read(`${at(batchId)}/comparison`, { region });

/** Addresses of files. */
export const exportAddress = (list: string, query: { format: ListFormat; blank?: boolean }): string =>
  address(`/api/exports/lists/${encodeURIComponent(list)}`, query);
export const packAddress = (bundle: string): string => `/api/exports/packs/${encodeURIComponent(bundle)}`;
export const problemsAddress = (batchId: string): string => `${at(batchId)}/problems`;
export const rectificationAddress = (batchId: string, region: string): string =>
  address(`${at(batchId)}/rectification`, { region });

/** 决策表的表格文件: the grid as a workbook, and a file's lines and cells with what cannot be read in it. */
export const downloadGrid = (name: string, grid: readonly (readonly string[])[]) =>
  download('/api/exports/grid', { name, grid });
export const readGridFile = (file: File, key: string): Promise<{ grid: string[][]; problems: ImportProblem[] }> =>
  upload('/api/imports/grid', { file, name: file.name }, key);
