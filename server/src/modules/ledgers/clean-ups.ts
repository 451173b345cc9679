import { filingOf, lastDayOf } from '@yijian/core/compile';
import { type CleanUp, cleanUpOutcomes, type ServiceItem } from '@yijian/core/contract';
import { type PublishedCatalogue, loadPublished } from '#catalogue';
import { shanghaiDay } from '@yijian/core/calendar';
import type { Environment } from '#platform';
import { applied, authorityName } from './applied-items.ts';

type Entry = CleanUp['items'][number];
/** 清理一项: what was decided, whether the catalogue says so already, else what is left to do. */
export type CleanUpRow = {
  item: string;
  name: string;
  authorityName: string | null;
  outcome: Entry['outcome'];
  outcomeName: string;
  intoName: string | null;
  reason: string;
  reviewedBy: string;
  isDone: boolean;
  remedy: string | null;
};
export type CleanUpBatch = { code: string; name: string; on: string; basis: string; done: number; rows: CleanUpRow[] };
/** 清理台账: `before` = what can be applied for today and what the batches took away from it. */
export type CleanUps = { before: number; now: number; filings: number; open: number; batches: CleanUpBatch[] };

/** 事项清理台账 (CAT-14): every published batch held against the catalogue in force; nothing is reported by hand. */
export async function readCleanUps(env: Pick<Environment, 'db' | 'now'>): Promise<CleanUps> {
  return cleanUpsOf(await loadPublished(env.db), shanghaiDay(await env.now()));
}

/** 清理对比 (pure): batches against the catalogue on a day. */
export function cleanUpsOf(published: PublishedCatalogue, today: string): CleanUps {
  const batches = [...published.byKind.cleanUp.values()]
    .map(({ definition }) => definition as CleanUp)
    .sort((one, other) => (one.on === other.on ? (one.code < other.code ? -1 : 1) : one.on < other.on ? 1 : -1))
    .map((batch) => batchOf(batch, published, today));
  const rows = batches.flatMap((batch) => batch.rows);
  const removed = new Set(rows.filter((row) => row.isDone && row.outcome !== 'toFiling').map((row) => row.item));
  const now = applied(published).filter((item) => isOffered(item.code, published, today)).length;
  return {
    before: now + removed.size,
    now,
    filings: new Set(rows.filter((row) => row.isDone && row.outcome === 'toFiling').map((row) => row.item)).size,
    open: rows.filter((row) => !row.isDone).length,
    batches,
  };
}

function batchOf(batch: CleanUp, published: PublishedCatalogue, today: string): CleanUpBatch {
  const rows = batch.items.map((entry) => rowOf(entry, published, today));
  const { law, article } = batch.basis;
  return {
    code: batch.code,
    name: batch.name,
    on: batch.on,
    basis: `《${law}》${article ?? ''}`,
    done: rows.filter((row) => row.isDone).length,
    rows,
  };
}

function rowOf(entry: Entry, published: PublishedCatalogue, today: string): CleanUpRow {
  const item = itemOf(entry.item, published);
  const isDone = isCarriedOut(entry, published, today);
  return {
    item: entry.item,
    name: item?.name ?? entry.name,
    authorityName: item === undefined ? null : authorityName(published, item.authority),
    outcome: entry.outcome,
    outcomeName: cleanUpOutcomes[entry.outcome],
    intoName: entry.into === undefined ? null : (itemOf(entry.into, published)?.name ?? entry.into),
    reason: entry.reason,
    reviewedBy: entry.reviewedBy,
    isDone,
    remedy: isDone ? null : remedies[entry.outcome],
  };
}

const remedies: Record<Entry['outcome'], string> = {
  cancel: '事项还能申请：请设定停办日，或者取消这个事项',
  merge: '事项还能单独申请，或者并入的事项没有公布：请先公布并入的事项，再取消这个事项',
  toFiling: '事项还在审批：请登记改革方式「审批改为备案」和依据，公布新版本',
};

const itemOf = (code: string, { byKind }: PublishedCatalogue): ServiceItem | undefined =>
  byKind.item.get(code)?.definition as ServiceItem | undefined;

/** 还能申请: in force, and its last day is not over. */
function isOffered(code: string, published: PublishedCatalogue, today: string): boolean {
  const item = itemOf(code, published);
  if (item === undefined) return false;
  const last = lastDayOf(item, published.byKind.item.get(code)?.stopsOn);
  return last === undefined || last >= today;
}

/** 已经执行: the catalogue in force says what the batch decided. */
function isCarriedOut({ item: code, outcome, into }: Entry, published: PublishedCatalogue, today: string): boolean {
  if (outcome === 'cancel') return !isOffered(code, published, today);
  if (outcome === 'merge')
    return !isOffered(code, published, today) && into !== undefined && isOffered(into, published, today);
  const item = itemOf(code, published);
  const filing = item && filingOf(item);
  return filing !== undefined && (filing.from === null || filing.from <= today);
}
