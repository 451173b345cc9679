import type { Norm, ServiceItem } from '@yijian/core/contract';
import type { Queryable } from '#platform';
import { findBody, listVersions } from '../catalogue.store.ts';
import { loadPublished, type PublishedCatalogue } from '../load-published.ts';
import { refusals } from '../refusals.ts';

/** 制度一览的一行. */
export type ListedNorm = Pick<Norm, 'code' | 'name' | 'issuer' | 'validFrom' | 'scope'> & {
  number: string | null;
  version: number;
};

/** 条款 that something rests on: the norm, its version in force, the clause. */
export type NormClause = {
  norm: string;
  normName: string;
  number: string | null;
  version: number;
  clause: string;
  article: string;
  text: string;
  rules: string[];
};

const normsOf = ({ byKind }: PublishedCatalogue): { norm: Norm; version: number }[] =>
  [...byKind.norm.values()].map(({ definition, version }) => ({ norm: definition as Norm, version }));

/** 制度文库 (CAT-41): every norm in force. */
export async function listNorms(db: Queryable): Promise<{ norms: ListedNorm[] }> {
  const norms = normsOf(await loadPublished(db)).map(({ norm, version }) => ({
    code: norm.code,
    name: norm.name,
    number: norm.number ?? null,
    issuer: norm.issuer,
    validFrom: norm.validFrom,
    scope: norm.scope,
    version,
  }));
  return { norms: norms.sort((one, other) => (one.validFrom < other.validFrom ? 1 : -1)) };
}

/** 事项所依据的条款: clauses that name the item or its regime. Refuses `catalogue.unknown-item`. */
export async function clausesOfItem(db: Queryable, code: string): Promise<{ clauses: NormClause[] }> {
  const published = await loadPublished(db);
  const item = published.catalogue.items.get(code)?.definition;
  if (item === undefined) throw refusals.unknownItem.with({ code, suggestions: [] });
  return { clauses: clausesWhere(published, (clause) => concerns(clause, item)) };
}

/** 体检规则所依据的条款: every clause that rules of the lint rest on. */
export async function clausesOfRules(db: Queryable): Promise<{ clauses: NormClause[] }> {
  return { clauses: clausesWhere(await loadPublished(db), ({ rules = [] }) => rules.length > 0) };
}

type Clause = Norm['clauses'][number];
const concerns = ({ items = [], regimes = [] }: Clause, item: ServiceItem): boolean =>
  items.includes(item.code) || regimes.includes(item.regime);

const clausesWhere = (published: PublishedCatalogue, holds: (clause: Clause) => boolean): NormClause[] =>
  normsOf(published).flatMap(({ norm, version }) =>
    norm.clauses.filter(holds).map(({ id, article, text, rules = [] }) => ({
      norm: norm.code,
      normName: norm.name,
      number: norm.number ?? null,
      version,
      clause: id,
      article,
      text,
      rules,
    })),
  );

/** 制度的一版, and every version that was ever published; `standing`: 现行, 待施行, 已修订 or 已废止. */
export type ShownNorm = {
  norm: Omit<Norm, 'clauses'> & { clauses: Pick<Clause, 'id' | 'article' | 'text'>[] };
  version: number;
  standing: NormStanding;
  versions: { version: number; standing: NormStanding; from: string | null; until: string | null }[];
};
export type NormStanding = 'published' | 'scheduled' | 'superseded' | 'withdrawn';

/** 一项制度: the version in force (or the newest that was), or an older one. Refuses `catalogue.unknown-norm`. */
export async function showNorm(db: Queryable, code: string, asked: number | undefined): Promise<ShownNorm> {
  const ref = { kind: 'norm' as const, code };
  const versions = (await listVersions(db, ref))
    .filter(({ status }) => status !== 'draft')
    .map(({ version, status, effectiveFrom, effectiveTo }) => ({
      version,
      standing: status as NormStanding,
      from: effectiveFrom,
      until: effectiveTo,
    }));
  const chosen =
    asked === undefined
      ? (versions.find(({ standing }) => standing === 'published') ?? versions[0])
      : versions.find(({ version }) => version === asked);
  const body = chosen && ((await findBody(db, ref, chosen.version)) as Norm | undefined);
  if (chosen === undefined || body === undefined) throw refusals.unknownNorm.with({ code });
  const { clauses, ...head } = body;
  return {
    norm: { ...head, clauses: clauses.map(({ id, article, text }) => ({ id, article, text })) },
    version: chosen.version,
    standing: chosen.standing,
    versions,
  };
}
