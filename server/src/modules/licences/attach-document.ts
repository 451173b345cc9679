import Type from 'typebox';
import { loadCatalogue } from '#catalogue';
import { type LicencePage, renderTemplate } from '#documents';
import { keepContent } from '#files';
import { command, type Environment, loadEach, type Queryable } from '#platform';
import { recordSealUse, sealDocument } from '#seals';
import { planPrint } from './licence-document.ts';
import type { Licence } from './licences.ts';
import { findLicence, openLicences, takeLicence, writeDocument } from './licences.store.ts';
import { refusals } from './refusals.ts';

type Made = { sha256: string; blob: string; missingGlyphs: number };

/**
 * 制证 (FRM-17): prints a licence, seals it with the issuing authority's seal and keeps the file; the use of the seal is recorded
 * with its one cause, the decision. Asked again it does nothing. Refuses `licences.licence-not-found`, `seals.no-seal`.
 */
export const attachDocument = command({
  name: 'licences.attach-document',
  title: '制作电子证照文件',
  permission: { system: true },
  input: Type.Object({ licenceId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  owner: (input) => input.licenceId,
  prepare: ({ input }, env) => makeDocument(env, input.licenceId),
  load: loadEach(async (db: Queryable, { input }: { input: { licenceId: string } }) => {
    const licence = await takeLicence(db, input.licenceId);
    if (!licence) throw refusals.licenceNotFound.with();
    return licence;
  }),
  decide: (licence: Licence, { prepared, ctx }) => {
    if (licence.document || !prepared)
      return { writes: [], result: { licenceId: licence.licenceId, documentHash: licence.document?.sha256 ?? null } };
    const use = {
      useId: ctx.newId(),
      authority: licence.issuer,
      causeKind: 'licence',
      causeId: licence.decisionId ?? licence.licenceId,
      documentHash: prepared.sha256,
      at: ctx.now,
    };
    return {
      writes: [writeDocument(licence.licenceId, prepared), recordSealUse(use)],
      result: { licenceId: licence.licenceId, documentHash: prepared.sha256 },
    };
  },
});

/** Null: there is a document already, or nothing to print because the holder was erased. */
async function makeDocument(env: Environment, licenceId: string): Promise<Made | null> {
  const licence = await findLicence(env.db, { by: 'licence_id', value: licenceId });
  if (!licence || licence.document) return null;
  const [opened] = await openLicences(env.db, env.keys, [licence]);
  if (!opened?.content) return null;
  const catalogue = await loadCatalogue(env.db);
  const [type, authority] = [catalogue.licenceTypes.get(licence.type), catalogue.authorities.get(licence.issuer)];
  if (!type) throw refusals.unknownType.with({ type: licence.type });
  if (!authority) throw refusals.unknownAuthority.with({ authority: licence.issuer });
  const plan = planPrint({
    licence,
    content: opened.content,
    type,
    authority,
    elements: catalogue.elements,
    demo: env.config.demo,
  });
  const { pdf, missingGlyphs } = await renderTemplate<LicencePage>({
    ...plan,
    createdAt: licence.createdAt,
    qr: verifyAddress(env, licence),
  });
  // The identifier in the signature tells which licence a changed copy claims to be.
  const sealed = await sealDocument(env, pdf, { authority, reason: `制发电子证照 ${licence.identifier}` });
  return {
    ...(await keepContent(env, licence.holder.subjectId, Buffer.from(sealed))),
    missingGlyphs: missingGlyphs.length,
  };
}

/** 核验地址: what the QR code holds. */
export const verifyAddress = (env: Pick<Environment, 'config'>, licence: Pick<Licence, 'verifyToken'>): string =>
  `${env.config.baseUrl}/verify/${licence.verifyToken}`;
