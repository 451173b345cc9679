import Type from 'typebox';
import { commandEach, type DomainEvent, type Environment, systemActor } from '#platform';
import { clamdScanner } from './adapters/clamd.ts';
import { countWaiting, listWaiting, takeRow, writeScan } from './files.store.ts';
import { readContent } from './keep-content.ts';
import type { ScanAnswer, ScannerPort } from './ports.ts';

/** 病毒检查结论 kept with a file: only `clean` and, where no scanner is connected, `unscanned` files are handed out. */
export type Scan = 'unscanned' | 'clean' | 'waiting' | 'infected';

const scannerOf = (env: Pick<Environment, 'config'>): ScannerPort | null =>
  env.config.scanner ? clamdScanner(env.config.scanner) : null;

/** Looks at an upload now; `unscanned` where no scanner is connected (YIJIAN_CLAMD), `waiting` where it cannot be reached. */
export async function scanContent(env: Pick<Environment, 'config'>, content: Buffer): Promise<Scan> {
  const answer = await scannerOf(env)?.scan(content);
  return answer ? conclusion(answer) : 'unscanned';
}

const conclusion = (answer: ScanAnswer): Scan => (answer.state === 'unavailable' ? 'waiting' : answer.state);

/** 记下检查结论 of a file that waited for it. What was found later is told: the event names place and material, no content. */
export const recordScan = commandEach({
  name: 'files.record-scan',
  title: '记下病毒检查结论',
  permission: { system: true },
  input: Type.Object(
    {
      fileId: Type.String({ format: 'uuid' }),
      scan: Type.Union([Type.Literal('clean'), Type.Literal('infected')]),
    },
    { additionalProperties: false },
  ),
  owner: ({ fileId }) => `file:${fileId}`,
  loadOne: (db, { input }) => takeRow(db, input.fileId),
  decide: (file, { input }) => {
    if (file?.scan !== 'waiting') return { writes: [], result: { recorded: false } };
    const found: DomainEvent = {
      type: 'file.infected',
      id: file.fileId,
      ownerId: file.owner.id,
      seq: 1,
      data: { ownerKind: file.owner.kind, material: file.materialKey },
    };
    return {
      writes: [writeScan(file.fileId, input.scan)],
      events: input.scan === 'infected' ? [found] : [],
      result: { recorded: true },
    };
  },
});

/** 补查 (due work): files that came while the scanner was away, oldest first, until it is away again. */
export async function scanWaiting(env: Environment): Promise<void> {
  const scanner = scannerOf(env);
  if (!scanner) return;
  for (const file of await listWaiting(env.db)) {
    const content = await readContent(env, file.subjectId, file);
    const scan = content ? conclusion(await scanner.scan(content)) : 'clean';
    if (scan !== 'clean' && scan !== 'infected') return;
    await env.execute(recordScan, { input: { fileId: file.fileId, scan }, actor: systemActor });
  }
}

/** 病毒扫描状态 for the administrator: whether one is connected, answers, and how many files wait for it. */
export async function scannerStatus(
  env: Environment,
): Promise<{ state: 'off' | 'on' | 'unreachable'; waiting: number }> {
  const scanner = scannerOf(env);
  const waiting = await countWaiting(env.db);
  if (!scanner) return { state: 'off', waiting };
  return { state: (await scanner.ping()) ? 'on' : 'unreachable', waiting };
}
