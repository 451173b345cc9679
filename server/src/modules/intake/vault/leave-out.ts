import { currentRelease } from '#bundles';
import Type from 'typebox';
import { commandEach } from '#platform';
import { writeApplication } from '../intake.store.ts';
import { takeDraft } from '../own-application.ts';
import { refusals } from '../refusals.ts';

/** 不带入 (FRM-11): the materials for which nothing of what was handed in before shall go along; the whole list each time. Refuses `unknown-material`. */
export const leaveOut = commandEach({
  name: 'intake.leave-out',
  title: '选择不带入的材料',
  permission: { citizen: true },
  input: Type.Object(
    {
      applicationId: Type.String({ format: 'uuid' }),
      version: Type.Integer({ minimum: 1 }),
      materials: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100, uniqueItems: true }),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.applicationId,
  loadOne: async (db, request, env) => {
    const draft = await takeDraft(db, request, env);
    const release = await currentRelease(db, draft.application.bundle);
    return { draft, known: release?.materials.map((material) => material.key) ?? [] };
  },
  decide: ({ draft: { application }, known }, { input, ctx }) => {
    if (input.materials.some((key) => !known.includes(key))) throw refusals.unknownMaterial.with({ materials: known });
    const leftOut = [...input.materials].sort();
    return {
      writes: [writeApplication({ ...application, leftOut, updatedAt: ctx.now })],
      result: { version: application.version + 1 },
    };
  },
});
