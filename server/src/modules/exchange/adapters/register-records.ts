import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkInput } from '#platform';
import { SimulatedRecord } from './register-simulator.ts';

/** 演示登记记录: the `registerRecord` rows of a pack's `registers/*.yaml`. Throws with the file's name when a row is malformed. */
export function readRegisterRecords(packFolder: string): SimulatedRecord[] {
  const folder = join(packFolder, 'registers');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return files.flatMap((name) => {
    const rows = (parse(readFileSync(join(folder, name), 'utf8')) ?? []) as Record<string, unknown>[];
    return rows.filter((row) => row.kind === 'registerRecord').map((row) => readRow(join(folder, name), row));
  });
}

function readRow(file: string, row: Record<string, unknown>): SimulatedRecord {
  const { kind: _, ...record } = row;
  try {
    checkInput(SimulatedRecord, record);
  } catch (cause) {
    throw new Error(`${file}: a register record is malformed`, { cause });
  }
  return record as SimulatedRecord;
}
