import { shanghaiDay } from '@yijian/core/calendar';
import { type Actor, type Environment, refusals as platformRefusals } from '#platform';
import { itemsFor, type RatingItem } from './contents.ts';
import { hashOfToken, ratingTokenFor } from './rating-token.ts';
import { findInvitation, findInvitationOf } from './ratings.store.ts';
import { refusals } from './refusals.ts';

/** 评价页: what the holder of a token is asked. */
export type OpenInvitation = {
  /** what is rated: a concluded case, or one visit */
  about: 'case' | 'visit';
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
    about: found.subject.kind,
    caseNo: found.receiptNo,
    bundleName: found.bundleName,
    concludedOn: found.concludedOn,
    expiresOn: found.expiresOn,
    rated: found.rated,
    questions: itemsFor(found.channel),
  };
}

export type OwnRating = { token: string | null; rated: boolean; expiresOn: string | null };

/**
 * 本人的评价链接: tokens of an applicant's own concluded case and of the visit at which it was handed in; null while there is none,
 * and once it is used up or expired.
 */
export async function readOwnRating(
  env: Environment,
  caseId: string,
  actor: Actor,
): Promise<OwnRating & { visit: OwnRating }> {
  const today = shanghaiDay(await env.now());
  const ownOf = async (kind: 'case' | 'visit'): Promise<OwnRating> => {
    const found = await findInvitationOf(env.db, caseId, kind);
    if (!found || found.principal?.id !== actor.principal?.id) return { token: null, rated: false, expiresOn: null };
    const isOpen = !found.rated && found.expiresOn >= today;
    return {
      token: isOpen ? ratingTokenFor(env.keys, found.subject.id) : null,
      rated: found.rated,
      expiresOn: found.expiresOn,
    };
  };
  return { ...(await ownOf('case')), visit: await ownOf('visit') };
}
