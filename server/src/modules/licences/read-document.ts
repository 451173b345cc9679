import { readContent } from '#files';
import { type Actor, type Environment, type ServedFile, systemActor } from '#platform';
import { attachDocument } from './attach-document.ts';
import { getLicence } from './list-licences.ts';
import { versionText } from './licences.ts';
import { findLicence } from './licences.store.ts';
import { refusals } from './refusals.ts';

/** 证照文件: the sealed PDF for its holder or issuer; made now when its turn has not come yet. Refuses `licences.licence-not-found`. */
export async function readDocument(env: Environment, licenceId: string, actor: Actor): Promise<ServedFile> {
  let licence = await getLicence(env, licenceId, actor);
  if (!licence.document) {
    await env.execute(attachDocument, { input: { licenceId }, actor: systemActor });
    licence = (await findLicence(env.db, { by: 'licence_id', value: licenceId }))!;
  }
  const content = licence.document && (await readContent(env, licence.holder.subjectId, licence.document));
  if (!content) throw refusals.licenceNotFound.with();
  return {
    name: `${licence.typeName}-${licence.number}-${versionText(licence.version)}.pdf`,
    type: 'application/pdf',
    content,
  };
}
