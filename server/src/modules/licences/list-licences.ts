import { loadCatalogue } from '#catalogue';
import { shanghaiDay } from '@yijian/core/calendar';
import type { Actor, Environment } from '#platform';
import { verifyAddress } from './attach-document.ts';
import { isIssuer, possibleActs } from './change-status.ts';
import { labelledAttributes } from './licence-document.ts';
import { actNames, type Licence, statusCodes, statusNames, statusOn, versionText } from './licences.ts';
import {
  findLicence,
  listByIssuers,
  listChanges,
  listKeptBy,
  listVersions,
  openLicences,
  type OpenLicence,
} from './licences.store.ts';
import { refusals } from './refusals.ts';

/** 证照清单: the holder's own licences with every version; for issuers the newest hundred of their authority, or those with a number. */
export async function listLicences(env: Environment, actor: Actor, number?: string) {
  const today = shanghaiDay(await env.now());
  const mine =
    actor.kind === 'staff'
      ? await listByIssuers(env.db, issuersOf(actor), number)
      : await listKeptBy(env.db, actor.principal?.id ?? actor.personId ?? '');
  const opened = await openLicences(env.db, env.keys, mine);
  return { items: opened.map((one) => overview(one, today)) };
}

/** 证照详情: what is printed, all versions, what happened to it, and what the officer may do now. Refuses `licences.licence-not-found`. */
export async function readLicence(env: Environment, licenceId: string, actor: Actor) {
  const licence = await getLicence(env, licenceId, actor);
  const today = shanghaiDay(await env.now());
  const [opened] = await openLicences(env.db, env.keys, [licence]);
  const catalogue = await loadCatalogue(env.db);
  const type = catalogue.licenceTypes.get(licence.type);
  const versions = await listVersions(env.db, licence);
  return {
    ...overview(opened!, today),
    attributes:
      type && opened!.content
        ? labelledAttributes({ type, content: opened!.content, elements: catalogue.elements })
        : [],
    versions: versions.map((one) => ({
      licenceId: one.licenceId,
      version: versionText(one.version),
      issuedOn: one.issuedOn,
      status: statusOn(one, today),
      statusName: statusNames[statusOn(one, today)],
    })),
    history: (await listChanges(env.db, env.keys, licence)).map(({ act, to, law, reason, at }) => ({
      act,
      name: actNames[act],
      status: to,
      statusName: statusNames[to],
      law,
      reason,
      at,
    })),
    verifyAddress: verifyAddress(env, licence),
    actions: isIssuer(licence, actor) ? possibleActs(licence, today) : [],
  };
}

/** 取证照 that the actor may see: its holder, or an officer of the authority that issued it. Others are answered as if it were not there. */
export async function getLicence(env: Environment, licenceId: string, actor: Actor): Promise<Licence> {
  const licence = await findLicence(env.db, { by: 'licence_id', value: licenceId });
  if (!licence || !(isHolder(licence, actor) || isIssuer(licence, actor))) throw refusals.licenceNotFound.with();
  return licence;
}

const isHolder = (licence: Licence, actor: Actor): boolean =>
  actor.kind === 'citizen' &&
  actor.principal !== null &&
  (actor.principal.id === licence.holder.subjectId || actor.principal.id === licence.guardianId);
const issuersOf = (actor: Actor): string[] => [
  ...new Set(
    actor.posts.filter((post) => post.role === 'issuer' || post.role === 'decider').map((post) => post.authority),
  ),
];

function overview({ licence, content }: OpenLicence, today: string) {
  const status = statusOn(licence, today);
  return {
    licenceId: licence.licenceId,
    type: licence.type,
    typeName: licence.typeName,
    number: licence.number,
    identifier: licence.identifier,
    version: versionText(licence.version),
    holderName: content?.holderName ?? '(已删除)',
    issuer: licence.issuer,
    issuerName: licence.issuerName,
    issuedOn: licence.issuedOn,
    validFrom: licence.validFrom,
    validTo: licence.validTo,
    validityText: validityText(licence),
    status,
    statusName: statusNames[status],
    statusCode: statusCodes[status],
    hasFile: licence.document !== null,
    caseId: licence.caseId,
    flag: licence.missingGlyphs
      ? `照面上有 ${licence.missingGlyphs} 个生僻字字库里没有，印成了〓;电子数据里的字是完整的，请发证机关加装字库后重新制证`
      : null,
  };
}

/** 有效期 in words. */
export const validityText = ({ validFrom, validTo }: Pick<Licence, 'validFrom' | 'validTo'>): string =>
  validTo ? `${validFrom} 至 ${validTo}` : `${validFrom} 起长期有效`;
