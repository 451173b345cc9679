import { shanghaiDay } from '@yijian/core/calendar';
import Type from 'typebox';
import { listPostHolders } from '#identity';
import { planNotice } from '#notices';
import { command, commandEach, type Reaction, reactionKey, systemActor } from '#platform';
import type { CaseEvent, StrandState } from './case-state.ts';
import { type CaseFacts, changeCase, loadCases } from './change-case.ts';
import { findCase } from './cases.store.ts';
import { loadPlans } from './migrate/plans.store.ts';
import { lightOfDues } from './dues.ts';
import { freshState } from './judge-actor.ts';

/**
 * 预警 (ENG-11): strands whose light turned yellow or red since the last look get an event, once per light. Issued by the
 * due-work poll; a case without news is left alone.
 */
export const warnStrands = command({
  name: 'cases.warn-strands',
  title: '时限预警',
  permission: { system: true },
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { actor, ctx }) => {
    const events = Object.values(facts.state.strands).flatMap((strand) => warningOf(facts, strand, ctx.now));
    if (events.length === 0) return { writes: [], result: freshState(facts.state) };
    const change = changeCase(facts, { actor, ctx }, events);
    return { writes: change.writes, events: change.events, facts: change.facts, result: freshState(change.state) };
  },
});

function warningOf(facts: CaseFacts, strand: StrandState, now: string): CaseEvent[] {
  if (facts.state.trial || !strand.dues || (strand.status !== 'reviewing' && strand.status !== 'deciding')) return [];
  const node = facts.plan.nodes.find((one) => one.member === strand.member);
  const { light, remaining } = lightOfDues(facts.calendar, { dues: strand.dues, node, now });
  const news = (light === 'red' && strand.warned !== 'red') || (light === 'yellow' && strand.warned === null);
  return news
    ? [
        {
          type: 'strand.warned',
          member: strand.member,
          data: { light, due: strand.dues.planned, remaining, authority: strand.authority },
        },
      ]
    : [];
}

const Warned = Type.Object(
  {
    caseId: Type.String({ format: 'uuid' }),
    member: Type.String(),
    light: Type.Union([Type.Literal('yellow'), Type.Literal('red')]),
    due: Type.String(),
    authority: Type.String(),
  },
  { additionalProperties: false },
);

/** 告知经办人: officers of the authority on yellow; on red its officers and the supervisors (逐级督办). */
const tellStaff = commandEach({
  name: 'cases.tell-staff',
  title: '告知经办人时限预警',
  permission: { system: true },
  input: Warned,
  owner: (input) => `warning:${input.caseId}:${input.member}:${input.light}`,
  loadOne: async (db, { input }, { now }) => {
    const today = shanghaiDay(now);
    const officers = await listPostHolders(db, { authority: input.authority, roles: ['reviewer', 'decider'], today });
    const supervisors = input.light === 'red' ? await listPostHolders(db, { roles: ['supervisor'], today }) : [];
    const record = (await findCase(db, input.caseId))!;
    const plan = (await loadPlans(db, [record.state])).get(input.caseId)!;
    return {
      people: [...new Set([...officers, ...supervisors])],
      record,
      itemName: plan.nodes.find((node) => node.member === input.member)!.itemName,
    };
  },
  decide: ({ people, record, itemName }, { input, ctx }) => ({
    writes: people.flatMap(
      (id) =>
        planNotice(
          {
            recipient: { kind: 'person', id },
            caseId: input.caseId,
            content: {
              kind: 'strand-warned',
              params: {
                receiptNo: record.state.receiptNo,
                bundleName: record.head.bundleName,
                itemName,
                light: input.light,
                due: input.due,
              },
            },
          },
          ctx,
        ).writes,
    ),
    result: { told: people.length },
  }),
});

/** Warnings reach the people who can act. */
export const tellWarned: Reaction = {
  consumer: 'cases.tell-warned',
  on: ['strand.warned'],
  handle: async (event, env) => {
    const { member, light, due, authority } = event.data as {
      member: string;
      light: 'yellow' | 'red';
      due: string;
      authority: string;
    };
    await env.execute(tellStaff, {
      input: { caseId: event.ownerId, member, light, due, authority },
      actor: systemActor,
      idempotencyKey: reactionKey(event, 'cases.tell-warned'),
    });
  },
};
