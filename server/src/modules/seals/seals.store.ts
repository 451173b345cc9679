import { insertInto, type Queryable, type Write } from '#platform';

const insertCa = insertInto('seals.certificate_authority', {
  cert_pem: 'text',
  cipher: 'bytea',
  demo: 'bool',
  created_at: 'timestamptz',
});
const insertAuthority = insertInto('seals.authority_key', {
  authority: 'text',
  cert_pem: 'text',
  cipher: 'bytea',
  created_at: 'timestamptz',
});
const insertUse = insertInto('seals.seal_use', {
  use_id: 'uuid',
  authority: 'text',
  cause_kind: 'text',
  cause_id: 'uuid',
  document_hash: 'text',
  at: 'timestamptz',
});

/** A certificate with its encrypted private key. */
export type SealRow = { certPem: string; cipher: Buffer };

export const writeCa = (row: { certPem: string; cipher: string; at: string }): Write =>
  insertCa({ cert_pem: row.certPem, cipher: row.cipher, demo: true, created_at: row.at });
export const writeAuthorityKey = (row: { authority: string; certPem: string; cipher: string; at: string }): Write =>
  insertAuthority({ authority: row.authority, cert_pem: row.certPem, cipher: row.cipher, created_at: row.at });

/** 用印 SealUse: which document was sealed for which one act. */
export type SealUse = {
  useId: string;
  authority: string;
  causeKind: string;
  causeId: string;
  documentHash: string;
  at: string;
};

/** 用印记录: the row for the command that carries the act; a second use for the same cause is refused by the database. */
export const recordSealUse = (use: SealUse): Write =>
  insertUse({
    use_id: use.useId,
    authority: use.authority,
    cause_kind: use.causeKind,
    cause_id: use.causeId,
    document_hash: use.documentHash,
    at: use.at,
  });

const asRow = (row: Record<string, unknown>): SealRow => ({
  certPem: row.cert_pem as string,
  cipher: row.cipher as Buffer,
});

export async function findCa(db: Queryable): Promise<SealRow | undefined> {
  const { rows } = await db.query('select cert_pem, cipher from seals.certificate_authority');
  return rows[0] && asRow(rows[0]);
}

export async function findAuthorityKey(db: Queryable, authority: string): Promise<SealRow | undefined> {
  const { rows } = await db.query('select cert_pem, cipher from seals.authority_key where authority = $1', [authority]);
  return rows[0] && asRow(rows[0]);
}

/** 查用印: what was sealed for an act; undefined when nothing was. */
export async function findSealUse(db: Queryable, cause: { kind: string; id: string }): Promise<SealUse | undefined> {
  const { rows } = await db.query(
    'select use_id, authority, document_hash, at from seals.seal_use where cause_kind = $1 and cause_id = $2',
    [cause.kind, cause.id],
  );
  const row = rows[0];
  return (
    row && {
      useId: row.use_id,
      authority: row.authority,
      causeKind: cause.kind,
      causeId: cause.id,
      documentHash: row.document_hash,
      at: row.at,
    }
  );
}
