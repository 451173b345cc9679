import { shanghaiDay } from '@yijian/core/calendar';
import { renderLetter, writeDocument } from '#documents';
import { listFiles } from '#files';
import { recordSealUse, sealDocument } from '#seals';
import { loadPublished } from '#catalogue';
import Type from 'typebox';
import {
  command,
  type Environment,
  newToken,
  type Outcome,
  reactionKey,
  type Reaction,
  systemActor,
  type Write,
} from '#platform';
import { applicantName } from '../views/applicant-name.ts';
import { loadPlans } from '../migrate/plans.store.ts';
import { foldCase } from '../case-state.ts';
import { type CaseFacts, loadCases } from '../change-case.ts';
import { documentedEvents, type DressedLetter, dressLetter, planDocuments } from './document-data.ts';
import { readCase, type ReadCase } from '../views/read-case.ts';
import { countFiles } from '../views/received-materials.ts';
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
  prepare: async ({ input }, env): Promise<MadeLetter[]> => {
    const { letters, uscc, byKind } = await documentFacts(env, input);
    const plans = planDocuments(letters, input).map((plan) => dressLetter(letters, plan, byKind));
    const made: MadeLetter[] = [];
    for (const letter of plans)
      made.push(await makeDocument(env, { letter, at: input.at, uscc: uscc(letter.authority) }));
    return made;
  },
  load: loadCases,
  decide: (facts: CaseFacts, { input, prepared, ctx }): Outcome<{ documentIds: string[] }> => {
    const made = (prepared ?? []).map((one) => ({ ...one, documentId: ctx.newId() }));
    const issued = (one: (typeof made)[number]): Write[] => [
      writeDocument({
        caseId: facts.state.caseId,
        documentId: one.documentId,
        causeId: input.eventId,
        kind: one.plan.act,
        member: one.plan.member,
        title: one.plan.title,
        number: one.number,
        authority: one.authority,
        blob: one.blob,
        size: one.size,
        verifyToken: one.verifyToken,
        missingGlyphs: one.missingGlyphs,
        template: { code: one.chosen.code, version: one.chosen.version, hash: one.chosen.hash },
        at: ctx.now,
      }),
      ...(one.chosen.template.seal === 'none'
        ? []
        : [sealUse(one, { causeId: input.eventId, useId: ctx.newId(), at: ctx.now })]),
    ];
    return {
      writes: made.flatMap(issued),
      events: made.map(({ documentId, plan }) => ({
        id: ctx.newId(),
        type: 'document.issued',
        ownerId: facts.state.caseId,
        seq: facts.state.seq,
        data: { documentId, kind: plan.act, member: plan.member },
      })),
      result: { documentIds: made.map((one) => one.documentId) },
    };
  },
});

/** 用印事由: the event, once; the 办结汇总单 stands beside the notice of the same event, so it says which of the two it is. */
const sealUse = ({ plan, authority, blob }: MadeLetter, use: { causeId: string; useId: string; at: string }): Write =>
  recordSealUse({
    ...use,
    authority,
    causeKind: plan.act === 'summary-sheet' ? 'case-event/summary-sheet' : 'case-event',
    documentHash: blob,
  });

/** 文书依据: the case as its event left it, with the names that documents print. */
export async function documentFacts(env: Environment, { caseId, eventId }: { caseId: string; eventId: string }) {
  const read = await asOf(env, await readCase(env, caseId, () => true), eventId);
  const published = await loadPublished(env.db);
  const region = published.byKind.region.get(read.record.head.region)?.definition as { name: string } | undefined;
  const { place } = read.record.head;
  const taken = place === null ? undefined : published.byKind.hall.get(place)?.definition;
  return {
    byKind: published.byKind,
    letters: {
      read,
      applicant: await applicantName(env, read.record.head),
      queryCode: queryCodeOf(env.keys, caseId).code,
      demo: env.config.demo,
      regimes: published.catalogue.regimes,
      region: region?.name ?? '',
      hall: (taken as { name: string } | undefined)?.name ?? '',
      received: await receivedUntil(env, caseId, read.now),
    },
    uscc: (authority: string) => published.catalogue.authorities.get(authority)!,
  };
}

/** A document made late, or after the case went on, still says what was so when its event happened, and carries that day. */
async function asOf(env: Environment, read: ReadCase, eventId: string): Promise<ReadCase> {
  const event = read.events.find((one) => one.eventId === eventId);
  if (!event) throw new Error(`case ${read.record.caseId} has no event ${eventId}`);
  const events = read.events.filter((one) => one.at <= event.at);
  const record = { ...read.record, state: foldCase(events)! };
  const plan = (await loadPlans(env.db, [record.state])).get(record.caseId)!;
  return { ...read, events, record, plan, now: event.at, today: shanghaiDay(event.at) };
}

/**
 * 扫码查进度 (ENG-24, PRT-15): the receipt's code opens the progress page; every other document's code opens the verify page. On a
 * paper of a test case there is nothing to verify, so it bears no such code.
 */
function pathOf({ plan, number, data }: DressedLetter, verifyToken: string): string | null {
  if (plan.act === 'receipt') return `/citizen/track?no=${encodeURIComponent(number)}&code=${plan.data.queryCode}`;
  return data.trial === true ? null : `/verify/${verifyToken}`;
}

/** 收到的材料 at the instant of the event: what came later stands on later papers. */
async function receivedUntil(env: Environment, caseId: string, at: string): Promise<Map<string, number>> {
  const files = await listFiles(env.db, env.keys, { kind: 'case', id: caseId });
  return countFiles(files.filter((file) => file.at <= at));
}

type MadeLetter = DressedLetter & { blob: string; size: number; verifyToken: string; missingGlyphs: string[] };

/** Printed, and sealed unless the template says that nobody seals it. */
async function makeDocument(
  env: Environment,
  { letter, at, uscc }: { letter: DressedLetter; at: string; uscc: { code: string; name: string; uscc: string } },
): Promise<MadeLetter> {
  const verifyToken = newToken(env.random);
  const { template } = letter.chosen;
  const path = pathOf(letter, verifyToken);
  const { pdf, missingGlyphs } = await renderLetter({
    template,
    data: letter.data as never,
    createdAt: at,
    ...(path && { qr: env.config.baseUrl + path }),
  });
  const content =
    template.seal === 'none' ? pdf : await sealDocument(env, pdf, { authority: uscc, reason: letter.plan.title });
  return {
    ...letter,
    blob: await env.blobs.put(content),
    size: content.byteLength,
    verifyToken,
    missingGlyphs: missingGlyphs.map((glyph) => glyph.char),
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
