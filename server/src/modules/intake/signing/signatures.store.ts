import { deleteFrom, insertInto, type KeyRing, type Queryable, type SubjectKey, type Write } from '#platform';
import type { Signature, Strokes } from './signature.ts';

const insertSignature = insertInto('intake.signature', {
  signature_id: 'uuid',
  application_id: 'uuid',
  material: 'text',
  place: 'text',
  way: 'text',
  content_hash: 'text',
  cipher: 'bytea',
  account_id: 'uuid',
  person_id: 'uuid',
  capacity: 'text',
  session_id: 'uuid',
  signed_at: 'timestamptz',
});
const deleteSignatures = deleteFrom('intake.signature', { application_id: 'uuid' });
const purpose = (signatureId: string): string => `signature|${signatureId}`;
type Hidden = { drawing: Strokes | null; name: string | null };

/** 存签署: the drawing or the name under the key of the application's subject. */
export const writeSignature = (
  signature: Signature,
  around: { applicationId: string; sessionId: string | null; keys: KeyRing; key: SubjectKey },
): Write =>
  insertSignature({
    signature_id: signature.signatureId,
    application_id: around.applicationId,
    material: signature.material,
    place: signature.place,
    way: signature.way,
    content_hash: signature.contentHash,
    cipher:
      signature.drawing === null && signature.name === null
        ? null
        : around.keys.encrypt(around.key, purpose(signature.signatureId), {
            drawing: signature.drawing,
            name: signature.name,
          }),
    account_id: signature.accountId,
    person_id: signature.personId,
    capacity: signature.capacity,
    session_id: around.sessionId,
    signed_at: signature.at,
  });

/** 查签署 of an application, oldest first. */
export async function listSignatures(
  db: Queryable,
  applicationId: string,
  of: { keys: KeyRing; key: SubjectKey },
): Promise<Signature[]> {
  const { rows } = await db.query(
    `select signature_id, material, place, way, content_hash, cipher, account_id, person_id, capacity, signed_at
     from intake.signature where application_id = $1 order by signed_at, signature_id`,
    [applicationId],
  );
  return rows.map((row) => {
    const hidden = row.cipher
      ? (of.keys.decrypt(of.key, purpose(row.signature_id), row.cipher) as Hidden)
      : { drawing: null, name: null };
    return {
      signatureId: row.signature_id,
      material: row.material,
      place: row.place,
      way: row.way,
      contentHash: row.content_hash,
      accountId: row.account_id,
      personId: row.person_id,
      capacity: row.capacity,
      at: row.signed_at,
      ...hidden,
    };
  });
}

/** 删签署 of a draft that is thrown away: what was never handed in is evidence of nothing. */
export const removeSignatures = (applicationId: string): Write => deleteSignatures({ application_id: applicationId });
