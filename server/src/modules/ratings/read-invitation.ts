import { shanghaiDay } from '@yijian/core/calendar';
import { type Actor, type Environment, refusals as platformRefusals } from '#platform';
import { itemsFor, type RatingItem } from './contents.ts';
import { hashOfToken, ratingTokenFor } from './rating-token.ts';
import { findInvitation, findInvitationOf } from './ratings.store.ts';
import { refusals } from './refusals.ts';

/** 评价页: what the holder of a token is asked. */
export type OpenInvitation = {
  caseNo: string;
  bundleName: string;
  concludedOn: string;
  expiresOn: string;
  rated: boolean;
  questions: readonly RatingItem[];
};

/** 打开评价邀请: refuses `not-open` for unknown and expired tokens alike, `platform.not-permitted` for staff. */
export async function readInvitation(env: Environment, token: string, actor: Actor): Promise<OpenInvitation> {
  if (actor.kind === 'staff') throw platformRefusals.notPermitted.with();
  const found = await findInvitation(env.db, hashOfToken(token));
  if (!found || found.expiresOn < shanghaiDay(await env.now())) throw refusals.notOpen.with();
  return {
    caseNo: found.receiptNo,
    bundleName: found.bundleName,
    concludedOn: found.concludedOn,
    expiresOn: found.expiresOn,
    rated: found.rated,
    questions: itemsFor(found.channel),
  };
}

/** 本人的评价链接: token of an applicant's own concluded case; null while there is none, and once it is used up or expired. */
export async function readOwnRating(
  env: Environment,
  caseId: string,
  actor: Actor,
): Promise<{ token: string | null; rated: boolean; expiresOn: string | null }> {
  const found = await findInvitationOf(env.db, caseId);
  if (!found || found.principal.id !== actor.principal?.id) return { token: null, rated: false, expiresOn: null };
  const isOpen = !found.rated && found.expiresOn >= shanghaiDay(await env.now());
  return { token: isOpen ? ratingTokenFor(env.keys, caseId) : null, rated: found.rated, expiresOn: found.expiresOn };
}
