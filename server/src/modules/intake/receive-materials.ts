import { currentRelease } from '#bundles';
import Type from 'typebox';
import { commandEach } from '#platform';
import { writeApplication } from './intake.store.ts';
import { takeDraft } from './own-application.ts';
import { refusals } from './refusals.ts';

const Count = Type.Integer({ minimum: 0, maximum: 99 });
const Ticked = Type.Union([
  Type.Object({ missing: Type.Literal(true) }, { additionalProperties: false }),
  Type.Object({ missing: Type.Literal(false), originals: Count, copies: Count }, { additionalProperties: false }),
  Type.Null(),
]);

/**
 * 收件清点 (ITK-06): what the clerk found, material by material: originals seen and paper copies kept, or missing; null takes the
 * tick back. A missing material lets staff receive the application (行政许可法 32(4): received, and everything missing told once);
 * handed in by the applicant alone it still keeps it from being submitted. Refuses `unknown-material`.
 */
export const receiveMaterials = commandEach({
  name: 'intake.receive-materials',
  title: '清点材料',
  permission: { posts: ['counter', 'receiver'] },
  input: Type.Object(
    {
      applicationId: Type.String({ format: 'uuid' }),
      version: Type.Integer({ minimum: 1 }),
      materials: Type.Record(Type.String({ maxLength: 200 }), Ticked),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.applicationId,
  loadOne: async (db, request, env) => {
    const draft = await takeDraft(db, request, env);
    const release = await currentRelease(db, draft.application.bundle);
    return { draft, materials: release?.materials.map((material) => material.key) ?? [] };
  },
  decide: ({ draft: { application }, materials }, { input, ctx }) => {
    const ticked = Object.entries(input.materials);
    if (ticked.some(([key]) => !materials.includes(key))) throw refusals.unknownMaterial.with({ materials });
    const receiving = { ...application.receiving };
    for (const [key, one] of ticked) {
      if (one === null) delete receiving[key];
      else receiving[key] = one;
    }
    return {
      writes: [writeApplication({ ...application, receiving, updatedAt: ctx.now })],
      result: { version: application.version + 1 },
    };
  },
});
