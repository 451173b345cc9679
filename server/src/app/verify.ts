import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type JournalReport, verifyJournal } from '#journal';
import { verifyCases } from '#oversight';
import type { Queryable } from '#platform';
import { verifySeals } from '#seals';
import { verifyWorkorders } from '#workorders';
import { openDatabase } from '../platform/database/index.ts';
import { Stop } from './cli/stop.ts';
import { dataFolder } from './serve.ts';

/** A long check may take its time; a request may not. */
const patient = { statementMs: 600_000, idleInTransactionMs: 600_000 };

/**
 * `verify`: without an argument the whole record of this installation, in one read-only snapshot: journal and log, every case,
 * every work order. With a PDF its signatures. Answers the exit code: 1 on any finding.
 */
export async function verify(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
  if (positionals.length > 1) throw new Stop('一次只能验证一个文件');
  const [file] = positionals;
  if (file !== undefined && !existsSync(file)) throw new Stop(`找不到文件 ${file}`);
  const report = await readOnly(async (db) => (file === undefined ? checkRecord(db) : checkFile(db, file)));
  process.stdout.write(`${values.json ? JSON.stringify(report.body, null, 2) : report.lines.join('\n')}\n`);
  return report.holds ? 0 : 1;
}

type Report = { holds: boolean; lines: string[]; body: unknown };

/** The database beside a running server, or the one in the data folder; nothing in it can be changed from here. */
async function readOnly<R>(work: (db: Queryable) => Promise<R>): Promise<R> {
  const url = process.env.DATABASE_URL;
  const folder = dataFolder();
  if (!url && !existsSync(join(folder, 'postgres')))
    throw new Stop(`数据文件夹 ${folder} 里还没有数据库，请先启动一次服务(npm start)`);
  const database = await openDatabase(url ? { url } : { embedded: folder, join: true }, patient);
  try {
    const client = await database.pool.connect();
    try {
      await client.query('begin transaction isolation level repeatable read read only');
      return await work(client);
    } finally {
      client.release(true);
    }
  } finally {
    await database.close();
  }
}

/** What a check says about the record: one line for each part, one for each finding. */
export async function checkRecord(db: Queryable): Promise<Report> {
  const [journal, cases, workorders] = [await verifyJournal(db), await verifyCases(db), await verifyWorkorders(db)];
  const problems = [
    ...journal.findings.map((one) => `留痕 ${journalProblems[one.problem]}：${one.place}`),
    ...cases.findings.map((one) => `办件 ${caseProblems[one.problem]}：${one.caseId} ${one.detail}`.trimEnd()),
    ...workorders.findings.map((one) => `工单 ${caseProblems[one.problem]}：${one.workorderId}`),
  ];
  const lines = [
    `留痕：日志 ${journal.size} 条，待排序 ${journal.waiting} 条，树根 ${journal.root}`,
    `办件：${cases.checked} 件，状态与事件${cases.findings.length === 0 ? '一致' : '不一致'}`,
    `工单：${workorders.checked} 张，状态与事件${workorders.findings.length === 0 ? '一致' : '不一致'}`,
    ...problems,
    problems.length === 0 ? '没有发现问题' : `发现 ${problems.length} 处问题`,
  ];
  return { holds: problems.length === 0, lines, body: { journal, cases, workorders } };
}

const journalProblems: Readonly<Record<JournalReport['findings'][number]['problem'], string>> = {
  changedEntry: '内容被改过',
  missingEntry: '已入日志的留痕不见了',
  changedLeaf: '日志叶子被改过',
  gap: '日志次序有缺口',
  rootDiffers: '树根与检查点不符',
  nodeDiffers: '子树与叶子不符',
  truncated: '叶子数与检查点不符',
};
const caseProblems = { noEvents: '没有事件', differs: '状态与事件不符', illegal: '事件不完整或不合状态表' } as const;

async function checkFile(db: Queryable, file: string): Promise<Report> {
  const report = await verifySeals({ db: db as never }, readFileSync(file));
  const verdicts = { valid: '签名有效，签后没有改动', invalid: '签名无效', unsigned: '没有电子签名' } as const;
  const signers = report.signatures.map(
    (one) =>
      `${one.organization ?? one.signer}${one.signedAt ? `,${one.signedAt}` : ''}：${one.problems.length === 0 ? '有效' : one.problems.join(';')}`,
  );
  return {
    holds: report.verdict === 'valid',
    lines: [...signers, ...report.problems, verdicts[report.verdict]],
    body: report,
  };
}
