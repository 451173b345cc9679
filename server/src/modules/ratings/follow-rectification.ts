import Type from 'typebox';
import { planNotice } from '#notices';
import { command, loadEach, type Queryable, type Request } from '#platform';
import { findInvitationOfRating, writeExclusion } from './ratings.store.ts';

const Uuid = Type.String({ format: 'uuid' });
const closed = { additionalProperties: false } as const;

/** 不计入统计: an appeal was upheld. The rating stays as given; the exclusion is its own record. */
export const excludeRating = command({
  name: 'ratings.exclude-rating',
  title: '评价不计入统计',
  permission: { system: true },
  input: Type.Object({ ratingId: Uuid, workorderId: Uuid }, closed),
  owner: (input) => input.ratingId,
  load: async (_, requests) => requests.map(() => null),
  decide: (_, { input, ctx }) => ({
    writes: [writeExclusion(input.ratingId, input.workorderId, ctx.now)],
    result: { excluded: true },
  }),
});

const load = loadEach(
  async (db: Queryable, { input }: Request<{ ratingId: string; outcome: string }>) =>
    (await findInvitationOfRating(db, input.ratingId))!,
);

/** 反馈评价人: whoever rated badly is told how it ended, named or not; only they see the notice. */
export const tellRater = command({
  name: 'ratings.tell-rater',
  title: '反馈评价人',
  permission: { system: true },
  input: Type.Object({ ratingId: Uuid, outcome: Type.String({ maxLength: 40 }) }, closed),
  owner: (input) => `notice:${input.ratingId}`,
  load,
  decide: (invitation, { input, ctx }) => {
    if (!invitation.principal) return { writes: [], result: { told: false } };
    const content = {
      kind: 'rectification-closed' as const,
      params: { receiptNo: invitation.receiptNo, bundleName: invitation.bundleName, outcome: input.outcome },
    };
    const notice = { recipient: invitation.principal, caseId: invitation.caseId, content };
    return { ...planNotice(notice, ctx), result: { told: true } };
  },
});
