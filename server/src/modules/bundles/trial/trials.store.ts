import type { BundleRelease } from '@yijian/core/contract';
import { insertInto, type Queryable, updateIn, type Write } from '#platform';

/** 试办 of a draft: who opened it, until which day (that day included), and how it ended. */
export type Trial = {
  trialId: string;
  bundle: string;
  code: string;
  hash: string;
  reason: string;
  endsOn: string;
  startedAt: string;
  startedBy: string;
  endedAt: string | null;
  endedBecause: TrialEnd | null;
};
/** `revoked`: by an administrator; `replaced`: by the next trial of the bundle; `published`: it went live. */
export type TrialEnd = 'revoked' | 'replaced' | 'published';

const insertTrial = insertInto('bundles.trial', {
  trial_id: 'uuid',
  bundle: 'text',
  code: 'text',
  hash: 'text',
  body: 'jsonb',
  reason: 'text',
  ends_on: 'date',
  started_at: 'timestamptz',
  started_by: 'text',
});
const updateTrial = updateIn(
  'bundles.trial',
  { trial_id: 'uuid' },
  { ended_at: 'timestamptz', ended_by: 'text', ended_because: 'text', end_reason: 'text' },
);

export const writeTrial = (trial: Omit<Trial, 'hash' | 'endedAt' | 'endedBecause'>, release: BundleRelease): Write =>
  insertTrial({
    trial_id: trial.trialId,
    bundle: trial.bundle,
    code: trial.code,
    hash: release.hash,
    body: release,
    reason: trial.reason,
    ends_on: trial.endsOn,
    started_at: trial.startedAt,
    started_by: trial.startedBy,
  });

export const writeTrialEnd = (
  trialId: string,
  end: { at: string; by: string; because: TrialEnd; reason: string | null },
): Write =>
  updateTrial({
    trial_id: trialId,
    ended_at: end.at,
    ended_by: end.by,
    ended_because: end.because,
    end_reason: end.reason,
  });

const columns = 'trial_id, bundle, code, hash, reason, ends_on, started_at, started_by, ended_at, ended_because';
// oxlint-disable-next-line typescript/no-explicit-any -- a row as the driver gives it; the columns are named above
const asTrial = (row: Record<string, any>): Trial => ({
  trialId: row.trial_id,
  bundle: row.bundle,
  code: row.code,
  hash: row.hash,
  reason: row.reason,
  endsOn: row.ends_on,
  startedAt: row.started_at,
  startedBy: row.started_by,
  endedAt: row.ended_at,
  endedBecause: row.ended_because,
});

/** The trial of a bundle that nobody has ended; its last day may be over. */
export async function readOpenTrial(db: Queryable, bundle: string): Promise<Trial | null> {
  const { rows } = await db.query(
    `select ${columns} from bundles.trial where bundle = $1 and ended_at is null order by started_at desc limit 1`,
    [bundle],
  );
  return rows[0] ? asTrial(rows[0]) : null;
}

/** Trials that nobody has ended, of every bundle; the last day of some may be over. */
export async function listOpenTrials(db: Queryable): Promise<Trial[]> {
  const { rows } = await db.query(`select ${columns} from bundles.trial where ended_at is null order by bundle`);
  return rows.map(asTrial);
}

export async function readTrial(db: Queryable, code: string): Promise<Trial | undefined> {
  const { rows } = await db.query(`select ${columns} from bundles.trial where code = $1`, [code]);
  return rows[0] && asTrial(rows[0]);
}

/** Trials of a bundle, newest first. */
export async function listTrials(db: Queryable, bundle: string): Promise<Trial[]> {
  const { rows } = await db.query(
    `select ${columns} from bundles.trial where bundle = $1 order by started_at desc limit 20`,
    [bundle],
  );
  return rows.map(asTrial);
}
