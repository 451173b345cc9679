import { getPersonFacts } from '#identity';
import Type, { type Static } from 'typebox';
import { type Actor, commandEach, type Environment } from '#platform';
import { writeApplication } from '../intake.store.ts';
import { takeDraft } from '../own-application.ts';
import { lookAtApplication } from '../prepare-to-submit.ts';
import { refusals } from '../refusals.ts';
import { isDrawn, type SigningTask, type Strokes } from './signature.ts';
import { writeSignature } from './signatures.store.ts';

const closed = { additionalProperties: false } as const;
const POINTS_MAX = 4000;
const Point = Type.Unsafe<readonly [number, number]>(
  Type.Array(Type.Integer({ minimum: 0, maximum: 1000 }), { minItems: 2, maxItems: 2 }),
);
const How = Type.Union([
  Type.Object(
    {
      way: Type.Literal('drawn'),
      drawing: Type.Array(Type.Array(Point, { minItems: 1, maxItems: POINTS_MAX }), { minItems: 1, maxItems: 200 }),
    },
    closed,
  ),
  Type.Object({ way: Type.Literal('typed'), name: Type.String({ minLength: 1, maxLength: 60 }) }, closed),
  Type.Object({ way: Type.Literal('scan') }, closed),
  Type.Object({ way: Type.Literal('paper') }, closed),
  Type.Object({ way: Type.Literal('withdrawn') }, closed),
]);
type How = Static<typeof How>;

/**
 * 签署 (FRM-14): one place of one material, on the content as it stands. The applicant draws or types the name on what the platform
 * prints, or confirms that the uploaded file bears it; staff record that they saw it on the paper original. This is a signature on a
 * screen with evidence, no qualified electronic signature. Refuses `nothing-to-sign`, `sign-in-order`, `wrong-signer`, `wrong-way`,
 * `empty-signature`, `wrong-name`.
 */
export const signApplication = commandEach({
  name: 'intake.sign-application',
  title: '签署',
  permission: { citizen: true, posts: ['counter', 'receiver'] },
  input: Type.Object(
    {
      applicationId: Type.String({ format: 'uuid' }),
      version: Type.Integer({ minimum: 1 }),
      material: Type.String({ minLength: 1, maxLength: 200 }),
      place: Type.String({ minLength: 1, maxLength: 64 }),
      how: How,
    },
    closed,
  ),
  owner: (input) => input.applicationId,
  prepare: async ({ input, actor }, env: Environment) => {
    const { application, assembled } = await lookAtApplication(env, input.applicationId, actor);
    const task = assembled.signing.find((one) => one.material === input.material && one.place.id === input.place);
    if (!task) throw refusals.nothingToSign.with();
    if (input.how.way !== 'withdrawn') {
      mustBeNext(task);
      mustSuit(task, input.how, { actor, channel: application.channel });
      await mustBeMine(env, actor, input.how);
    }
    return { task, version: application.version };
  },
  loadOne: async (db, request, env) => ({ draft: await takeDraft(db, request, env), keys: env.keys }),
  decide: ({ draft, keys }, { input, actor, prepared, ctx }) => {
    const { application, key } = draft;
    // What was looked at is what is signed.
    if (prepared.version !== application.version)
      throw refusals.applicationChanged.with({ version: application.version });
    const signature = {
      signatureId: ctx.newId(),
      material: input.material,
      place: input.place,
      way: input.how.way,
      contentHash: prepared.task.contentHash,
      accountId: actor.accountId!,
      personId: actor.personId,
      capacity: actor.capacity,
      at: ctx.now,
      drawing: input.how.way === 'drawn' ? (input.how.drawing as Strokes) : null,
      name: input.how.way === 'typed' ? input.how.name.trim() : null,
    };
    const around = { applicationId: application.applicationId, sessionId: actor.sessionId, keys, key };
    return {
      writes: [writeSignature(signature, around), writeApplication({ ...application, updatedAt: ctx.now })],
      result: { version: application.version + 1, contentHash: signature.contentHash },
    };
  },
});

function mustBeNext(task: SigningTask): void {
  if (task.after) throw refusals.signInOrder.with({ first: task.after });
  if (task.content === 'nothing') throw refusals.nothingToSign.with();
}

/** Staff record what they saw on paper and nothing else; on the screen nobody makes a stamp or signs for another. */
function mustSuit(task: SigningTask, how: How, of: { actor: Actor; channel: string }): void {
  const isStaff = of.actor.kind === 'staff';
  const isOnScreen = how.way === 'drawn' || how.way === 'typed';
  if (isStaff ? how.way !== 'paper' || of.channel === 'hotline' : how.way === 'paper') throw refusals.wrongWay.with();
  if (how.way === 'scan' && task.content !== 'file') throw refusals.wrongWay.with();
  if (!isOnScreen) return;
  if (task.content !== 'form' || task.place.means === 'seal' || task.place.signer === 'other')
    throw refusals.wrongWay.with();
  if (task.place.signer === 'legalRepresentative' && of.actor.capacity !== 'legalRepresentative')
    throw refusals.wrongSigner.with({ label: task.place.label });
}

async function mustBeMine(env: Environment, actor: Actor, how: How): Promise<void> {
  if (how.way === 'drawn' && !isDrawn(how.drawing as Strokes)) throw refusals.emptySignature.with();
  if (how.way !== 'typed') return;
  const { name } = await getPersonFacts(env.db, env.keys, actor.personId!);
  if (how.name.trim() !== name) throw refusals.wrongName.with();
}
