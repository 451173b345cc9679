import { shanghaiDay } from '@yijian/core/calendar';
import { writeDocument, renderTemplate } from '#documents';
import { listFiles } from '#files';
import { recordSealUse, sealDocument } from '#seals';
import { loadPublished } from '#catalogue';
import Type from 'typebox';
import { command, type Environment, newToken, type Outcome, reactionKey, type Reaction, systemActor } from '#platform';
import { applicantName } from '../views/applicant-name.ts';
import { foldCase } from '../case-state.ts';
import { type CaseFacts, loadCases } from '../change-case.ts';
import { documentedEvents, type DocumentPlan, planDocument } from './document-data.ts';
import { readCase, type ReadCase } from '../views/read-case.ts';
import { queryCodeOf } from '../query-code.ts';

/**
 * 出具文书 (FRM-17, I10): renders and seals the document of one event. Rendering happens before the transaction; the row of the
 * document and the record of the seal's use are written together, once per cause.
 */
export const issueDocument = command({
  name: 'cases.issue-document',
  title: '出具文书',
  permission: { system: true },
  input: Type.Object(
    {
      caseId: Type.String({ format: 'uuid' }),
      eventId: Type.String({ format: 'uuid' }),
      type: Type.String(),
      at: Type.String(),
      member: Type.Optional(Type.String()),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  prepare: async ({ input }, env) => {
    const facts = await documentFacts(env, input);
    const plan = planDocument(facts.document, input);
    return plan && makeDocument(env, { plan, at: input.at, uscc: facts.uscc(plan.authority) });
  },
  load: loadCases,
  decide: (facts: CaseFacts, { input, prepared, ctx }): Outcome<{ documentId: string | null }> => {
    if (!prepared) return { writes: [], result: { documentId: null } };
    const { plan, blob, size, verifyToken, missingGlyphs } = prepared;
    const documentId = ctx.newId();
    return {
      writes: [
        writeDocument({
          caseId: facts.state.caseId,
          documentId,
          causeId: input.eventId,
          kind: plan.name,
          member: plan.member,
          title: plan.title,
          number: plan.number,
          authority: plan.authority,
          blob,
          size,
          verifyToken,
          missingGlyphs,
          at: ctx.now,
        }),
        recordSealUse({
          useId: ctx.newId(),
          authority: plan.authority,
          causeKind: 'case-event',
          causeId: input.eventId,
          documentHash: blob,
          at: ctx.now,
        }),
      ],
      events: [
        {
          id: ctx.newId(),
          type: 'document.issued',
          ownerId: facts.state.caseId,
          seq: facts.state.seq,
          data: { documentId, kind: plan.name, member: plan.member },
        },
      ],
      result: { documentId },
    };
  },
});

/** 文书依据: the case as its event left it, with the names that documents print. */
export async function documentFacts(env: Environment, { caseId, eventId }: { caseId: string; eventId: string }) {
  const read = asOf(await readCase(env, caseId, () => true), eventId);
  const published = await loadPublished(env.db);
  const region = published.byKind.region.get(read.record.head.region)?.definition as { name: string } | undefined;
  const hall = [...published.byKind.hall.values()]
    .map((entry) => entry.definition as { name: string; region: string })
    .find((one) => read.record.head.region.startsWith(one.region));
  return {
    document: {
      read,
      applicant: await applicantName(env, read.record.head),
      queryCode: queryCodeOf(env.keys, caseId).code,
      demo: env.config.demo,
      regimes: published.catalogue.regimes,
      region: region?.name ?? '',
      hall: hall?.name ?? '',
      received: await receivedUntil(env, caseId, read.now),
    },
    uscc: (authority: string) => published.catalogue.authorities.get(authority)!,
  };
}

/** A document made late, or after the case went on, still says what was so when its event happened, and carries that day. */
function asOf(read: ReadCase, eventId: string): ReadCase {
  const event = read.events.find((one) => one.eventId === eventId);
  if (!event) throw new Error(`case ${read.record.caseId} has no event ${eventId}`);
  const events = read.events.filter((one) => one.at <= event.at);
  const record = { ...read.record, state: foldCase(events)! };
  return { ...read, events, record, now: event.at, today: shanghaiDay(event.at) };
}

/** 扫码查进度 (ENG-24, PRT-15): the receipt's code opens the progress page; every other document's code opens the verify page. */
const trackPath = (plan: DocumentPlan): string | null =>
  plan.name === 'receipt' ? `/citizen/track?no=${plan.data.number}&code=${plan.data.queryCode}` : null;

/** 收到的材料 at the instant of the event: what came later stands on later papers. */
async function receivedUntil(env: Environment, caseId: string, at: string): Promise<Map<string, number>> {
  const received = new Map<string, number>();
  for (const file of await listFiles(env.db, env.keys, { kind: 'case', id: caseId }))
    if (file.at <= at) received.set(file.material, (received.get(file.material) ?? 0) + 1);
  return received;
}

async function makeDocument(
  env: Environment,
  made: { plan: DocumentPlan; at: string; uscc: { code: string; name: string; uscc: string } },
) {
  const verifyToken = newToken(env.random);
  const rendered = await renderTemplate({
    name: made.plan.name,
    data: made.plan.data as never,
    createdAt: made.at,
    qr: env.config.baseUrl + (trackPath(made.plan) ?? `/verify/${verifyToken}`),
  });
  const sealed = await sealDocument(env, rendered.pdf, { authority: made.uscc, reason: made.plan.title });
  return {
    plan: made.plan,
    blob: await env.blobs.put(sealed),
    size: sealed.byteLength,
    verifyToken,
    missingGlyphs: rendered.missingGlyphs.map((glyph) => glyph.char),
  };
}

/** Documents follow the events of a case. */
export const issueDocuments: Reaction = {
  consumer: 'cases.issue-documents',
  on: documentedEvents,
  handle: async (event, env) => {
    const { member } = event.data as { member?: string };
    await env.execute(issueDocument, {
      input: {
        caseId: event.ownerId,
        eventId: event.id,
        type: event.type,
        at: event.at,
        ...(member ? { member } : {}),
      },
      actor: systemActor,
      idempotencyKey: reactionKey(event, 'cases.issue-documents'),
    });
  },
};
