import Type from 'typebox';
import { currentCalendar } from '#calendars';
import { type Actor, command, type Environment } from '#platform';
import { openWorkorder, takeWorkorderNumbers } from '#workorders';
import type { OversightFinding } from './findings.ts';
import { findCard } from './list-findings.ts';
import { ordersAbout } from './orders.store.ts';
import { strandsOf } from './oversight.store.ts';
import { authorityNames } from './read-board.ts';
import { refusals } from './refusals.ts';

type Candidate = { authority: string; name: string };
type Prepared = { card: OversightFinding; candidates: Candidate[]; to: Candidate };

type Facts = Omit<Parameters<typeof openWorkorder>[1], 'actor' | 'ctx'> & { number: string };

/**
 * 督办 (OVS-01): a supervisor opens an urging order from a card, addressed to the responsible authority; one order a matter. Never
 * automatic: a rule found the card, a person decides that it is to be answered. Refuses `no-such-card`, `already-urged` with the
 * order, `which-authority` with those to choose from.
 */
export const openUrging = command({
  name: 'oversight.open-urging',
  title: '开督办单',
  permission: { posts: ['supervisor'] },
  input: Type.Object(
    {
      finding: Type.String({ minLength: 1, maxLength: 300 }),
      authority: Type.Optional(Type.String({ maxLength: 64 })),
      instruction: Type.String({ minLength: 1, maxLength: 2000 }),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.finding,
  prepare: async ({ input, actor }, env): Promise<Prepared> => {
    const card = await findCard(env, actor, input.finding);
    if (!card) throw refusals.noSuchCard.with();
    const candidates = await responsibleFor(env, card);
    const chosen = input.authority ?? card.authority ?? (candidates.length === 1 ? candidates[0]!.authority : null);
    const to = candidates.find((one) => one.authority === chosen);
    if (!to) throw refusals.whichAuthority.with({ candidates });
    return { card, candidates, to };
  },
  load: async (db, requests, env) => {
    const calendar = await currentCalendar(db);
    const ring = await env.keys.load(db, []);
    const orders = await ordersAbout(
      db,
      requests.map(({ input }) => input.finding),
    );
    const fresh = requests.filter(({ input }) => !orders.has(input.finding));
    const numbers = await takeWorkorderNumbers(db, { type: 'urging', day: env.now.slice(0, 10) }, fresh.length);
    return requests.map((request): Facts | Error => {
      const order = orders.get(request.input.finding);
      if (order) return refusals.alreadyUrged.with({ workorderId: order.workorderId, number: order.number });
      return { calendar, ring, keys: env.keys, number: numbers[fresh.indexOf(request)]! };
    });
  },
  decide: ({ number, ...around }, { input, actor, ctx, prepared: { card, candidates, to } }) => {
    const opened = openWorkorder(
      {
        type: 'urging',
        number,
        subject: subjectOf(card.id),
        caseId: card.caseId,
        contact: null,
        region: card.region,
        authority: to.authority,
        candidates,
        facts: factsOf(card),
        text: input.instruction,
      },
      { ...around, actor, ctx },
    );
    const { workorderId, due } = opened.state;
    return { writes: opened.writes, events: opened.events, result: { workorderId, number, due } };
  },
});

/** 承办部门: the card's own; of a card on a whole case, the authorities that handle it. */
export async function responsibleFor(env: Environment, card: OversightFinding): Promise<Candidate[]> {
  const nameOf = await authorityNames(env.db);
  const handling = card.caseId === null ? [] : await strandsOf(env.db, [card.caseId]);
  const codes = [...new Set([card.authority, ...handling.map((strand) => strand.authority)])];
  return codes.filter((code) => code !== null).map((authority) => ({ authority, name: nameOf(authority) }));
}

/** 督办谁 for the dialog on a card. */
export async function listUrgingAuthorities(env: Environment, actor: Actor, finding: string): Promise<Candidate[]> {
  const card = await findCard(env, actor, finding);
  if (!card) throw refusals.noSuchCard.with();
  return responsibleFor(env, card);
}

function subjectOf(id: string): { kind: string; id: string } {
  const [kind = '', subject = ''] = id.split(' ');
  return { kind, id: subject };
}

const factsOf = (card: OversightFinding) => ({
  title: [card.kindName, card.bundleName].filter(Boolean).join(' · '),
  finding: card.id,
  kind: card.kind,
  kindName: card.kindName,
  areaName: card.areaName,
  card: card.card,
  rule: card.rule,
  basis: card.basis,
  receiptNo: card.receiptNo,
  itemName: card.itemName,
  day: card.day,
});
