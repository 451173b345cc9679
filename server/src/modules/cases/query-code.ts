import { type KeyRing, sha256 } from '#platform';

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** 查询码: eight characters printed on the receipt; with the receipt number they open the public progress page. Derived, so it is stored nowhere. */
export function queryCodeOf(keys: KeyRing, caseId: string): { code: string; hash: string } {
  const bytes = Buffer.from(keys.matchingHash('query-code', caseId), 'hex');
  const code = [...bytes.subarray(0, 8)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return { code, hash: sha256(code) };
}
