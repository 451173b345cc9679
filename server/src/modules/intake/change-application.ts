import { checkAnswers } from '@yijian/core/compile';
import Type from 'typebox';
import { commandEach } from '#platform';
import type { Values } from './application.ts';
import { removeApplication, writeApplication } from './intake.store.ts';
import { offeredRelease } from './offered-release.ts';
import { takeDraft } from './own-application.ts';
import { refusals } from './refusals.ts';
import { removeSignatures } from './signing/signatures.store.ts';
import { AnswersInput, optional } from './start-application.ts';

const Target = { applicationId: Type.String({ format: 'uuid' }), version: Type.Integer({ minimum: 1 }) };
const permission = { citizen: true, posts: ['counter', 'receiver'] } as const;

/** 改回答: other answers change items, materials and fields; what was filled in stays. The draft moves to the release in force. */
export const saveAnswers = commandEach({
  name: 'intake.save-answers',
  title: '保存情形回答',
  permission,
  input: Type.Object(
    {
      ...Target,
      bundle: Type.String({ maxLength: 64 }),
      answers: AnswersInput,
      optedOut: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 })),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.applicationId,
  prepare: async ({ input }, env) => {
    const release = await offeredRelease(env.db, input.bundle);
    const findings = checkAnswers(release, input.answers);
    if (findings.length > 0) throw refusals.badAnswers.with({ findings });
    return release;
  },
  loadOne: takeDraft,
  decide: ({ application }, { input, prepared: release, ctx }) => {
    if (application.bundle !== input.bundle) throw refusals.applicationNotFound.with();
    const optedOut = optional(release, input.optedOut ?? application.optedOut);
    return {
      writes: [
        writeApplication({
          ...application,
          release: release.hash,
          answers: input.answers,
          optedOut,
          updatedAt: ctx.now,
        }),
      ],
      result: { version: application.version + 1 },
    };
  },
});

const Value = Type.Union([
  Type.String({ maxLength: 2000 }),
  Type.Array(Type.String({ maxLength: 64 }), { maxItems: 100 }),
  Type.Null(),
]);

/**
 * 保存填写内容: values by merge key; null gives a field back to its source. Kept as sent, also when not yet right: problems
 * are shown beside the field, nothing is lost.
 */
export const saveValues = commandEach({
  name: 'intake.save-values',
  title: '保存填写内容',
  permission,
  input: Type.Object(
    { ...Target, values: Type.Record(Type.String({ maxLength: 200 }), Value) },
    { additionalProperties: false },
  ),
  owner: (input) => input.applicationId,
  loadOne: takeDraft,
  decide: ({ application, values, encrypt }, { input, ctx }) => {
    const merged: Values = { ...values };
    for (const [key, value] of Object.entries(input.values)) {
      if (value === null) delete merged[key];
      else merged[key] = value;
    }
    return {
      writes: [writeApplication({ ...application, cipher: encrypt(merged), updatedAt: ctx.now })],
      result: { version: application.version + 1 },
    };
  },
});

/** 用不用以前填过的内容 (FRM-05): off, and the boxes that earlier applications filled are empty again; what was entered stays. */
export const switchHistory = commandEach({
  name: 'intake.switch-history',
  title: '选择是否用以前填过的内容',
  permission,
  input: Type.Object({ ...Target, on: Type.Boolean() }, { additionalProperties: false }),
  owner: (input) => input.applicationId,
  loadOne: takeDraft,
  decide: ({ application }, { input, ctx }) => ({
    writes: [writeApplication({ ...application, usesHistory: input.on, updatedAt: ctx.now })],
    result: { version: application.version + 1 },
  }),
});

/** 作出承诺: the materials that the applicant replaces by the shown commitment; the whole list each time. Refuses `commit-in-writing` at a hotline. */
export const saveCommitments = commandEach({
  name: 'intake.save-commitments',
  title: '保存承诺',
  permission,
  input: Type.Object(
    { ...Target, materials: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  owner: (input) => input.applicationId,
  loadOne: takeDraft,
  decide: ({ application }, { input, ctx }) => {
    if (application.channel === 'hotline' && input.materials.length > 0) throw refusals.commitInWriting.with();
    return {
      writes: [writeApplication({ ...application, commitments: [...input.materials].sort(), updatedAt: ctx.now })],
      result: { version: application.version + 1 },
    };
  },
});

/** 删除草稿. */
export const discardApplication = commandEach({
  name: 'intake.discard-application',
  title: '删除草稿',
  permission,
  input: Type.Object({ applicationId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  owner: (input) => input.applicationId,
  loadOne: takeDraft,
  decide: ({ application }) => ({
    writes: [removeApplication(application.applicationId), removeSignatures(application.applicationId)],
    result: { discarded: true },
  }),
});
