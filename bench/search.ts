import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { createSearch, type SearchEntry } from '../server/src/modules/catalogue/search/search-index.ts';
import { wordsOf } from '../server/src/modules/catalogue/search/question.ts';
import { definitionsOf } from '../server/src/modules/packs/pack.ts';
import { readPack } from '../server/src/modules/packs/read-pack.ts';
import type { Database } from '../server/src/platform/database/index.ts';
import { startApp } from '../server/src/app/start-app.ts';
import { type Metric, seconds, spread } from './measure.ts';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const lines = (file: string): string[][] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'));

/**
 * Search at 1,135 and 100,000 items: time and memory to build, p95 of a question. The questions are the colloquial ones of
 * content/search, pinyin and slips among them. Names: the real district's when its list lies beside the checkout, else those of the
 * fictional one, again and again with a place in front.
 */
export async function benchSearch(): Promise<Record<string, Metric>> {
  const words = wordsOf(definitionsOf(readPack(path('../content/demo')), 'synonyms'));
  const questions = lines(path('../content/search/questions.tsv')).map(([, question]) => question!);
  const figures: Record<string, Metric> = {};
  for (const size of [1135, 100_000]) {
    const entries = entriesOf(size);
    globalThis.gc?.();
    const before = memory();
    let index = createSearch<SearchEntry>([], words);
    const build = await seconds(() => {
      index = createSearch(entries, words);
    });
    globalThis.gc?.();
    const after = memory();
    const times: number[] = [];
    const work: number[] = [];
    for (const question of questions) index.ask(question);
    for (const question of [...questions, ...questions, ...questions]) {
      const worked = process.threadCpuUsage();
      const took = await seconds(() => index.ask(question));
      const { user, system } = process.threadCpuUsage(worked);
      times.push(took * 1000);
      work.push((user + system) / 1000);
    }
    for (const list of [times, work]) list.sort((one, other) => one - other);
    figures[`search_build_ms_at_${size}`] = spread([build * 1000], 'ms');
    figures[`search_memory_mb_at_${size}`] = spread([(after - before) / 1e6], 'MB');
    figures[`search_p50_ms_at_${size}`] = spread([times[Math.floor(times.length * 0.5)]!], 'ms');
    figures[`search_p95_processor_ms_at_${size}`] = spread([work[Math.floor(work.length * 0.95)]!], 'ms');
    figures[`search_p95_ms_at_${size}`] = spread([times[Math.floor(times.length * 0.95)]!], 'ms');
  }
  return figures;
}

const memory = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;

function entriesOf(size: number): SearchEntry[] {
  const real = path('../../shared/domain/data/real-district-items.tsv');
  const names = existsSync(real)
    ? lines(real).map((row) => row[2]!.slice(0, 80))
    : lines(path('../content/search/district.tsv')).map((row) => row[1]!);
  return Array.from({ length: size }, (_, at) => {
    const round = Math.floor(at / names.length);
    return {
      id: `item-${at}`,
      name: round === 0 ? names[at]! : `${names[at % names.length]!}（${round} 区）`,
      keywords: [],
      text: ['区某某局', '行政许可'],
      codes: [`item-${at}`],
    };
  });
}

const CONNECTIONS = 32;
const SECONDS = 3;

/** Requests per second for one published guide over 32 connections, against a bare node:http server that sends the same bytes. */
export async function benchGuides(pool: Database['pool'], folder: string): Promise<Record<string, Metric>> {
  const database = { pool, url: '', announce: () => {}, lost: new Promise<Error>(() => {}), close: async () => {} };
  const app = await startApp({
    port: 0,
    dataFolder: folder,
    database,
    demo: true,
    requestsPerMinute: 10_000_000,
    logTo: { write: () => {} },
  });
  const address = `${app.url}/api/items/food-permit/guide`;
  const answer = await fetch(address);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const headers = Object.fromEntries(answer.headers);
  const bare = createServer((_, response) => response.writeHead(200, headers).end(bytes));
  await new Promise<void>((ready) => bare.listen(0, '127.0.0.1', ready));
  const bareUrl = `http://127.0.0.1:${(bare.address() as { port: number }).port}/`;
  try {
    const ours: Loaded[] = [];
    const theirs: Loaded[] = [];
    for (let run = 0; run < 6; run += 1) {
      theirs.push(await load(bareUrl));
      ours.push(await load(address));
    }
    const counted = <T>(of: (ours: Loaded, theirs: Loaded) => T): T[] =>
      ours.map((one, at) => of(one, theirs[at]!)).slice(1);
    return {
      guide_bytes: spread([bytes.length], 'bytes'),
      guides_per_second: spread(
        counted((one) => one.perSecond),
        'req/s',
      ),
      bare_http_per_second: spread(
        counted((_, bare) => bare.perSecond),
        'req/s',
      ),
      ratio_guides_to_bare: spread(
        counted((one, bare) => one.perSecond / bare.perSecond),
        'ratio',
      ),
      guide_processor_us: spread(
        counted((one) => one.processorUs),
        'µs',
      ),
      bare_processor_us: spread(
        counted((_, bare) => bare.processorUs),
        'µs',
      ),
      ratio_guides_to_bare_processor: spread(
        counted((one, bare) => bare.processorUs / one.processorUs),
        'ratio',
      ),
      processors: spread([availableParallelism()], 'cores'),
    };
  } finally {
    bare.close();
    bare.closeAllConnections();
    await app.close();
  }
}

/** 一次加载: answers per second, and processor time of the serving thread per answer. */
type Loaded = { perSecond: number; processorUs: number };

/** The load comes from a thread of its own, which keeps 32 connections busy with the smallest client there is. */
async function load(url: string): Promise<Loaded> {
  const before = process.threadCpuUsage();
  const perSecond = await new Promise<number>((done, fail) => {
    const worker = new Worker(new URL('./load-worker.ts', import.meta.url), {
      workerData: { url, connections: CONNECTIONS, seconds: SECONDS },
    });
    worker.once('message', done);
    worker.once('error', fail);
  });
  const { user, system } = process.threadCpuUsage(before);
  return { perSecond, processorUs: (user + system) / (perSecond * SECONDS) };
}
