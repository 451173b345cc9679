import Type from 'typebox';
import { getRelease } from '#bundles';
import { findCase } from '#cases';
import { planNotice } from '#notices';
import { command, type KeyRing, loadEach, type LoadEnvironment, type Queryable, type Request } from '#platform';
import { openFor } from './end-visit.ts';
import { hashOfToken, ratingTokenFor } from './rating-token.ts';
import { findInvitationOf, type Invitation, writeInvitation } from './ratings.store.ts';

type Input = { caseId: string };
type Invited = {
  invitation: Omit<Invitation, 'concludedOn' | 'expiresOn'>;
  isRated: boolean;
  known: boolean;
  token: string;
  around: { keys: KeyRing; ring: Awaited<ReturnType<KeyRing['load']>> };
};

async function loadCase(db: Queryable, { input }: Request<Input>, env: LoadEnvironment): Promise<Invited> {
  const { state, head } = (await findCase(db, input.caseId))!;
  const release = await getRelease(db, state.release);
  const strands = Object.values(state.strands).filter((strand) => strand.status !== 'passed');
  const nameOf = (authority: string, member: string) =>
    release?.members.find((one) => one.id === member)?.authority.shortName ?? authority;
  const named = new Map(strands.map((strand) => [strand.authority, nameOf(strand.authority, strand.member)]));
  const lead = release?.lead.code ?? strands[0]?.authority ?? 'none';
  if (release) named.set(lead, release.lead.shortName);
  return {
    invitation: {
      subject: { kind: 'case', id: state.caseId },
      caseId: state.caseId,
      receiptNo: state.receiptNo,
      bundle: state.bundle,
      bundleName: head.bundleName,
      channel: state.channel,
      region: head.region,
      principal: { kind: head.principalKind, id: head.principalId },
      servedBy: null,
      lead,
      authorities: [...named].map(([authority, name]) => ({ authority, name })),
    },
    // A test case is not rated (THG-16).
    isRated: state.trial !== true && state.outcome !== null && state.outcome !== 'withdrawn',
    known: (await findInvitationOf(db, input.caseId)) !== undefined,
    token: ratingTokenFor(env.keys, input.caseId),
    around: { keys: env.keys, ring: await env.keys.load(db, []) },
  };
}

const load = loadEach(loadCase);

/** 邀请评价 (EVA-01): one invitation for one concluded case, in the inbox, as a short message and on its page. What the applicant took back is not rated. */
export const inviteRating = command({
  name: 'ratings.invite-rating',
  title: '邀请评价',
  permission: { system: true },
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  owner: (input) => `rating:${input.caseId}`,
  load,
  decide: ({ invitation, isRated, known, token, around }, { ctx }) => {
    if (known || !isRated) return { writes: [], result: { invited: false } };
    const { caseId, receiptNo, bundleName, principal } = invitation;
    // The link is the applicant's own: it leaves the platform in the message and stands nowhere in clear.
    const told = planNotice(
      { recipient: principal!, caseId, content: { kind: 'rating-invited', params: { receiptNo, bundleName } } },
      ctx,
      { content: { link: `/rate/${token}?via=message` }, around },
    );
    const opened = { ...invitation, ...openFor(ctx.today) };
    return {
      writes: [writeInvitation(opened, hashOfToken(token), ctx.now), ...told.writes],
      events: told.events,
      result: { invited: true },
    };
  },
});
