import type { Definition, DefinitionKind } from '@yijian/core/contract';
import { deleteFrom, insertInto, type Queryable, updateIn, type Write } from '#platform';
import type { DefinitionRef, DefinitionState, Draft } from './definitions.ts';

const insertDefinition = insertInto('catalogue.definition', {
  definition_id: 'uuid',
  kind: 'text',
  code: 'text',
  owner: 'text',
  created_at: 'timestamptz',
});
const insertVersion = insertInto('catalogue.definition_version', {
  definition_id: 'uuid',
  version: 'int4',
  status: 'text',
  body: 'jsonb',
  hash: 'text',
  saved_at: 'timestamptz',
  saved_by: 'text',
  effective_from: 'timestamptz',
  published_at: 'timestamptz',
  published_by: 'text',
  reason: 'text',
  legal_basis: 'text',
});
const updateDraft = updateIn(
  'catalogue.definition_version',
  { definition_id: 'uuid', version: 'int4' },
  { body: 'jsonb', hash: 'text', saved_at: 'timestamptz', saved_by: 'text' },
  { status: 'text' },
);
const updateToPublished = updateIn(
  'catalogue.definition_version',
  { definition_id: 'uuid', version: 'int4' },
  {
    status: 'text',
    effective_from: 'timestamptz',
    published_at: 'timestamptz',
    published_by: 'text',
    reason: 'text',
    legal_basis: 'text',
  },
  { status: 'text' },
);
const updateToEnded = updateIn(
  'catalogue.definition_version',
  { definition_id: 'uuid', version: 'int4' },
  { status: 'text', effective_to: 'timestamptz' },
  { status: 'text' },
);
const updateStatus = updateIn(
  'catalogue.definition_version',
  { definition_id: 'uuid', version: 'int4' },
  { status: 'text' },
  { status: 'text' },
);
const updateStopDay = updateIn('catalogue.definition', { definition_id: 'uuid' }, { stops_on: 'date' });
const updateOwner = updateIn('catalogue.definition', { definition_id: 'uuid' }, { owner: 'text' });
const deleteDraft = deleteFrom('catalogue.definition_version', { definition_id: 'uuid', version: 'int4' });
const updateRevision = updateIn(
  'catalogue.revision',
  { one: 'bool' },
  { number: 'int8', token: 'text', changed_at: 'timestamptz' },
  { number: 'int8' },
);

/** 归属变更 by a recorded transfer (CAT-13). */
export const writeOwner = (definitionId: string, owner: string): Write =>
  updateOwner({ definition_id: definitionId, owner });

/** Who publishes, when and why; stands on the version. In force from `effectiveFrom` on, which is `at` or later. */
export type PublicationRecord = {
  at: string;
  by: string;
  reason: string;
  legalBasis: string | null;
  effectiveFrom: string;
};
type VersionKey = { definitionId: string; version: number };

export const writeDefinition = (definitionId: string, ref: DefinitionRef, row: { owner: string; at: string }): Write =>
  insertDefinition({
    definition_id: definitionId,
    kind: ref.kind,
    code: ref.code,
    owner: row.owner,
    created_at: row.at,
  });

const versionRow = (
  key: VersionKey,
  version: { body: Definition; hash: string },
  saved: { at: string; by: string },
) => ({
  definition_id: key.definitionId,
  version: key.version,
  body: version.body,
  hash: version.hash,
  saved_at: saved.at,
  saved_by: saved.by,
});
export const writeNewDraft = (
  key: VersionKey,
  version: { body: Definition; hash: string },
  saved: { at: string; by: string },
): Write =>
  insertVersion({
    ...versionRow(key, version, saved),
    status: 'draft',
    effective_from: null,
    published_at: null,
    published_by: null,
    reason: null,
    legal_basis: null,
  });
export const writeChangedDraft = (
  key: VersionKey,
  version: { body: Definition; hash: string },
  saved: { at: string; by: string },
): Write => updateDraft({ ...versionRow(key, version, saved), was_status: 'draft' });
export const writeDiscardedDraft = (key: VersionKey): Write =>
  deleteDraft({ definition_id: key.definitionId, version: key.version });

const published = (record: PublicationRecord) => ({
  status: record.effectiveFrom > record.at ? 'scheduled' : 'published',
  effective_from: record.effectiveFrom,
  published_at: record.at,
  published_by: record.by,
  reason: record.reason,
  legal_basis: record.legalBasis,
});
export const writeNewPublished = (
  key: VersionKey,
  version: { body: Definition; hash: string },
  record: PublicationRecord,
): Write => insertVersion({ ...versionRow(key, version, record), ...published(record) });
export const writePublishedDraft = (key: VersionKey, record: PublicationRecord): Write =>
  updateToPublished({
    definition_id: key.definitionId,
    version: key.version,
    ...published(record),
    was_status: 'draft',
  });
/** A scheduled version's day has come. */
export const writeInForce = (key: VersionKey): Write =>
  updateStatus({ definition_id: key.definitionId, version: key.version, status: 'published', was_status: 'scheduled' });
export const writeStopDay = (definitionId: string, stopsOn: string | null): Write =>
  updateStopDay({ definition_id: definitionId, stops_on: stopsOn });
export const writeEnded = (key: VersionKey, end: { status: 'superseded' | 'withdrawn'; at: string }): Write =>
  updateToEnded({
    definition_id: key.definitionId,
    version: key.version,
    status: end.status,
    effective_to: end.at,
    was_status: 'published',
  });
export const writeRevision = (next: { number: number; token: string; at: string }): Write =>
  updateRevision({
    one: true,
    number: next.number,
    token: next.token,
    changed_at: next.at,
    was_number: next.number - 1,
  });

/** Locks the revision row: whoever changes the catalogue waits here, so that everything read afterwards is the newest. */
export async function takeRevision(db: Queryable): Promise<number> {
  const { rows } = await db.query('select number from catalogue.revision for update');
  return Number(rows[0].number);
}

export async function readToken(db: Queryable): Promise<string> {
  const { rows } = await db.query('select token from catalogue.revision');
  return rows[0].token as string;
}

type PublishedRow = { kind: DefinitionKind; code: string; version: number; hash: string; stopsOn: string | null };

/** Everything in force, without bodies, and the token it was read under (one snapshot). */
export async function listPublished(db: Queryable): Promise<{ token: string; rows: PublishedRow[] }> {
  const { rows } = await db.query(
    `select (select r.token from catalogue.revision r) as token, d.kind, d.code, v.version, v.hash, d.stops_on as "stopsOn"
     from catalogue.definition d join catalogue.definition_version v using (definition_id) where v.status = 'published' order by d.kind, d.code`,
  );
  return { token: rows.length > 0 ? (rows[0].token as string) : await readToken(db), rows: rows as PublishedRow[] };
}

/** Bodies by hash; versions in force never change, so they are asked for once. */
export async function readBodies(db: Queryable, hashes: readonly string[]): Promise<Map<string, Definition>> {
  if (hashes.length === 0) return new Map();
  const { rows } = await db.query(
    'select distinct on (hash) hash, body from catalogue.definition_version where hash = any($1::text[])',
    [hashes],
  );
  return new Map(rows.map((row) => [row.hash as string, row.body as Definition]));
}

/** Current state of the named definitions, in the order asked; call after `takeRevision`. */
export async function readStates(db: Queryable, refs: readonly DefinitionRef[]): Promise<DefinitionState[]> {
  const { rows } = await db.query(
    `select d.definition_id, d.kind, d.code, d.owner, d.stops_on, (select max(v.version) from catalogue.definition_version v where v.definition_id = d.definition_id) as last,
       f.version as draft_version, f.hash as draft_hash, f.body as draft_body, f.saved_by as draft_saved_by,
       r.review_id, r.hash as review_hash, r.reason as review_reason, r.legal_basis as review_legal_basis,
       s.version as scheduled_version, s.hash as scheduled_hash, s.body as scheduled_body, s.effective_from as scheduled_from,
       p.version as published_version, p.hash as published_hash
     from catalogue.definition d
     join unnest($1::text[], $2::text[]) as n(kind, code) on n.kind = d.kind and n.code = d.code
     left join catalogue.definition_version f on f.definition_id = d.definition_id and f.status = 'draft'
     left join catalogue.review r on r.definition_id = d.definition_id and r.outcome is null
     left join catalogue.definition_version s on s.definition_id = d.definition_id and s.status = 'scheduled'
     left join catalogue.definition_version p on p.definition_id = d.definition_id and p.status = 'published'`,
    [refs.map((ref) => ref.kind), refs.map((ref) => ref.code)],
  );
  const states = new Map(rows.map((row) => [`${row.kind}:${row.code}`, stateOf(row)]));
  return refs.map(({ kind, code }) => states.get(`${kind}:${code}`) ?? { kind, code, ...absent });
}

const absent = {
  definitionId: null,
  owner: null,
  lastVersion: 0,
  draft: null,
  scheduled: null,
  published: null,
  stopsOn: null,
} as const;

const stateOf = (row: Record<string, unknown>): DefinitionState => ({
  kind: row.kind as DefinitionKind,
  code: row.code as string,
  definitionId: row.definition_id as string,
  owner: row.owner as string,
  lastVersion: (row.last as number | null) ?? 0,
  draft: draftOf(row),
  scheduled:
    row.scheduled_version === null
      ? null
      : {
          version: row.scheduled_version as number,
          hash: row.scheduled_hash as string,
          body: row.scheduled_body as Definition,
          effectiveFrom: row.scheduled_from as string,
        },
  published:
    row.published_version === null
      ? null
      : { version: row.published_version as number, hash: row.published_hash as string },
  stopsOn: row.stops_on as string | null,
});

function draftOf(row: Record<string, unknown>): Draft | null {
  if (row.draft_version === null) return null;
  const review = {
    reviewId: row.review_id as string,
    hash: row.review_hash as string,
    reason: row.review_reason as string,
    legalBasis: row.review_legal_basis as string | null,
  };
  return {
    version: row.draft_version as number,
    hash: row.draft_hash as string,
    body: row.draft_body as Definition,
    savedBy: row.draft_saved_by as string,
    review: row.review_id === null ? null : review,
  };
}

export type VersionRow = {
  version: number;
  status: string;
  hash: string;
  savedAt: string;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  publishedAt: string | null;
  publishedBy: string | null;
  reason: string | null;
  legalBasis: string | null;
};

/** Versions of one definition, newest first, without bodies. */
export async function listVersions(db: Queryable, ref: DefinitionRef): Promise<VersionRow[]> {
  const { rows } = await db.query(
    `select v.version, v.status, v.hash, v.saved_at, v.effective_from, v.effective_to, v.published_at, v.published_by, v.reason, v.legal_basis
     from catalogue.definition_version v join catalogue.definition d using (definition_id) where d.kind = $1 and d.code = $2 order by v.version desc`,
    [ref.kind, ref.code],
  );
  return rows.map((row) => ({
    version: row.version,
    status: row.status,
    hash: row.hash,
    savedAt: row.saved_at,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    reason: row.reason,
    legalBasis: row.legal_basis,
  }));
}

/** Body of one version; undefined when there is none. */
export async function findBody(db: Queryable, ref: DefinitionRef, version: number): Promise<Definition | undefined> {
  const { rows } = await db.query(
    'select v.body from catalogue.definition_version v join catalogue.definition d using (definition_id) where d.kind = $1 and d.code = $2 and v.version = $3',
    [ref.kind, ref.code, version],
  );
  return rows[0]?.body as Definition | undefined;
}
