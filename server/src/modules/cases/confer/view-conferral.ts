import { lightOf, shanghaiDay } from '@yijian/core/calendar';
import { describeValue } from '@yijian/core/forms';
import { loadCatalogue } from '#catalogue';
import { describeAccounts } from '#identity';
import type { Actor, Environment } from '#platform';
import type { Conferral, StrandState } from '../case-state.ts';
import { findCase } from '../cases.store.ts';
import { readCase, type ReadCase } from '../views/read-case.ts';
import { findConferral, isInvited } from './answer-conferral.ts';
import { listOpenConferrals } from './conferral.store.ts';

/**
 * 协同邀请页: what the invited department sees: the question, why it is asked, the chosen fields, and nothing else of the case.
 */
export async function viewConferral(env: Environment, at: { caseId: string; conferralId: string }, actor: Actor) {
  const read = await readCase(env, at.caseId, ({ state }) => {
    const found = findConferral(state, at.conferralId);
    return found !== undefined && isInvited(actor, found.conferral);
  });
  const { member, conferral } = findConferral(read.record.state, at.conferralId)!;
  const strand = read.record.state.strands[member]!;
  const node = read.plan.nodes.find((one) => one.member === member)!;
  const [shown] = await describeConferrals(env, read, { ...strand, conferrals: [conferral] });
  const open = conferral.answer === null && isInHand(strand);
  return {
    ...shown!,
    caseId: at.caseId,
    itemName: node.itemName,
    bundleName: read.record.head.bundleName,
    receiptNo: read.record.state.receiptNo,
    askingAuthorityName: read.authorities.get(strand.authority)?.shortName ?? '',
    action: {
      name: 'answer',
      title: '答复',
      allowed: open,
      because: open ? null : conferral.answer ? '已经答复' : '邀请部门已经作出决定，不用再答复',
      remedy: open ? null : '需要补充的，请直接与邀请部门联系',
    },
  };
}

const isInHand = (strand: StrandState): boolean => strand.status === 'reviewing' || strand.status === 'deciding';

/** 一个子件的协同邀请 in words: question, purpose, shown fields, deadline with its light, the answer and who wrote it. */
export async function describeConferrals(env: Environment, read: ReadCase, strand: StrandState) {
  const asked = strand.conferrals ?? [];
  const accounts = await describeAccounts(
    env.db,
    env.keys,
    asked.flatMap((one) => [one.askedBy, ...(one.answer ? [one.answer.by] : [])]),
  );
  const who = (account: string): string => accounts.get(account)?.name ?? '';
  const text = (noteId: string | null): string => (noteId ? (read.notes.get(noteId) ?? '') : '');
  return asked.map((one) => ({
    conferralId: one.id,
    authority: one.authority,
    authorityName: read.authorities.get(one.authority)?.shortName ?? one.authority,
    askedAt: one.askedAt,
    askedBy: who(one.askedBy),
    question: text(one.questionId),
    purpose: text(one.purposeId),
    fields: shownFields(read, one),
    due: one.due,
    ...lightOfConferral(read, one),
    answer: one.answer ? { at: one.answer.at, by: who(one.answer.by), text: text(one.answer.noteId) } : null,
  }));
}

function shownFields(read: ReadCase, { fields }: Conferral): { label: string; value: string }[] {
  return read.release.fields
    .filter((field) => fields.includes(field.key))
    .map((field) => {
      const value = read.values[field.key];
      return { label: field.label, value: value === undefined ? '' : describeValue(field.definition, value) };
    });
}

function lightOfConferral(read: Pick<ReadCase, 'calendar' | 'today'>, one: Conferral) {
  if (one.answer) return { light: 'grey' as const, remaining: 0, overdue: 0 };
  const start = shanghaiDay(one.askedAt) > one.due ? one.due : shanghaiDay(one.askedAt);
  return lightOf(read.calendar, { start, due: one.due, today: read.today });
}

/** 协同邀请 in the officer's list: open ones of the officer's departments, the most urgent first. Names nobody. */
export async function listConferrals(
  env: Environment,
  authorities: readonly string[],
  now: Pick<ReadCase, 'calendar' | 'today'>,
) {
  const open = await listOpenConferrals(env.db, authorities);
  const offices = (await loadCatalogue(env.db)).authorities;
  return Promise.all(
    open.map(async ({ caseId, conferralId, itemName }) => {
      const record = (await findCase(env.db, caseId))!;
      const { member, conferral } = findConferral(record.state, conferralId)!;
      const asking = record.state.strands[member]!.authority;
      return {
        record,
        member,
        conferral,
        itemName,
        askedBy: offices.get(asking)?.shortName ?? asking,
        ...lightOfConferral(now, conferral),
      };
    }),
  );
}
