import { shanghaiDay, type WorkCalendar } from '@yijian/core/calendar';
import Type, { type Static } from 'typebox';
import { currentCalendar } from '#calendars';
import {
  type Actor,
  command,
  type Context,
  type KeyRing,
  type LoadEnvironment,
  type Queryable,
  refusals as platformRefusals,
  type Request,
} from '#platform';
import { openWorkorder, takeWorkorderNumbers } from '#workorders';
import { gradeNames, isBad, itemsFor, ratingContents } from './contents.ts';
import { hashOfToken } from './rating-token.ts';
import { type InvitationRecord, takeInvitations, writeRating } from './ratings.store.ts';
import { refusals } from './refusals.ts';

const Input = Type.Object(
  {
    token: Type.String({ minLength: 1, maxLength: 100 }),
    grade: Type.Integer({ minimum: 1, maximum: 5 }),
    details: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10, uniqueItems: true }),
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
    named: Type.Boolean(),
    via: Type.Optional(
      Type.Union([Type.Literal('page'), Type.Literal('message'), Type.Literal('device'), Type.Literal('kiosk')]),
    ),
  },
  { additionalProperties: false },
);
type Given = Static<typeof Input>;
type Facts = {
  invitation: InvitationRecord;
  calendar: WorkCalendar;
  keys: KeyRing;
  ring: Awaited<ReturnType<KeyRing['load']>>;
  number: string | null;
};

/** Everything that could refuse is judged before a number is taken, so that numbers of work orders have no gaps. */
async function loadInvitations(
  db: Queryable,
  requests: readonly Request<Given>[],
  env: LoadEnvironment,
): Promise<(Facts | Error)[]> {
  const today = shanghaiDay(env.now);
  const found = await takeInvitations(
    db,
    requests.map(({ input }) => hashOfToken(input.token)),
  );
  const judged = requests.map((request) => judge(found.get(hashOfToken(request.input.token)), request, today));
  const bad = requests.filter(({ input }, i) => !(judged[i] instanceof Error) && isBad(input.grade)).length;
  const numbers = await takeWorkorderNumbers(db, { type: 'rectification', day: today }, bad);
  const calendar = await currentCalendar(db);
  const ring = await env.keys.load(
    db,
    [...found.values()].flatMap((one) => (one.principal ? [one.principal.id] : [])),
  );
  return judged.map((invitation, i) =>
    invitation instanceof Error
      ? invitation
      : {
          invitation,
          calendar,
          keys: env.keys,
          ring,
          number: isBad(requests[i]!.input.grade) ? numbers.shift()! : null,
        },
  );
}

/** Staff never rate, whatever link they hold; an unknown and an expired token are told alike. */
function judge(
  invitation: InvitationRecord | undefined,
  { input, actor }: Request<Given>,
  today: string,
): InvitationRecord | Error {
  if (actor.kind === 'staff') return platformRefusals.notPermitted.with();
  if (!invitation || invitation.expiresOn < today) return refusals.notOpen.with();
  if (invitation.rated) return refusals.alreadyRated.with();
  const known = itemsFor(invitation.channel).map((item) => item.id);
  const unknown = input.details.filter((id) => !known.includes(id));
  return unknown.length > 0 ? refusals.unknownDetail.with({ unknown, known }) : invitation;
}

/**
 * 评价 (EVA-01, EVA-02): by whoever holds the applicant's token, once per case and once per visit, whichever
 * channel answers first, kept as given. One of the two worst grades opens
 * a rectification in the same command. Refuses `not-open`, `already-rated`, `unknown-detail`; staff: `platform.not-permitted`.
 */
export const rateCase = command({
  name: 'ratings.rate-case',
  title: '评价',
  permission: { visitor: true },
  input: Input,
  owner: (input) => `rating:${hashOfToken(input.token)}`,
  load: loadInvitations,
  decide: (facts: Facts, { input, actor, ctx }) => {
    const { invitation, keys, ring } = facts;
    const ratingId = ctx.newId();
    const key = invitation.principal && ring.keys.get(invitation.principal.id);
    const cipher = input.text && key ? keys.encrypt(key, `rating|${ratingId}`, { text: input.text }) : null;
    const rating = writeRating({
      ratingId,
      subjectId: invitation.subject.id,
      via: input.via ?? 'page',
      grade: input.grade,
      details: input.details,
      contents: ratingContents.version,
      cipher,
      named: input.named,
      at: ctx.now,
    });
    const opened =
      facts.number === null
        ? { writes: [], events: [] }
        : openRectification(facts, { ratingId, input, number: facts.number }, { actor, ctx });
    return {
      writes: [rating, ...opened.writes],
      // Not owned by the case: who reads the events of a case must not find its rating there.
      events: [
        {
          id: ctx.newId(),
          type: 'rating.given',
          ownerId: ratingId,
          seq: 1,
          data: { ratingId, grade: input.grade, bundle: invitation.bundle },
        },
        ...opened.events,
      ],
      result: { rated: true, grade: input.grade, gradeName: gradeNames[input.grade]! },
    };
  },
});

type Bad = { ratingId: string; input: Given; number: string };

/** 差评整改: assigned to the leading authority first; whoever rated is named to the hall only when they rated by name. */
function openRectification(
  { invitation, calendar, keys, ring }: Facts,
  { ratingId, input, number }: Bad,
  by: { actor: Actor; ctx: Context },
) {
  const items = itemsFor(invitation.channel);
  return openWorkorder(
    {
      type: 'rectification',
      number,
      subject: { kind: 'rating', id: ratingId },
      caseId: invitation.caseId,
      contact: input.named ? invitation.principal : null,
      region: invitation.region,
      authority: invitation.lead,
      candidates: invitation.authorities,
      facts: {
        bundle: invitation.bundle,
        bundleName: invitation.bundleName,
        concludedOn: invitation.concludedOn,
        grade: input.grade,
        gradeName: gradeNames[input.grade],
        details: items.filter((item) => input.details.includes(item.id)).map((item) => item.text),
        named: input.named,
      },
      text: input.text ?? null,
    },
    { actor: raterUnknown(by.actor), ctx: by.ctx, calendar, keys, ring },
  );
}

/** The order's first event must not say who rated. */
const raterUnknown = (actor: Actor): Actor => ({
  ...actor,
  accountId: null,
  personId: null,
  principal: null,
  kind: 'citizen',
});
