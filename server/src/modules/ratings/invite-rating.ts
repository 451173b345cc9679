import { shiftDay } from '@yijian/core/calendar';
import Type from 'typebox';
import { getRelease } from '#bundles';
import { findCase } from '#cases';
import { command, loadEach, type LoadEnvironment, type Queryable, type Request } from '#platform';
import { ratingContents } from './contents.ts';
import { hashOfToken, ratingTokenFor } from './rating-token.ts';
import { findInvitationOf, type Invitation, writeInvitation } from './ratings.store.ts';

type Input = { caseId: string };
type Invited = {
  invitation: Omit<Invitation, 'concludedOn' | 'expiresOn'>;
  outcome: string | null;
  known: boolean;
  tokenHash: string;
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
      caseId: state.caseId,
      receiptNo: state.receiptNo,
      bundle: state.bundle,
      bundleName: head.bundleName,
      channel: state.channel,
      region: head.region,
      principal: { kind: head.principalKind, id: head.principalId },
      lead,
      authorities: [...named].map(([authority, name]) => ({ authority, name })),
    },
    outcome: state.outcome,
    known: (await findInvitationOf(db, input.caseId)) !== undefined,
    tokenHash: hashOfToken(ratingTokenFor(env.keys, input.caseId)),
  };
}

const load = loadEach(loadCase);

/** 邀请评价 (EVA-01): one invitation for one concluded case. What the applicant took back is not rated. */
export const inviteRating = command({
  name: 'ratings.invite-rating',
  title: '邀请评价',
  permission: { system: true },
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  owner: (input) => `rating:${input.caseId}`,
  load,
  decide: ({ invitation, outcome, known, tokenHash }, { ctx }) => {
    const isInvited = !known && outcome !== null && outcome !== 'withdrawn';
    const dated = { ...invitation, concludedOn: ctx.today, expiresOn: shiftDay(ctx.today, ratingContents.openDays) };
    return { writes: isInvited ? [writeInvitation(dated, tokenHash, ctx.now)] : [], result: { invited: isInvited } };
  },
});
