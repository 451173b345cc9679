import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { canonicalJson } from '@yijian/core/contract';
import type { Queryable } from './queryable.ts';
import type { Random } from './ids.ts';
import { insertInto, updateIn, type Write } from './write-set.ts';

/**
 * 个人信息加密: every subject (person, organisation, party of a case) has its own data key, wrapped by the master key that
 * never enters the database. Erasing the wrapped key makes every value of the subject unreadable, while events, journal and
 * proofs, which hold no personal data, stay whole (decisions.md 3; 个人信息保护法 47).
 */
export type SubjectKey = { subjectId: string; key: Buffer };

export type KeyRing = {
  /** the keys of these subjects; subjects without one get a fresh key and the row to write with the command */
  load: (
    db: Queryable,
    subjectIds: readonly string[],
  ) => Promise<{
    keys: Map<string, SubjectKey>;
    created: (subjectId: string, at: string) => { key: SubjectKey; write: Write };
  }>;
  encrypt: (key: SubjectKey, purpose: string, value: unknown) => string;
  decrypt: (key: SubjectKey, purpose: string, ciphertext: Buffer) => unknown;
  /** 证件散列码: keyed hash of type + number, to find people without storing the number in clear (standards.md 10) */
  matchingHash: (type: string, number: string) => string;
};

const insertKey = insertInto('platform.subject_key', {
  subject_id: 'uuid',
  wrapped: 'bytea',
  created_at: 'timestamptz',
});

const seal = (key: Buffer, random: Random, aad: string, plain: Buffer): Buffer => {
  const iv = random(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(aad));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
};
const open = (key: Buffer, aad: string, sealed: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(aad));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
};

const destroyKey = updateIn(
  'platform.subject_key',
  { subject_id: 'uuid' },
  { wrapped: 'bytea', erased_at: 'timestamptz' },
);

/** 销毁密钥: from this commit on every value of the subject is unreadable, in every process. It never comes back. */
export const eraseKey = (subjectId: string, at: string): Write =>
  destroyKey({ subject_id: subjectId, wrapped: null, erased_at: at });

/**
 * Ring over one master key (32 bytes). No key is kept in memory: each use reads the wrapped keys anew (one query by primary key
 * for a whole batch, unwrapping takes some 10 µs), so that a key destroyed by any process is gone for all of them at once.
 */
export function createKeyRing(master: Buffer, random: Random): KeyRing {
  return {
    async load(db, subjectIds) {
      const keys = new Map<string, SubjectKey>();
      if (subjectIds.length > 0) {
        const found = await db.query(
          'select subject_id, wrapped from platform.subject_key where subject_id = any($1::uuid[]) and erased_at is null',
          [subjectIds],
        );
        for (const row of found.rows)
          keys.set(row.subject_id, { subjectId: row.subject_id, key: open(master, row.subject_id, row.wrapped) });
      }
      return {
        keys,
        created(subjectId, at) {
          const key = { subjectId, key: random(32) };
          return {
            key,
            write: insertKey({
              subject_id: subjectId,
              wrapped: seal(master, random, subjectId, key.key).toString('hex'),
              created_at: at,
            }),
          };
        },
      };
    },
    encrypt: (key, purpose, value) =>
      seal(key.key, random, `${purpose}|${key.subjectId}`, Buffer.from(canonicalJson(value))).toString('hex'),
    decrypt: (key, purpose, ciphertext) =>
      JSON.parse(open(key.key, `${purpose}|${key.subjectId}`, ciphertext).toString('utf8')),
    matchingHash: (type, number) => createHmac('sha256', master).update(`matching|${type}|${number}`).digest('hex'),
  };
}
