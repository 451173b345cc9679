import { insertInto, type KeyRing, type Queryable, updateIn, type Write } from '#platform';
import type { Licence, LicenceAct, LicenceContent, LicenceStatus } from './licences.ts';

const insertLicence = insertInto('licences.licence', {
  licence_id: 'uuid',
  type: 'text',
  type_name: 'text',
  identifier: 'text',
  serial_no: 'text',
  number: 'text',
  version: 'int4',
  ordinal: 'int4',
  holder_kind: 'text',
  holder_id: 'uuid',
  guardian_id: 'uuid',
  status: 'text',
  cipher: 'bytea',
  attributes_hash: 'text',
  issuer: 'text',
  issuer_name: 'text',
  case_id: 'uuid',
  member: 'text',
  decision_id: 'uuid',
  issued_on: 'date',
  valid_from: 'date',
  valid_to: 'date',
  applied_on: 'date',
  verify_token: 'text',
  predecessor: 'uuid',
  seq: 'int4',
  created_at: 'timestamptz',
});
const updateStatus = updateIn(
  'licences.licence',
  { licence_id: 'uuid' },
  { status: 'text', seq: 'int4' },
  { seq: 'int4' },
);
const updateDocument = updateIn(
  'licences.licence',
  { licence_id: 'uuid' },
  { document_hash: 'text', document_blob: 'text', missing_glyphs: 'int4' },
  { document_hash: 'text' },
);
const insertChange = insertInto('licences.status_change', {
  licence_id: 'uuid',
  seq: 'int4',
  act: 'text',
  from_status: 'text',
  to_status: 'text',
  law: 'text',
  cipher: 'bytea',
  actor: 'text',
  at: 'timestamptz',
});

export const contentPurpose = (licenceId: string): string => `licence|${licenceId}`;
export const reasonPurpose = (licenceId: string): string => `licence-change|${licenceId}`;

export const writeLicence = (l: Licence, cipher: string): Write =>
  insertLicence({
    licence_id: l.licenceId,
    type: l.type,
    type_name: l.typeName,
    identifier: l.identifier,
    serial_no: l.serial,
    number: l.number,
    version: l.version,
    ordinal: l.ordinal,
    holder_kind: l.holder.kind,
    holder_id: l.holder.subjectId,
    guardian_id: l.guardianId,
    status: l.status,
    cipher,
    attributes_hash: l.attributesHash,
    issuer: l.issuer,
    issuer_name: l.issuerName,
    case_id: l.caseId,
    member: l.member,
    decision_id: l.decisionId,
    issued_on: l.issuedOn,
    valid_from: l.validFrom,
    valid_to: l.validTo,
    applied_on: l.appliedOn,
    verify_token: l.verifyToken,
    predecessor: l.predecessor,
    seq: l.seq,
    created_at: l.createdAt,
  });

/** One step of a licence's history: the new status and the row that says who, when and why. */
export type StatusChange = {
  act: LicenceAct;
  to: LicenceStatus;
  law: string | null;
  cipher: string | null;
  actor: string;
  at: string;
};
export const writeStatus = (licence: Licence, change: StatusChange): Write[] => [
  updateStatus({ licence_id: licence.licenceId, status: change.to, seq: licence.seq + 1, was_seq: licence.seq }),
  insertChange({
    licence_id: licence.licenceId,
    seq: licence.seq + 1,
    act: change.act,
    from_status: licence.status,
    to_status: change.to,
    law: change.law,
    cipher: change.cipher,
    actor: change.actor,
    at: change.at,
  }),
];
export const writeDocument = (
  licenceId: string,
  document: { sha256: string; blob: string; missingGlyphs: number },
): Write =>
  updateDocument({
    licence_id: licenceId,
    document_hash: document.sha256,
    document_blob: document.blob,
    missing_glyphs: document.missingGlyphs,
    was_document_hash: null,
  });

const columns = `licence_id, type, type_name, identifier, serial_no, number, version, ordinal, holder_kind, holder_id, guardian_id, status, attributes_hash, issuer, issuer_name, case_id, member, decision_id,
  issued_on, valid_from, valid_to, applied_on, verify_token, predecessor, document_hash, document_blob, missing_glyphs, seq, created_at`;
type LicenceRow = {
  licence_id: string;
  type: string;
  type_name: string;
  identifier: string;
  serial_no: string;
  number: string;
  version: number;
  ordinal: number;
  holder_kind: Licence['holder']['kind'];
  holder_id: string;
  guardian_id: string | null;
  status: LicenceStatus;
  attributes_hash: string;
  issuer: string;
  issuer_name: string;
  case_id: string | null;
  member: string | null;
  decision_id: string | null;
  issued_on: string;
  valid_from: string;
  valid_to: string | null;
  applied_on: string | null;
  verify_token: string;
  predecessor: string | null;
  document_hash: string | null;
  document_blob: string | null;
  missing_glyphs: number | null;
  seq: number;
  created_at: string;
};
const asLicence = (row: LicenceRow): Licence => ({
  licenceId: row.licence_id,
  type: row.type,
  typeName: row.type_name,
  identifier: row.identifier,
  serial: row.serial_no,
  number: row.number,
  version: row.version,
  ordinal: row.ordinal,
  holder: { kind: row.holder_kind, subjectId: row.holder_id },
  guardianId: row.guardian_id,
  status: row.status,
  attributesHash: row.attributes_hash,
  issuer: row.issuer,
  issuerName: row.issuer_name,
  caseId: row.case_id,
  member: row.member,
  decisionId: row.decision_id,
  issuedOn: row.issued_on,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  appliedOn: row.applied_on,
  verifyToken: row.verify_token,
  predecessor: row.predecessor,
  document:
    row.document_hash === null || row.document_blob === null
      ? null
      : { sha256: row.document_hash, blob: row.document_blob },
  missingGlyphs: row.missing_glyphs,
  seq: row.seq,
  createdAt: row.created_at,
});

/** A licence with what is printed on it; content undefined when the holder's key was erased. */
export type OpenLicence = { licence: Licence; content: LicenceContent | undefined };

/** The newest licence of a type and holder, locked: whoever issues next for them waits here. */
export async function takeNewest(db: Queryable, type: string, holderId: string): Promise<Licence | undefined> {
  const { rows } = await db.query<LicenceRow>(
    `select ${columns} from licences.licence where holder_id = $1 and type = $2 order by ordinal desc limit 1 for update`,
    [holderId, type],
  );
  return rows[0] && asLicence(rows[0]);
}
export async function takeLicence(db: Queryable, licenceId: string): Promise<Licence | undefined> {
  const { rows } = await db.query<LicenceRow>(
    `select ${columns} from licences.licence where licence_id = $1 for update`,
    [licenceId],
  );
  return rows[0] && asLicence(rows[0]);
}
export async function findByDecision(db: Queryable, decisionId: string): Promise<Licence | undefined> {
  const { rows } = await db.query<LicenceRow>(`select ${columns} from licences.licence where decision_id = $1`, [
    decisionId,
  ]);
  return rows[0] && asLicence(rows[0]);
}
export async function findByNumber(
  db: Queryable,
  type: string,
  holderId: string,
  number: string,
): Promise<Licence | undefined> {
  const { rows } = await db.query<LicenceRow>(
    `select ${columns} from licences.licence where type = $1 and holder_id = $2 and number = $3 order by ordinal desc limit 1`,
    [type, holderId, number],
  );
  return rows[0] && asLicence(rows[0]);
}
/** Licences past their last day that still count as in force, locked; those somebody else works on are left for the next poll. */
export async function takeDue(db: Queryable, today: string, limit: number): Promise<Licence[]> {
  const { rows } = await db.query<LicenceRow>(
    `select ${columns} from licences.licence where status in ('active', 'suspended') and valid_to < $1 order by licence_id limit $2 for update skip locked`,
    [today, limit],
  );
  return rows.map(asLicence);
}

type Found = { by: 'licence_id' | 'verify_token' | 'document_hash' | 'identifier'; value: string };
export async function findLicence(db: Queryable, { by, value }: Found): Promise<Licence | undefined> {
  const { rows } = await db.query<LicenceRow>(`select ${columns} from licences.licence where ${by} = $1 limit 1`, [
    value,
  ]);
  return rows[0] && asLicence(rows[0]);
}
/** All versions of one licence (same serial), newest first. */
export async function listVersions(db: Queryable, licence: Licence): Promise<Licence[]> {
  const { rows } = await db.query<LicenceRow>(
    `select ${columns} from licences.licence where holder_id = $1 and type = $2 and serial_no = $3 order by version desc`,
    [licence.holder.subjectId, licence.type, licence.serial],
  );
  return rows.map(asLicence);
}
export async function listByHolder(db: Queryable, holderId: string): Promise<Licence[]> {
  const { rows } = await db.query<LicenceRow>(
    `select ${columns} from licences.licence where holder_id = $1 order by type, ordinal desc`,
    [holderId],
  );
  return rows.map(asLicence);
}
/** 我的证照: the person's own, and those kept for a child. */
export async function listKeptBy(db: Queryable, subjectId: string): Promise<Licence[]> {
  const { rows } = await db.query<LicenceRow>(
    `select ${columns} from licences.licence where holder_id = $1 or guardian_id = $1 order by type, holder_id, ordinal desc`,
    [subjectId],
  );
  return rows.map(asLicence);
}
export async function listByIssuers(
  db: Queryable,
  issuers: readonly string[],
  number: string | undefined,
): Promise<Licence[]> {
  const { rows } = await db.query<LicenceRow>(
    `select ${columns} from licences.licence where issuer = any($1) and ($2::text is null or number = $2 or identifier = $2) order by created_at desc, licence_id desc limit 100`,
    [issuers, number ?? null],
  );
  return rows.map(asLicence);
}

/** Opens what is printed on these licences. */
export async function openLicences(db: Queryable, keys: KeyRing, licences: readonly Licence[]): Promise<OpenLicence[]> {
  if (licences.length === 0) return [];
  const { rows } = await db.query(
    'select licence_id, cipher from licences.licence where licence_id = any($1::uuid[])',
    [licences.map((licence) => licence.licenceId)],
  );
  const ciphers = new Map(rows.map((row) => [row.licence_id as string, row.cipher as Buffer]));
  const ring = (await keys.load(db, [...new Set(licences.map((licence) => licence.holder.subjectId))])).keys;
  return licences.map((licence) => {
    const key = ring.get(licence.holder.subjectId);
    return {
      licence,
      content:
        key &&
        (keys.decrypt(key, contentPurpose(licence.licenceId), ciphers.get(licence.licenceId)!) as LicenceContent),
    };
  });
}

export type RecordedChange = {
  act: LicenceAct;
  from: LicenceStatus;
  to: LicenceStatus;
  law: string | null;
  reason: string | null;
  actor: string;
  at: string;
};
export async function listChanges(db: Queryable, keys: KeyRing, licence: Licence): Promise<RecordedChange[]> {
  const { rows } = await db.query(
    'select act, from_status, to_status, law, cipher, actor, at from licences.status_change where licence_id = $1 order by seq',
    [licence.licenceId],
  );
  const key = (await keys.load(db, [licence.holder.subjectId])).keys.get(licence.holder.subjectId);
  return rows.map((row) => ({
    act: row.act,
    from: row.from_status,
    to: row.to_status,
    law: row.law,
    actor: row.actor,
    at: row.at,
    reason:
      row.cipher && key
        ? (keys.decrypt(key, reasonPurpose(licence.licenceId), row.cipher) as { reason: string }).reason
        : null,
  }));
}

/** 有效证照数 by type. */
export async function countActive(db: Queryable): Promise<Map<string, number>> {
  const { rows } = await db.query<{ type: string; held: number }>(
    `select type, count(*)::int as held from licences.licence where status = 'active' group by type`,
  );
  return new Map(rows.map(({ type, held }) => [type, held]));
}
