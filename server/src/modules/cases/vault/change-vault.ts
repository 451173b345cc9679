import { isDay } from '@yijian/core/calendar';
import Type from 'typebox';
import { type Actor, actorRef, commandEach, type Environment } from '#platform';
import { refusals } from '../refusals.ts';
import { type KeptPaper, listVault } from './list-vault.ts';
import { writeNote } from './vault.store.ts';

const Target = { fileId: Type.String({ format: 'uuid' }) };
const closed = { additionalProperties: false } as const;
const ownerOf = (_: unknown, actor: Actor): string => `vault:${actor.principal?.id ?? actor.accountId}`;

async function ownPaper(env: Environment, actor: Actor, fileId: string): Promise<KeptPaper> {
  const paper = (await listVault(env, actor)).find((one) => one.fileId === fileId);
  if (!paper) throw refusals.notInVault.with();
  return paper;
}

/** 填材料有效期 (FRM-11): until when the owner says that the paper counts; null takes the statement back. Refuses `not-in-vault`, `bad-validity`. */
export const stateValidity = commandEach({
  name: 'cases.state-validity',
  title: '填写材料有效期',
  permission: { citizen: true },
  input: Type.Object({ ...Target, validUntil: Type.Union([Type.String({ maxLength: 10 }), Type.Null()]) }, closed),
  owner: ownerOf,
  prepare: async ({ input, actor }, env: Environment) => {
    const paper = await ownPaper(env, actor, input.fileId);
    const { validUntil } = input;
    if (validUntil !== null && (!isDay(validUntil) || validUntil < paper.handedInOn)) throw refusals.badValidity.with();
    return paper;
  },
  loadOne: async () => null,
  decide: (_, { input, actor, prepared, ctx }) => ({
    writes: [
      writeNote({
        subjectId: actor.principal!.id,
        sha256: prepared.sha256,
        validUntil: input.validUntil,
        removedAt: null,
        notedBy: actorRef(actor),
        at: ctx.now,
      }),
    ],
    result: { validUntil: input.validUntil },
  }),
});

/** 从材料库移出 (FRM-11): the paper goes along with nothing more; what lies in the files of cases stays as long as the law wants. Refuses `not-in-vault`. */
export const removeFromVault = commandEach({
  name: 'cases.remove-from-vault',
  title: '从材料库移出',
  permission: { citizen: true },
  input: Type.Object(Target, closed),
  owner: ownerOf,
  prepare: ({ input, actor }, env: Environment) => ownPaper(env, actor, input.fileId),
  loadOne: async () => null,
  decide: (_, { actor, prepared, ctx }) => ({
    writes: [
      writeNote({
        subjectId: actor.principal!.id,
        sha256: prepared.sha256,
        validUntil: null,
        removedAt: ctx.now,
        notedBy: actorRef(actor),
        at: ctx.now,
      }),
    ],
    result: { removed: true },
  }),
});
