import { describeAccounts } from '#identity';
import type { Environment } from '#platform';
import { openUrging, type StrandState } from '../case-state.ts';
import type { ReadCase } from '../views/read-case.ts';

export type ShownUrging = {
  urgingId: string;
  authorityName: string;
  urgedAt: string;
  urgedBy: string;
  reason: string;
  answer: { at: string; by: string; text: string } | null;
};

/** 一个子件的催办 in words: who urged, why, and what was answered; staff with masked names. */
export async function describeUrgings(env: Environment, read: ReadCase, strand: StrandState): Promise<ShownUrging[]> {
  const urgings = strand.urgings ?? [];
  const accounts = await describeAccounts(
    env.db,
    env.keys,
    urgings.flatMap((one) => [one.urgedBy, ...(one.answer ? [one.answer.by] : [])]),
  );
  const who = (account: string): string => accounts.get(account)?.name ?? '';
  const text = (noteId: string | null): string => (noteId ? (read.notes.get(noteId) ?? '') : '');
  return urgings.map((one) => ({
    urgingId: one.id,
    authorityName: read.authorities.get(one.authority)?.shortName ?? one.authority,
    urgedAt: one.urgedAt,
    urgedBy: who(one.urgedBy),
    reason: text(one.reasonId),
    answer: one.answer && { at: one.answer.at, by: who(one.answer.by), text: text(one.answer.noteId) },
  }));
}

/** 催办 at the department's own strand, and whether it owes an answer. */
export async function urgingsAt(env: Environment, read: ReadCase, strand: StrandState) {
  return {
    urgings: await describeUrgings(env, read, strand),
    mustAnswerUrging: openUrging(strand) !== undefined,
  };
}
