import { tellDifferences, type ToldChange } from '@yijian/core/definitions';
import { describeAccounts } from '#identity';
import { type Actor, actorRef, type Environment } from '#platform';
import type { DefinitionRef } from '../definitions.ts';
import { loadPublished } from '../load-published.ts';
import { listReviewRows, type ReviewRow } from './reviews.store.ts';

/** 送审 as staff see it: people by post and masked name; `mine`: who asks saved the draft last and cannot publish it. */
export type Review = Omit<ReviewRow, 'body' | 'savedBy'> & { mine: boolean };
/** 待审 with what it changes in the version in force, in words: how many places, and the first of them. `isNew`: none in force. */
export type WaitingReview = Review & { isNew: boolean; changed: number; changes: Told[] };
type Told = Pick<ToldChange, 'place' | 'before' | 'after'>;

const TOLD_MAX = 6;
type Asking = Pick<Environment, 'db' | 'keys'>;

/** 待审清单: everything that waits for review. */
export async function listWaiting(env: Asking, actor: Actor): Promise<{ reviews: WaitingReview[] }> {
  const rows = await listReviewRows(env.db, undefined);
  const { byKind } = await loadPublished(env.db);
  const shown = await showReviews(env, rows, actor);
  const reviews = rows.map(({ kind, code, body }, at): WaitingReview => {
    const before = byKind[kind].get(code)?.definition;
    const changes = before === undefined ? [] : tellDifferences(before, body);
    const told = changes.slice(0, TOLD_MAX).map(({ place, before: old, after }) => ({ place, before: old, after }));
    return { ...shown[at]!, isNew: before === undefined, changed: changes.length, changes: told };
  });
  return { reviews };
}

/** 送审记录: all reviews of one definition, newest first. */
export async function listReviews(env: Asking, ref: DefinitionRef, actor: Actor): Promise<{ reviews: Review[] }> {
  return { reviews: await showReviews(env, await listReviewRows(env.db, ref), actor) };
}

async function showReviews({ db, keys }: Asking, rows: readonly ReviewRow[], actor: Actor): Promise<Review[]> {
  const accounts = await describeAccounts(
    db,
    keys,
    rows.flatMap((row) => [row.submittedBy, row.decidedBy ?? []].flat()),
  );
  const nameOf = (id: string): string => {
    const account = accounts.get(id);
    return account ? [account.posts[0]?.name, account.name].filter(Boolean).join(' ') : '';
  };
  return rows.map(({ body: _body, savedBy, ...row }) => ({
    ...row,
    mine: savedBy === actorRef(actor),
    submittedBy: nameOf(row.submittedBy),
    decidedBy: row.decidedBy === null ? null : nameOf(row.decidedBy),
  }));
}
