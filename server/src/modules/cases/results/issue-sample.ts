import { writeDocument } from '#documents';
import { printSample } from '#licences';
import Type from 'typebox';
import { command, newToken } from '#platform';
import { type CaseFacts, loadCases } from '../change-case.ts';

/**
 * 出具测试证照 (THG-16): what granting would have issued, as a paper with the watermark 「测试」 among the documents of the test case.
 * Once per decision.
 */
export const issueSample = command({
  name: 'cases.issue-sample',
  title: '出具测试证照',
  permission: { system: true },
  input: Type.Object(
    {
      caseId: Type.String({ format: 'uuid' }),
      eventId: Type.String({ format: 'uuid' }),
      member: Type.String(),
      type: Type.String(),
      authority: Type.String(),
      holderName: Type.String(),
      attributes: Type.Record(Type.String(), Type.String()),
      numberedAs: Type.Array(Type.String()),
      number: Type.String(),
      issuedOn: Type.String(),
      appliedOn: Type.String(),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  prepare: async ({ input }, env) => {
    const { caseId: _, eventId: __, member: ___, ...sample } = input;
    const { pdf, missingGlyphs, title } = await printSample(env, { ...sample, createdAt: await env.now() });
    return {
      title,
      blob: await env.blobs.put(pdf),
      size: pdf.byteLength,
      missingGlyphs: missingGlyphs.map((glyph) => glyph.char),
      verifyToken: newToken(env.random),
    };
  },
  load: loadCases,
  decide: ({ state }: CaseFacts, { input, prepared, ctx }) => {
    const documentId = ctx.newId();
    const made = prepared!;
    return {
      writes: [
        writeDocument({
          caseId: state.caseId,
          documentId,
          causeId: input.eventId,
          kind: 'licence-sample',
          member: input.member,
          number: input.number,
          authority: input.authority,
          template: null,
          at: ctx.now,
          ...made,
        }),
      ],
      result: { documentId },
    };
  },
});
