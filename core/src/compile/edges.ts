import type { Bundle, Catalogue, Edge, FieldSource, MergedField, MergedMaterial, Way } from '../contract/index.ts';
import type { RuleAst } from '../rules/index.ts';
import { byCode } from './keys.ts';
import type { Member } from './members.ts';
import { joinedRules } from './scope.ts';

/** 产出: a licence that a member issues, and for whom. */
export type Issue = { member: string; item: string; licenceType: string; holder: string };

/** Why one member waits for another: the words, and the rule under which it does (`null` = always). */
type Cause = { from: string; to: string; reason: string; when: RuleAst | null };

/** 成员产出的证照: members whose result is a licence. A result that names no holder is the applicant's. */
export function issuesOf(members: readonly { id: string; item: Member['item'] }[], applicantRole: string): Issue[] {
  return members.flatMap(({ id, item }) =>
    item.result.licenceType === undefined
      ? []
      : [
          {
            member: id,
            item: item.code,
            licenceType: item.result.licenceType,
            holder: item.result.holder ?? applicantRole,
          },
        ],
  );
}

/** 材料需要的证照类型: what the material is, and what it may be read from. */
export function licencesFor(licenceType: string | null, ways: readonly Way[]): string[] {
  return [
    ...(licenceType === null ? [] : [licenceType]),
    ...ways.flatMap((way) => (way.kind === 'licence' ? [way.licenceType] : [])),
  ];
}

type Roles = Readonly<Record<string, { subject: 'person' | 'organisation' }>>;

/**
 * 证照能否说明某人: a licence speaks of its holder, and of parties of the other kind that are printed on it (the legal
 * representative on the enterprise's licence), never of another party of the holder's own kind (father and mother).
 */
export function speaksOf(holder: string, role: string, roles: Roles): boolean {
  return holder === role || roles[holder]?.subject !== roles[role]?.subject;
}

/**
 * 先后关系 (THG-07): explicit (`after`) and implied edges (a member's result is another member's material, or fills its
 * field), one per pair, sorted. A member never waits for itself, nor for a value that the producer's own form asks anyway.
 */
export function edgesOf(
  bundle: Bundle,
  members: readonly Member[],
  merged: { fields: readonly MergedField[]; materials: readonly MergedMaterial[] },
  catalogue: Catalogue,
): Edge[] {
  const names = new Map(members.map(({ entry, item }) => [entry.id, item.name]));
  const issues = issuesOf(
    members.map(({ entry, item }) => ({ id: entry.id, item })),
    bundle.applicantRole,
  );
  const roles = Object.fromEntries(catalogue.roles);
  const explicit: Cause[] = members.flatMap(({ entry }) =>
    (entry.after ?? [])
      .filter((from) => names.has(from))
      .map((from) => ({ from, to: entry.id, reason: `编排规定在「${names.get(from)}」办结之后办理`, when: null })),
  );
  const implied = [
    ...merged.materials.flatMap((material) => materialCauses(material, issues, names)),
    ...merged.fields.flatMap((field) => fieldCauses(field, issues, members, roles)),
  ];
  return pairedEdges(explicit, implied);
}

function materialCauses(
  material: MergedMaterial,
  issues: readonly Issue[],
  names: ReadonlyMap<string, string>,
): Cause[] {
  return material.uses.flatMap((use) => {
    const wanted = licencesFor(material.licenceType, use.ways);
    return issues
      .filter(
        (issue) =>
          issue.member !== use.member && issue.holder === material.holder && wanted.includes(issue.licenceType),
      )
      .map(({ member }) => ({
        from: member,
        to: use.member,
        reason: `需要「${names.get(member)}」的结果作为材料「${material.name}」`,
        when: use.when,
      }));
  });
}

function fieldCauses(field: MergedField, issues: readonly Issue[], members: readonly Member[], roles: Roles): Cause[] {
  const usedBy = new Set(field.uses.map((use) => use.member));
  return members.flatMap(({ entry, item }) => {
    const issue = issues.find((one) => one.member === entry.id);
    const fills = (source: FieldSource): boolean =>
      source.kind === 'output'
        ? source.item === item.code
        : source.kind === 'licence' && prints(issue, source.licenceType, field.role, roles);
    if (usedBy.has(entry.id) || !field.sources.some(fills)) return [];
    const reason = `表单「${field.label}」取自「${item.name}」的结果`;
    return field.uses.map((use) => ({
      from: entry.id,
      to: use.member,
      reason,
      when: typeof use.required === 'boolean' ? null : use.required,
    }));
  });
}

function prints(issue: Issue | undefined, licenceType: string, role: string, roles: Roles): boolean {
  return issue !== undefined && issue.licenceType === licenceType && speaksOf(issue.holder, role, roles);
}

function pairedEdges(explicit: readonly Cause[], implied: readonly Cause[]): Edge[] {
  const pairs = new Map<string, Cause[]>();
  for (const cause of [...explicit, ...implied]) {
    const pair = `${cause.from} ${cause.to}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), cause]);
  }
  const edges = [...pairs.values()].map((causes): Edge => {
    const [{ from, to }] = causes as [Cause, ...Cause[]];
    const when = joinedRules(
      'or',
      causes.map((cause) => cause.when),
    );
    const kind = explicit.some((cause) => cause.from === from && cause.to === to) ? 'explicit' : 'implied';
    const reason = [...new Set(causes.map((cause) => cause.reason))].join('；');
    return { from, to, kind, reason, ...(when === null ? {} : { when }) };
  });
  return edges.sort((one, other) => byCode(one.from, other.from) || byCode(one.to, other.to));
}
