import { contentHash } from '@yijian/core/contract';
import Type, { type Static } from 'typebox';
import {
  actorRef,
  command,
  type Context,
  type Environment,
  type LoadEnvironment,
  newToken,
  type Queryable,
} from '#platform';
import { cipherPurpose, type ReadingContent, writeReading } from './exchange.store.ts';
import type { RegisterAnswer } from './ports.ts';
import type { Reading } from './readings.ts';
import { registerPort } from './register-port.ts';

const Asked = Type.Object(
  {
    register: Type.Union([Type.Literal('population'), Type.Literal('enterprise')]),
    key: Type.String({ pattern: '^[0-9A-Z]{18}$' }),
    subjectId: Type.String({ format: 'uuid' }),
    role: Type.String({ minLength: 1, maxLength: 64 }),
    purpose: Type.String({ minLength: 1, maxLength: 120 }),
    caseRef: Type.Optional(Type.String({ maxLength: 64 })),
  },
  { additionalProperties: false },
);

/**
 * 查询登记库: asks the register before the transaction and records question and answer, found or not. Its result holds no
 * personal value (results may be kept under a submission number); `getReading` opens the content.
 */
export const recordReading = command({
  name: 'exchange.record-reading',
  title: '查询登记库',
  permission: { citizen: true, system: true, posts: ['counter', 'receiver', 'reviewer'] },
  input: Asked,
  owner: (input) => `reading:${input.subjectId}`,
  prepare: ({ input }, env) => askRegister(input, env),
  load: loadKeys,
  decide: ({ seal }, { input, actor, prepared, ctx }) => {
    const reading: Reading = {
      readingId: ctx.newId(),
      register: input.register,
      subjectId: input.subjectId,
      role: input.role,
      purpose: input.purpose,
      caseRef: input.caseRef ?? null,
      requestedBy: actorRef(actor),
      requester: actor.kind,
      outcome: prepared.state,
      because: prepared.state === 'unavailable' ? prepared.because : null,
      hash: null,
      readAt: ctx.now,
    };
    const result = { readingId: reading.readingId, outcome: reading.outcome };
    if (prepared.state !== 'found') return { writes: [writeReading(reading, null)], result };
    const content: ReadingContent = {
      salt: newToken(ctx.random),
      attributes: { ...prepared.attributes },
      records: [...prepared.records],
    };
    const sealed = seal(ctx, cipherPurpose(reading.readingId), content);
    const hash = contentHash({ register: reading.register, readingId: reading.readingId, ...content });
    return { writes: [...sealed.writes, writeReading({ ...reading, hash }, sealed.cipher)], result };
  },
});

function askRegister(asked: Static<typeof Asked>, env: Environment): Promise<RegisterAnswer> {
  const why = { purpose: asked.purpose, caseRef: asked.caseRef ?? null };
  const port = registerPort(env);
  return asked.register === 'population'
    ? port.readPopulation({ idNumber: asked.key, ...why })
    : port.readEnterprise({ uscc: asked.key, ...why });
}

type Facts = {
  seal: (
    ctx: Context,
    purpose: string,
    value: unknown,
  ) => { cipher: string; writes: ReturnType<typeof writeReading>[] };
};

async function loadKeys(
  db: Queryable,
  requests: readonly { input: Static<typeof Asked> }[],
  env: LoadEnvironment,
): Promise<Facts[]> {
  const ring = await env.keys.load(db, [...new Set(requests.map(({ input }) => input.subjectId))]);
  return requests.map(({ input }) => ({
    seal: (ctx, purpose, value) => {
      const known = ring.keys.get(input.subjectId);
      const fresh = known ? undefined : ring.created(input.subjectId, ctx.now);
      return { cipher: env.keys.encrypt(known ?? fresh!.key, purpose, value), writes: fresh ? [fresh.write] : [] };
    },
  }));
}
