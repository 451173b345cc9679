import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { mapBatch, receiveFile, showEntries, takeOverBatch, undoBatch } from '#imports';
import { type Environment, systemActor } from '#platform';
import { jsonFrom, print } from './read-arguments.ts';
import { Stop } from './stop.ts';
import { withPlatform } from './with-platform.ts';

/** What `import --file` was asked: `rows` null = only check. */
export type ListImport = { file: string; list: string; rows: 'all' | 'correct' | null; map: string | undefined };

const PAGE = 200;
const SHOWN_MAX = 1000;

/**
 * `import --file`: checks a list or a pack row by row, tells every problem, and makes drafts of it when asked to. Answers the exit code: 1
 * while anything is wrong.
 */
export async function importList({ file, list, rows, map }: ListImport): Promise<number> {
  const path = resolve(file);
  if (!existsSync(path)) throw new Stop(`找不到文件 ${path}`);
  const content = readFileSync(path);
  const mapping = map === undefined ? null : (jsonFrom(map, '对应') as unknown[]);
  return withPlatform(async ({ env }) => {
    console.log(`正在检查 ${basename(path)}`);
    const opened = await receiveFile(env, { list, name: basename(path), content }, { actor: systemActor });
    const { batchId } = opened;
    const counts =
      mapping === null
        ? opened
        : (await env.execute(mapBatch, { input: { batchId, mapping: mapping as never }, actor: systemActor })).result;
    console.log(
      `读到 ${opened.rowCount} 行，${counts.correctCount} 项正确，${counts.wrongCount} 项不对；批次 ${batchId}`,
    );
    await tellProblems(env, batchId);
    if (rows === null) return counts.wrongCount > 0 ? 1 : 0;
    const { result } = await env.execute(takeOverBatch, { input: { batchId, rows }, actor: systemActor });
    console.log(`${result.drafted} 项已成为草稿，${result.same} 项不变，${result.skipped} 项不对没有导入`);
    return result.skipped > 0 ? 1 : 0;
  });
}

async function tellProblems(env: Environment, batchId: string): Promise<void> {
  let told = 0;
  for (let after: number | null = 0; after !== null && told < SHOWN_MAX; ) {
    const page = await showEntries(env.db, batchId, { verdict: 'wrong', after, limit: PAGE });
    for (const { code, problems } of page.entries)
      for (const one of problems) {
        await print(
          `第 ${one.line ?? '-'} 行${one.column ? `「${one.column}」` : ''} ${code}：${one.message}。${one.remedy}`,
        );
        told += 1;
      }
    after = page.next;
  }
}

/** `import --undo`: takes a whole batch back. Answers the exit code. */
export const undoImport = (batchId: string): Promise<number> =>
  withPlatform(async ({ env }) => {
    const { result } = await env.execute(undoBatch, { input: { batchId }, actor: systemActor });
    console.log(`已撤回 ${result.discarded} 项草稿`);
    return 0;
  });
