import { insertInto, type Queryable, type Write } from '#platform';

/** 文书 as issued: `causeId` = the event it documents, `blob` = SHA-256 of the signed PDF. */
export type IssuedDocument = {
  caseId: string;
  documentId: string;
  causeId: string;
  kind: string;
  member: string | null;
  title: string;
  number: string;
  authority: string;
  blob: string;
  size: number;
  verifyToken: string;
  missingGlyphs: string[];
  /** the template it was made from (FRM-17); null: made before templates were in the catalogue */
  template: { code: string; version: number; hash: string } | null;
  at: string;
};

const insertDocument = insertInto('documents.document', {
  case_id: 'uuid',
  document_id: 'uuid',
  cause_id: 'uuid',
  kind: 'text',
  member: 'text',
  title: 'text',
  number: 'text',
  authority: 'text',
  blob: 'text',
  size: 'int4',
  verify_token: 'text',
  missing_glyphs: 'jsonb',
  template_code: 'text',
  template_version: 'int4',
  template_hash: 'text',
  at: 'timestamptz',
});

/** 存文书: the row of a new document, for the command that issues it. A second one for the same cause is refused by the database. */
export const writeDocument = (document: IssuedDocument): Write =>
  insertDocument({
    case_id: document.caseId,
    document_id: document.documentId,
    cause_id: document.causeId,
    kind: document.kind,
    member: document.member,
    title: document.title,
    number: document.number,
    authority: document.authority,
    blob: document.blob,
    size: document.size,
    verify_token: document.verifyToken,
    missing_glyphs: document.missingGlyphs,
    template_code: document.template?.code ?? null,
    template_version: document.template?.version ?? null,
    template_hash: document.template?.hash ?? null,
    at: document.at,
  });

const columns =
  'case_id, document_id, cause_id, kind, member, title, number, authority, blob, size, verify_token, missing_glyphs, template_code, template_version, template_hash, at';
// oxlint-disable-next-line typescript/no-explicit-any -- a row as the driver gives it; the columns are named above
const asDocument = (row: Record<string, any>): IssuedDocument => ({
  caseId: row.case_id,
  documentId: row.document_id,
  causeId: row.cause_id,
  kind: row.kind,
  member: row.member,
  title: row.title,
  number: row.number,
  authority: row.authority,
  blob: row.blob,
  size: row.size,
  verifyToken: row.verify_token,
  missingGlyphs: row.missing_glyphs,
  template:
    row.template_code === null
      ? null
      : { code: row.template_code, version: row.template_version, hash: row.template_hash },
  at: row.at,
});

/** 文书条目 as lists show it. */
export type DocumentEntry = {
  documentId: string;
  kind: string;
  member: string | null;
  title: string;
  number: string;
  at: string;
};

/** 文书一览 of a case, oldest first. */
export async function documentsOf(db: Queryable, caseId: string): Promise<DocumentEntry[]> {
  const { rows } = await db.query(
    'select document_id, kind, member, title, number, at from documents.document where case_id = $1 order by at, number, document_id',
    [caseId],
  );
  return rows.map((row) => ({
    documentId: row.document_id,
    kind: row.kind,
    member: row.member,
    title: row.title,
    number: row.number,
    at: row.at,
  }));
}

/** 查文书 of a case; undefined when there is none. */
export async function findDocument(
  db: Queryable,
  caseId: string,
  documentId: string,
): Promise<IssuedDocument | undefined> {
  const { rows } = await db.query(`select ${columns} from documents.document where case_id = $1 and document_id = $2`, [
    caseId,
    documentId,
  ]);
  return rows[0] && asDocument(rows[0]);
}

/** 按码查文书: a document by the token in its QR code, or by the hash of its bytes: for the public verify page. */
export async function findDocumentBy(
  db: Queryable,
  by: { token: string } | { blob: string },
): Promise<IssuedDocument | undefined> {
  const [column, value] = 'token' in by ? ['verify_token', by.token] : ['blob', by.blob];
  const { rows } = await db.query(`select ${columns} from documents.document where ${column} = $1`, [value]);
  return rows[0] && asDocument(rows[0]);
}
