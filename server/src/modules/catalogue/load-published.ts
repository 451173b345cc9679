import { officeHoursByRegion } from '@yijian/core/compile';
import type { Catalogue, Definition, DefinitionKind, Hall, LintException, Region } from '@yijian/core/contract';
import { type Premises, premisesOf } from '@yijian/core/halls';
import { silencedBy } from '@yijian/core/lint';
import type { Queryable } from '#platform';
import { listPublished, readBodies, readToken } from './catalogue.store.ts';
import { kindsInOrder, type Published } from './definitions.ts';

/** 已发布目录: every definition in force by kind and code; `token` changes with every change of the catalogue. `premises`: halls and what is in them. */
export type PublishedCatalogue = {
  token: string;
  byKind: Readonly<Record<DefinitionKind, ReadonlyMap<string, Published>>>;
  catalogue: Catalogue;
  premises: Premises;
};

const CACHED_MAX = 4;
const cached = new Map<string, PublishedCatalogue>();
/** Bodies by hash, of the catalogues kept above: a change reads only the bodies that are new. */
let bodies = new Map<string, Definition>();

/** 已发布目录 in force. Costs one query of one row while nothing changes. The result is shared: do not change it. */
export async function loadPublished(db: Queryable): Promise<PublishedCatalogue> {
  const known = cached.get(await tokenNow(db));
  if (known !== undefined) return known;
  const { token, rows } = await listPublished(db);
  const missing = await readBodies(
    db,
    rows.map((row) => row.hash).filter((hash) => !bodies.has(hash)),
  );
  const entries = rows.map((row) => {
    const definition = (bodies.get(row.hash) ?? missing.get(row.hash)) as Definition;
    return { definition, version: row.version, hash: row.hash, stopsOn: row.stopsOn };
  });
  bodies = new Map(entries.map((entry) => [entry.hash, entry.definition]));
  const built = publishedCatalogue(token, entries);
  if (cached.size >= CACHED_MAX) cached.delete(cached.keys().next().value as string);
  cached.set(token, built);
  return built;
}

type Reading = { now: Promise<string>; next: Promise<string> | undefined };
const readings = new WeakMap<Queryable, Reading>();

/**
 * The token as it stands now or later. Those who ask while a reading is under way share the one after it, never the one that began
 * before they asked: nobody reads less than was there, and a crowd costs two queries.
 */
function tokenNow(db: Queryable): Promise<string> {
  const reading = readings.get(db);
  if (reading === undefined) return startReading(db);
  reading.next ??= reading.now.then(
    () => startReading(db),
    () => startReading(db),
  );
  return reading.next;
}

function startReading(db: Queryable): Promise<string> {
  const now = readToken(db);
  const reading: Reading = { now, next: undefined };
  readings.set(db, reading);
  const end = (): void => {
    if (readings.get(db) === reading && reading.next === undefined) readings.delete(db);
  };
  now.then(end, end);
  return now;
}

/** 目录 Catalogue in force, as the compiler reads it (`Catalogue` of core/contract). */
export async function loadCatalogue(db: Queryable): Promise<Catalogue> {
  return (await loadPublished(db)).catalogue;
}

/** 拼成目录: a catalogue of these definitions, without a database; a later entry of the same kind and code wins. */
export function publishedCatalogue(token: string, entries: readonly Published[]): PublishedCatalogue {
  const byKind = Object.fromEntries(kindsInOrder.map((kind) => [kind, new Map<string, Published>()])) as Record<
    DefinitionKind,
    Map<string, Published>
  >;
  for (const entry of entries) byKind[entry.definition.kind].set(entry.definition.code, entry);
  const bare = (kind: DefinitionKind) =>
    new Map([...byKind[kind]].map(([code, entry]) => [code, entry.definition] as const));
  const catalogue = {
    items: byKind.item,
    elements: bare('dataElement'),
    roles: bare('role'),
    paths: bare('subjectPath'),
    materialTypes: bare('materialType'),
    licenceTypes: bare('licenceType'),
    regimes: bare('regime'),
    authorities: bare('authority'),
    silenced: silencedBy(bare('lintException').values() as Iterable<LintException>, null),
    officeHours: officeHoursByRegion([...bare('region').values()] as Region[], [...bare('hall').values()] as Hall[]),
  } as unknown as Catalogue;
  const of = <K extends DefinitionKind>(kind: K) => bare(kind).values() as Iterable<Extract<Definition, { kind: K }>>;
  return { token, byKind, catalogue, premises: premisesOf(of) };
}

/** The published catalogue with these definitions laid over it, as it would be after publishing them. */
export function overlaid(base: PublishedCatalogue, definitions: readonly Published[]): PublishedCatalogue {
  const entries = kindsInOrder.flatMap((kind) => [...base.byKind[kind].values()]);
  return publishedCatalogue(`${base.token}+`, [...entries, ...definitions]);
}
