import type { Actor, Environment } from '#platform';
import { refusals } from './refusals.ts';
import { endProgress } from './check-progress.ts';
import { openBatch } from './open-batch.ts';
import { formatOf } from './read-file.ts';
import { FILE_BYTES_MAX } from './sheets/table.ts';

/** A file on its way in. */
export type GivenFile = { list: string; name: string; content: Buffer };
/** 打开的批次: how many rows were read, how many of them are right and wrong. */
export type OpenedBatch = { batchId: string; rowCount: number; correctCount: number; wrongCount: number };

/**
 * 收文件: stores it under its hash and checks it (`openBatch`). Refuses `imports.file-too-large`, `imports.unreadable-file`,
 * `imports.unknown-list`.
 */
export async function receiveFile(
  env: Environment,
  { list, name, content }: GivenFile,
  around: { actor: Actor; idempotencyKey?: string },
): Promise<OpenedBatch> {
  if (content.length > FILE_BYTES_MAX) throw refusals.fileTooLarge.with({ bytes: content.length });
  const format = formatOf(name, content);
  if (format === null) throw refusals.unreadableFile.with({ name: name.slice(0, 80) });
  const fileHash = await env.blobs.put(content);
  const input = { list, format, fileName: name.slice(-200) || '文件', fileHash, fileSize: content.length };
  try {
    const { result } = await env.execute(openBatch, { input, ...around });
    return result;
  } finally {
    endProgress(around.actor);
  }
}
