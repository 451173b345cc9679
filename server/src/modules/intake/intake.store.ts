import { deleteFrom, insertInto, type Queryable, updateIn, type Write } from '#platform';
import type { Application } from './application.ts';

const insertApplication = insertInto('intake.application', {
  application_id: 'uuid',
  account_id: 'uuid',
  person_id: 'uuid',
  principal_kind: 'text',
  principal_id: 'uuid',
  channel: 'text',
  place: 'text',
  region: 'text',
  bundle: 'text',
  release: 'text',
  answers: 'jsonb',
  opted_out: 'jsonb',
  commitments: 'jsonb',
  receiving: 'jsonb',
  left_out: 'jsonb',
  readings: 'jsonb',
  cipher: 'bytea',
  use_history: 'bool',
  version: 'int4',
  status: 'text',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
});
const updateApplication = updateIn(
  'intake.application',
  { application_id: 'uuid' },
  {
    release: 'text',
    answers: 'jsonb',
    opted_out: 'jsonb',
    commitments: 'jsonb',
    receiving: 'jsonb',
    left_out: 'jsonb',
    readings: 'jsonb',
    cipher: 'bytea',
    use_history: 'bool',
    version: 'int4',
    status: 'text',
    case_id: 'uuid',
    updated_at: 'timestamptz',
  },
  { version: 'int4' },
);
const deleteApplication = deleteFrom('intake.application', { application_id: 'uuid' });

const changing = (application: Application) => ({
  release: application.release,
  answers: application.answers,
  opted_out: application.optedOut,
  commitments: application.commitments,
  receiving: application.receiving,
  left_out: application.leftOut,
  readings: application.readings,
  cipher: application.cipher?.toString('hex') ?? null,
  use_history: application.usesHistory,
  status: application.status,
  updated_at: application.updatedAt,
});

export const writeNewApplication = (application: Application): Write =>
  insertApplication({
    application_id: application.applicationId,
    account_id: application.accountId,
    person_id: application.personId,
    principal_kind: application.principalKind,
    principal_id: application.principalId,
    channel: application.channel,
    place: application.place,
    region: application.region,
    bundle: application.bundle,
    version: application.version,
    created_at: application.updatedAt,
    ...changing(application),
  });

/** The next version of an application; the command is repeated when somebody was faster. */
export const writeApplication = (application: Application): Write =>
  updateApplication({
    application_id: application.applicationId,
    ...changing(application),
    case_id: application.caseId,
    version: application.version + 1,
    was_version: application.version,
  });

export const removeApplication = (applicationId: string): Write => deleteApplication({ application_id: applicationId });

const columns =
  'application_id, account_id, person_id, principal_kind, principal_id, channel, place, region, bundle, release, answers, opted_out, commitments, receiving, left_out, readings, cipher, use_history, version, status, case_id, updated_at';
// oxlint-disable-next-line typescript/no-explicit-any -- a row as the driver gives it; the columns are named above
const asApplication = (row: Record<string, any>): Application => ({
  applicationId: row.application_id,
  accountId: row.account_id,
  personId: row.person_id,
  principalKind: row.principal_kind,
  principalId: row.principal_id,
  channel: row.channel,
  place: row.place,
  region: row.region,
  bundle: row.bundle,
  release: row.release,
  answers: row.answers,
  optedOut: row.opted_out,
  commitments: row.commitments,
  receiving: row.receiving,
  leftOut: row.left_out,
  readings: row.readings,
  cipher: row.cipher,
  usesHistory: row.use_history,
  version: row.version,
  status: row.status,
  caseId: row.case_id,
  updatedAt: row.updated_at,
});

export async function takeApplication(db: Queryable, applicationId: string): Promise<Application | undefined> {
  const { rows } = await db.query(`select ${columns} from intake.application where application_id = $1 for update`, [
    applicationId,
  ]);
  return rows[0] && asApplication(rows[0]);
}

export async function findApplication(db: Queryable, applicationId: string): Promise<Application | undefined> {
  const { rows } = await db.query(`select ${columns} from intake.application where application_id = $1`, [
    applicationId,
  ]);
  return rows[0] && asApplication(rows[0]);
}

/** The drafts of a principal, newest first. */
export async function listDrafts(db: Queryable, principalId: string): Promise<Application[]> {
  const { rows } = await db.query(
    `select ${columns} from intake.application where principal_id = $1 and status = 'draft' order by updated_at desc limit 50`,
    [principalId],
  );
  return rows.map(asApplication);
}
