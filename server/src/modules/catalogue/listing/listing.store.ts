import type { Queryable } from '#platform';
import type { DefinitionRef } from '../definitions.ts';

/** 目录清单 row; `blocked`, `warned`: how many issues are open in it. */
export type DefinitionRow = DefinitionRef & {
  owner: string;
  name: string;
  publishedVersion: number | null;
  publishedAt: string | null;
  draftVersion: number | null;
  draftSavedAt: string | null;
  status: string;
  blocked: number;
  warned: number;
};
/** 目录筛选: `region`: where it is decided or lies; `type`: 事项类型; `finding`: has open issues that block, that warn, or none. */
export type DefinitionFilter = {
  kind?: string;
  owner?: string;
  status?: 'draft' | 'published' | 'withdrawn';
  region?: string;
  type?: string;
  finding?: 'block' | 'warn' | 'clear';
  text?: string;
};
export type Page = { after?: DefinitionRef; limit: number };

/** 显示的版本 of a definition: its draft, else the one in force, else the last one. */
const shown = `(select v.name, v.region, v.type from catalogue.definition_version v where v.definition_id = d.definition_id
  order by v.status = 'draft' desc, v.status = 'published' desc, v.version desc limit 1)`;
const states = `
  left join catalogue.definition_version f on f.definition_id = d.definition_id and f.status = 'draft'
  left join catalogue.definition_version p on p.definition_id = d.definition_id and p.status = 'published'`;
const status = `case when p.version is not null then 'published' when f.version is not null then 'draft' else 'withdrawn' end`;
const hasIssue = (severity: string): string =>
  `exists (select 1 from catalogue.issue i where i.closed_at is null and split_part(i.place, '/', 1) = d.kind || ':' || d.code${severity})`;
const hasVersion = (of: string): string =>
  `exists (select 1 from catalogue.definition_version v where v.definition_id = d.definition_id and v.status = '${of}')`;
const ofStatus: Readonly<Record<NonNullable<DefinitionFilter['status']>, string>> = {
  draft: hasVersion('draft'),
  published: hasVersion('published'),
  withdrawn: `not ${hasVersion('published')} and not ${hasVersion('draft')}`,
};
const ofFinding: Readonly<Record<NonNullable<DefinitionFilter['finding']>, string>> = {
  block: hasIssue(" and i.severity = 'block'"),
  warn: hasIssue(" and i.severity = 'warn'"),
  clear: `not ${hasIssue('')}`,
};
/**
 * Definitions with the text in their code, or in a name they have or will have (a draft's, a scheduled one's) or had at the end.
 * `offset 0`: they are all found before the page is cut, for the planner takes a word that nobody has for one that everybody has.
 */
const withText = (text: string): string =>
  `(select c.* from catalogue.definition c join (
      select v.definition_id from catalogue.definition_version v where v.status <> 'superseded' and ${holds('v.name', text)}
      union select n.definition_id from catalogue.definition n where ${holds('n.code', text)}
    ) found using (definition_id) offset 0)`;
/** The characters first, by their index; then in this order. */
const holds = (column: string, text: string): string =>
  `string_to_array(lower(${column}), null) @> string_to_array(lower(${text}), null) and position(lower(${text}) in lower(${column})) > 0`;

/** What is asked of `d`, and the values for it. Only what is asked stands in the statement, so that each filter finds its index. */
function conditionsOf(filter: DefinitionFilter, after?: DefinitionRef): { from: string; values: unknown[] } {
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}::text`;
  const all = [
    filter.kind && `d.kind = ${put(filter.kind)}`,
    filter.owner && `d.owner = ${put(filter.owner)}`,
    filter.status && ofStatus[filter.status],
    filter.region && `(select s.region from ${shown} s) = ${put(filter.region)}`,
    filter.type && `d.kind = 'item' and (select s.type from ${shown} s) = ${put(filter.type)}`,
    filter.finding && ofFinding[filter.finding],
    after && `(d.kind, d.code) > (${put(after.kind)}, ${put(after.code)})`,
  ].filter(Boolean);
  const source = filter.text ? withText(put(filter.text)) : 'catalogue.definition';
  return { from: `${source} d where ${['true', ...all].join(' and ')}`, values };
}

/** 目录清单 page: definitions by kind and code, after the given one. The page is found first, what is shown of it afterwards. */
export async function listDefinitionRows(
  db: Queryable,
  filter: DefinitionFilter,
  { after, limit }: Page,
): Promise<DefinitionRow[]> {
  const { from, values } = conditionsOf(filter, after);
  const { rows } = await db.query(
    `with page as materialized (
       select d.definition_id, d.kind, d.code, d.owner from ${from} order by d.kind, d.code limit $${values.length + 1}
     )
     select d.kind, d.code, d.owner, s.name, p.version as "publishedVersion", p.published_at as "publishedAt",
       f.version as "draftVersion", f.saved_at as "draftSavedAt", ${status} as status, i.blocked, i.warned
     from page d ${states} cross join lateral ${shown} s cross join lateral (
       select count(*) filter (where severity = 'block')::int as blocked, count(*) filter (where severity = 'warn')::int as warned
       from catalogue.issue where closed_at is null and split_part(place, '/', 1) = d.kind || ':' || d.code
     ) i
     order by d.kind, d.code`,
    [...values, limit],
  );
  return rows as DefinitionRow[];
}

/** Every definition, and for each filter whether it passes. */
const judged = `
  with issue as (
    select split_part(place, '/', 1) as place, count(*) filter (where severity = 'block')::int as blocked,
      count(*) filter (where severity = 'warn')::int as warned
    from catalogue.issue where closed_at is null group by 1
  ), named as (
    select d.definition_id from ${withText('$7')} d
  ), listed as (
    select d.definition_id, d.kind, d.owner, f.version as draft_version, ${status} as status, s.region,
      case when d.kind = 'item' then s.type end as type, coalesce(i.blocked, 0) as blocked, coalesce(i.warned, 0) as warned
    from catalogue.definition d ${states} cross join lateral ${shown} s
    left join issue i on i.place = d.kind || ':' || d.code
  ), judged as (
    select listed.*,
      ($1::text is null or kind = $1) as by_kind,
      ($2::text is null or owner = $2) as by_owner,
      ($3::text is null or status = $3 or ($3 = 'draft' and draft_version is not null)) as by_status,
      ($4::text is null or region = $4) as by_region,
      ($5::text is null or type = $5) as by_type,
      ($6::text is null or ($6 = 'block' and blocked > 0) or ($6 = 'warn' and warned > 0)
        or ($6 = 'clear' and blocked + warned = 0)) as by_finding,
      ($7::text is null or definition_id in (select definition_id from named)) as by_text
    from listed
  )`;

const valuesOf = ({ kind, owner, status, region, type, finding, text }: DefinitionFilter): (string | null)[] =>
  [kind, owner, status, region, type, finding, text].map((value) => value || null);

export type FacetName = 'kind' | 'owner' | 'status' | 'region' | 'type' | 'finding';
export type FacetCount = { facet: FacetName | 'total'; value: string; count: number };

const filters: readonly FacetName[] = ['kind', 'owner', 'status', 'region', 'type', 'finding'];
const passes = (except?: FacetName): string =>
  ['by_text', ...filters.filter((name) => name !== except).map((name) => `by_${name}`)].join(' and ');
const plain = (name: FacetName): string =>
  `select '${name}' as facet, ${name} as value, count(*)::int as count from judged
   where ${passes(name)} and ${name} is not null group by ${name}`;

/** 分面计数: of each value, how many definitions pass all other filters; and how many pass all. */
export async function countFacets(db: Queryable, filter: DefinitionFilter): Promise<FacetCount[]> {
  const { rows } = await db.query(
    `${judged}
     ${(['kind', 'owner', 'region', 'type'] as const).map(plain).join(' union all ')}
     union all select 'status', v.value, count(*)::int from judged, lateral (values
       ('published', status = 'published'), ('draft', draft_version is not null), ('withdrawn', status = 'withdrawn')
     ) v (value, is_so) where v.is_so and ${passes('status')} group by v.value
     union all select 'finding', v.value, count(*)::int from judged, lateral (values
       ('block', blocked > 0), ('warn', warned > 0), ('clear', blocked + warned = 0)
     ) v (value, is_so) where v.is_so and ${passes('finding')} group by v.value
     union all select 'total', '', count(*)::int from judged where ${passes()}
     order by facet, count desc, value`,
    valuesOf(filter),
  );
  return rows as FacetCount[];
}
