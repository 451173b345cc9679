import { importBundles } from '#bundles';
import { hasImportedYears, importYear } from '#calendars';
import { fileURLToPath } from 'node:url';
import { findDefinition, importDefinitions, loadCatalogue, loadPublished, setStopDay } from '#catalogue';
import { type Pack, readPack } from '#packs';
import { lastPublishedYear, publishedYears, shanghaiDay } from '@yijian/core/calendar';
import type { Bundle, Definition } from '@yijian/core/contract';
import {
  findOrganisationByUscc,
  findPersonByIdNumber,
  importAccount,
  importMandate,
  importOrganisation,
  importPerson,
  importPost,
} from '#identity';
import { importLicence } from '#licences';
import { type Environment, systemActor } from '#platform';
import { importRelyingParty } from '#sso';

/** 基础内容包: what every deployment needs to begin with (文书模板). */
const baseFolder = fileURLToPath(new URL('../../../content/base', import.meta.url));

/**
 * 导入基础内容: what this installation never had; what it has, changed or withdrawn, is the district's own and stays. At every start.
 */
export async function loadBase(env: Environment): Promise<void> {
  const pack = readPack(baseFolder);
  const known = await Promise.all(pack.definitions.map((one) => findDefinition(env.db, one.definition)));
  const missing = pack.definitions.map((one) => one.definition).filter((_, at) => known[at] === undefined);
  if (missing.length === 0) return;
  await importDefinitions(env, missing, { actor: systemActor, reason: `导入 ${pack.manifest?.name ?? baseFolder}` });
}

export type Loaded = { definitions: number; bundles: number; people: number };

/**
 * 导入内容包: ground rows, definitions and bundles through the same commands as everybody; what is in force with the same
 * content is skipped, so that loading again changes nothing. Throws with every finding when the pack has any.
 */
export async function loadPack(
  env: Environment,
  folder: string,
  say: (line: string) => void = () => {},
): Promise<Loaded> {
  const pack = readPack(folder);
  if (pack.findings.length > 0)
    throw new Error(
      `${folder}: ${pack.findings.length} findings\n${pack.findings.map((one) => `${one.file}:${one.line ?? 0} ${one.message}`).join('\n')}`,
    );
  const label = `导入 ${pack.manifest?.name ?? folder} ${pack.manifest?.version ?? ''}`;
  const definitions = pack.definitions.map((one) => one.definition);
  const around = { actor: systemActor, reason: label };
  await loadBase(env);
  await loadCalendar(env);
  // Windows name bundles, which are compiled from the rest.
  const isAfter = ({ kind }: Definition): boolean => kind === 'window';
  const imported = await importDefinitions(
    env,
    definitions.filter((one) => one.kind !== 'bundle' && !isAfter(one)),
    around,
  );
  say(`事项目录 ${imported.published} 项新发布，${imported.unchanged} 项未变`);
  const before = new Set((await loadPublished(env.db)).byKind.bundle.keys());
  const bundles = await importBundles(
    env,
    definitions.filter((one): one is Bundle => one.kind === 'bundle'),
    around,
  );
  const windows = await importDefinitions(env, definitions.filter(isAfter), around);
  await loadStopDays(env, pack, before);
  await loadPeople(env, pack);
  await loadRelyingParties(env, pack);
  await loadLicences(env, pack);
  return {
    definitions: imported.published + windows.published,
    bundles: bundles.published,
    people: pack.people.person.length,
  };
}

/** 停办日: set with the first import of its bundle, afterwards the catalogue manager's; a day that is over is not set. */
async function loadStopDays(env: Environment, { people }: Pack, before: ReadonlySet<string>): Promise<void> {
  const today = shanghaiDay(await env.now());
  for (const { code, stopsOn, reason } of people.stopDay) {
    if (before.has(code) || stopsOn < today) continue;
    await env.execute(setStopDay, { input: { kind: 'bundle', code, stopsOn, reason }, actor: systemActor });
  }
}

/** The State Council notices as rows, so that an administrator sees and corrects them like any later year. */
async function loadCalendar(env: Environment): Promise<void> {
  if (await hasImportedYears(env.db)) return;
  await Promise.all(
    publishedYears()
      .filter((year) => year.year <= lastPublishedYear)
      .map((year) => env.execute(importYear, { input: year, actor: systemActor })),
  );
}

async function loadPeople(env: Environment, { people }: Pack): Promise<void> {
  const actor = systemActor;
  const bare = <T extends { kind: string }>({ kind: _, ...row }: T) => row;
  await Promise.all(people.person.map((person) => env.execute(importPerson, { input: bare(person), actor })));
  await Promise.all(
    people.organisation.map((organisation) => env.execute(importOrganisation, { input: bare(organisation), actor })),
  );
  const staffed = new Set(people.post.map((post) => post.person));
  const kindOf = (person: string) => (staffed.has(person) ? ('staff' as const) : ('citizen' as const));
  await Promise.all(
    people.account.map((account) =>
      env.execute(importAccount, { input: { ...bare(account), kind: kindOf(account.person) }, actor }),
    ),
  );
  await Promise.all(people.mandate.map((mandate) => env.execute(importMandate, { input: bare(mandate), actor })));
  const { authorities } = await loadCatalogue(env.db);
  await Promise.all(
    people.post.map((post) =>
      env.execute(importPost, { input: { ...bare(post), region: authorities.get(post.authority)!.region }, actor }),
    ),
  );
}

async function loadRelyingParties(env: Environment, { people }: Pack): Promise<void> {
  for (const { kind: _, ...party } of people.relyingParty)
    await env.execute(importRelyingParty, { input: party, actor: systemActor });
}

async function loadLicences(env: Environment, { people }: Pack): Promise<void> {
  for (const { holder, licenceType: type, number, authority, issuedOn, validTo, attributes } of people.initialLicence) {
    const organisation = people.organisation.find((one) => one.code === holder);
    const person = people.person.find((one) => one.code === holder);
    const subjectId = organisation
      ? (await findOrganisationByUscc(env.db, organisation.uscc))!.organisationId
      : (await findPersonByIdNumber(env.db, env.keys, person!.idNumber))!.personId;
    await env.execute(importLicence, {
      input: {
        type,
        number,
        authority,
        issuedOn,
        attributes,
        ...(validTo ? { validTo } : {}),
        holderName: organisation?.name ?? person!.name,
        holder: { kind: organisation ? ('organisation' as const) : ('person' as const), subjectId },
      },
      actor: systemActor,
    });
  }
}
