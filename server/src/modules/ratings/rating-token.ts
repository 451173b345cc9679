import { type KeyRing, sha256 } from '#platform';

/**
 * 评价令牌 of a case: 128 bits, derived under the master key, so that it is stored nowhere and the applicant's own case page can
 * show the link. Never put it into an answer to staff (T18).
 */
export const ratingTokenFor = (keys: KeyRing, caseId: string): string =>
  Buffer.from(keys.matchingHash('rating', caseId), 'hex').subarray(0, 16).toString('base64url');

/** 令牌散列: the only form that the database and the journal ever see. */
export const hashOfToken = (token: string): string => sha256(`rating|${token}`);
