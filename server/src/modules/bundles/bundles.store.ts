import type { BundleRelease, Finding } from '@yijian/core/contract';
import { insertInto, type Queryable, updateIn, type Write } from '#platform';

const columns = {
  hash: 'text',
  bundle: 'text',
  version: 'int4',
  definition_version: 'int4',
  status: 'text',
  body: 'jsonb',
  findings: 'jsonb',
  inputs_hash: 'text',
  published_at: 'timestamptz',
  published_by: 'text',
  reason: 'text',
} as const;
const insertRelease = insertInto('bundles.release', columns);
const insertSingle = insertInto('bundles.release', columns, { ignoreEqual: true });
const updateStatus = updateIn(
  'bundles.release',
  { hash: 'text' },
  { status: 'text', ended_at: 'timestamptz' },
  { status: 'text' },
);

/** Who published a release, when and why. */
export type ReleaseRecord = {
  definitionVersion: number | null;
  findings: readonly Finding[];
  inputs: string;
  at: string;
  by: string;
  reason: string;
};

const rowOf = (release: BundleRelease, record: ReleaseRecord) => ({
  hash: release.hash,
  bundle: release.bundle,
  version: release.version,
  definition_version: record.definitionVersion,
  body: release,
  findings: record.findings,
  inputs_hash: record.inputs,
  published_at: record.at,
  published_by: record.by,
  reason: record.reason,
});
export const writeRelease = (release: BundleRelease, record: ReleaseRecord): Write =>
  insertRelease({ ...rowOf(release, record), status: 'published' });
export const writeSingle = (release: BundleRelease, record: ReleaseRecord): Write =>
  insertSingle({ ...rowOf(release, record), status: 'single' });
export const writeEndedRelease = (hash: string, end: { status: 'superseded' | 'withdrawn'; at: string }): Write =>
  updateStatus({ hash, status: end.status, ended_at: end.at, was_status: 'published' });

/** 发布情况 of one bundle: number of its newest release; hash, number and inputs of the one that is offered. */
export type ReleaseState = {
  bundle: string;
  lastVersion: number;
  current: { hash: string; version: number; inputs: string } | null;
};

export async function readReleaseStates(db: Queryable, bundles: readonly string[]): Promise<ReleaseState[]> {
  const { rows } = await db.query(
    `select r.bundle, max(r.version) as last, max(r.hash) filter (where r.status = 'published') as hash, max(r.version) filter (where r.status = 'published') as version,
       max(r.inputs_hash) filter (where r.status = 'published') as inputs
     from bundles.release r where r.bundle = any($1::text[]) and r.status <> 'single' group by r.bundle`,
    [bundles],
  );
  const states = new Map(rows.map((row) => [row.bundle as string, row]));
  return bundles.map((bundle) => {
    const row = states.get(bundle);
    return {
      bundle,
      lastVersion: row?.last ?? 0,
      current: row?.hash ? { hash: row.hash, version: row.version, inputs: row.inputs } : null,
    };
  });
}

/** Every bundle that was ever published with the hash of the release that is offered; null = withdrawn. */
export async function listOffered(db: Queryable): Promise<Map<string, string | null>> {
  const { rows } = await db.query(
    `select bundle, max(hash) filter (where status = 'published') as hash from bundles.release where status <> 'single' group by bundle order by bundle`,
  );
  return new Map(rows.map((row) => [row.bundle as string, row.hash as string | null]));
}

export async function readReleases(db: Queryable, hashes: readonly string[]): Promise<BundleRelease[]> {
  if (hashes.length === 0) return [];
  // A trial that went live unchanged has the hash of its release: one of the two equal bodies is enough.
  const { rows } = await db.query(
    `select distinct on (hash) body from (select hash, body from bundles.release union all select hash, body from bundles.trial) known
     where hash = any($1::text[])`,
    [hashes],
  );
  return rows.map((row) => row.body as BundleRelease);
}

export type ReleaseRow = {
  hash: string;
  version: number;
  definitionVersion: number | null;
  status: string;
  publishedAt: string;
  publishedBy: string;
  reason: string;
  findings: Finding[];
};

/** 发布记录: releases of one bundle, newest first, without bodies. */
export async function listReleases(db: Queryable, bundle: string): Promise<ReleaseRow[]> {
  const { rows } = await db.query(
    `select hash, version, definition_version, status, published_at, published_by, reason, findings from bundles.release
     where bundle = $1 and status <> 'single' order by version desc limit 100`,
    [bundle],
  );
  return rows.map((row) => ({
    hash: row.hash,
    version: row.version,
    definitionVersion: row.definition_version,
    status: row.status,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    reason: row.reason,
    findings: row.findings,
  }));
}
