import type { Bundle, BundleRelease, Catalogue, Finding, Proof, Question, ReleaseMember } from '../contract/index.ts';
import { contentHash } from '../contract/index.ts';
import { expandBundle, sharedBehind } from '../definitions/index.ts';
import { describeRule, type RuleAst, ruleVariables } from '../rules/index.ts';
import { checkBundle } from './check-bundle.ts';
import { checkItem } from './check-item.ts';
import { checkSituations } from './check-situations.ts';
import { workingDaysOf } from './days.ts';
import { officeHoursOf } from './office-hours-of.ts';
import { edgesOf } from './edges.ts';
import { orderedFindings, warn } from './findings.ts';
import { grantsOf } from './grants.ts';
import { type Member, readMembers } from './members.ts';
import { mergeFields } from './merge-fields.ts';
import { mergeMaterials } from './merge-materials.ts';
import { topologicalOrder } from './order.ts';
import { proveRelease } from './prove.ts';
import { type ReadRules, readRules } from './read-rules.ts';
import { mergeQuestions, questionScope } from './scope.ts';

/** Findings after which nothing sound can be compiled. */
const broken =
  /^(unknown-(item|variant|situation|authority|role|element|path|material-type|licence-type|regime|member)|rule-.*|duplicate-.*|question-conflict|field-named-as-question)$/;

/**
 * 编译一件事 (THG-01): a bundle and the published items it is made of become a release that holds in every situation.
 * All findings at once, blocking ones first. `release` is null when definitions are so broken that none can be built;
 * a release with a `block` finding can be looked at but must not be published (`mayPublish`).
 */
export function compileBundle(
  given: Bundle,
  version: number,
  catalogue: Catalogue,
): { release: BundleRelease | null; findings: Finding[] } {
  const bundle = expandBundle(given, catalogue);
  const read = readMembers(bundle, catalogue);
  const asked = mergeQuestions(bundle, read.members);
  const rules = readRules(bundle, read.members, asked.questions, catalogue);
  const definitions = [
    ...read.findings,
    ...asked.findings,
    ...rules.findings,
    ...checkBundle(bundle, catalogue),
    ...read.members.flatMap((member) => checkItem(member.item, catalogue)),
    ...missingAuthorities(bundle, read.members, catalogue),
  ];
  const lead = catalogue.authorities.get(bundle.lead);
  if (lead === undefined || definitions.some((finding) => finding.severity === 'block' && broken.test(finding.code))) {
    return { release: null, findings: orderedFindings(definitions) };
  }
  const dead = unusedQuestions(bundle, asked.questions, rules);
  const questions = asked.questions.filter((question) => !dead.unused.has(question.id));
  const draft = {
    ...assemble(bundle, version, { members: read.members, rules, questions, catalogue }),
    ...sharedOf(given, read.members, catalogue),
  };
  const situations = checkSituations(draft, bundle, catalogue);
  const whole = { ...draft, classes: situations.classes };
  const proof: Proof = situations.provable
    ? proveRelease(whole, catalogue)
    : { classes: 0, coverage: { checked: 0, holes: [] }, minimality: { checked: 0, surplus: [] }, conflicts: [] };
  const proved = { ...whole, proof };
  const { hash: _, ...content } = proved;
  const findings = [
    ...definitions,
    ...dead.findings,
    ...situations.findings,
    ...proof.coverage.holes,
    ...proof.minimality.surplus,
    ...proof.conflicts,
  ];
  return { release: { ...proved, hash: contentHash(content) }, findings: orderedFindings(findings) };
}

/** Items whose authority is unknown are no members (`readMembers`), so their check would be lost. */
function missingAuthorities(bundle: Bundle, members: readonly Member[], catalogue: Catalogue): Finding[] {
  const known = new Set(members.map((member) => member.entry.id));
  return bundle.members
    .filter((entry) => !known.has(entry.id))
    .flatMap((entry) => {
      const item = catalogue.items.get(entry.item)?.definition;
      return item === undefined ? [] : checkItem(item, catalogue);
    });
}

/** 引用了什么: what was put in full in the bundle and in its members, sorted; nothing when nothing was. */
function sharedOf(bundle: Bundle, members: readonly Member[], catalogue: Catalogue): Pick<BundleRelease, 'shared'> {
  const refs = [
    ...sharedBehind(bundle, catalogue),
    ...members.flatMap(({ item, variant }) => [
      ...(catalogue.items.get(item.code)?.shared ?? []),
      ...(variant === undefined ? [] : sharedBehind(variant.definition, catalogue)),
    ]),
  ];
  const keys = [...new Set(refs.map(({ kind, code }) => `${kind} ${code}`))].sort();
  const shared = keys.flatMap((key) => {
    const [kind, code] = key.split(' ') as ['situation' | 'rule', string];
    const found = (kind === 'rule' ? catalogue.rules : catalogue.situations)?.get(code);
    return found === undefined
      ? []
      : [{ kind, code, name: found.definition.name, version: found.version, hash: found.hash }];
  });
  return shared.length === 0 ? {} : { shared };
}

type Parts = { members: readonly Member[]; rules: ReadRules; questions: readonly Question[]; catalogue: Catalogue };

function assemble(bundle: Bundle, version: number, { members, rules, questions, catalogue }: Parts): BundleRelease {
  const unordered = {
    fields: mergeFields(members, rules, catalogue),
    materials: mergeMaterials(members, rules, catalogue),
  };
  const edges = edgesOf(bundle, members, unordered, catalogue);
  const rank = new Map(
    topologicalOrder(
      members.map((member) => member.entry.id),
      edges,
    ).map((id, at) => [id, at]),
  );
  const ordered = [...members].sort((one, other) => (rank.get(one.entry.id) ?? 0) - (rank.get(other.entry.id) ?? 0));
  const fields = mergeFields(ordered, rules, catalogue);
  const materials = mergeMaterials(ordered, rules, catalogue);
  const released = ordered.map((member) => releaseMember(bundle, member, { rules, questions, catalogue }));
  const caps = released.flatMap((member) => (member.jointCapDays === null ? [] : [member.jointCapDays]));
  const lead = catalogue.authorities.get(bundle.lead);
  if (lead === undefined) throw new TypeError(`no authority ${bundle.lead}`);
  return {
    schema: 'yijian.release/1',
    bundle: bundle.code,
    name: bundle.name,
    version,
    hash: '',
    summary: bundle.summary,
    audience: bundle.audience,
    applicantRole: bundle.applicantRole,
    region: bundle.region,
    lead,
    roles: rolesOf(bundle, ordered, catalogue),
    eligibility: bundle.eligibility.map(({ id, text }) => ({ id, text })),
    questions: [...questions],
    members: released,
    edges,
    fields,
    materials,
    grants: grantsOf(released, fields, materials, edges),
    licenceTypes: licenceTypesOf(ordered, catalogue),
    promise: rules.promise,
    visits: bundle.visits,
    jointCapDays:
      released.filter((member) => member.item.type === '01').length < 2 || caps.length === 0 ? null : Math.min(...caps),
    exception: bundle.exception ?? null,
    classes: [],
    proof: { classes: 0, coverage: { checked: 0, holes: [] }, minimality: { checked: 0, surplus: [] }, conflicts: [] },
  };
}

function releaseMember(
  bundle: Bundle,
  member: Member,
  { rules, questions, catalogue }: Omit<Parts, 'members'>,
): ReleaseMember {
  const { entry, item, version, hash, authority } = member;
  const when = rules.memberWhen.get(entry.id) ?? null;
  const confirmed = (bundle.confirmations ?? []).filter((one) => one.member === entry.id).map((one) => one.days);
  const inHours = item.promised.unit === 'workingHour' || item.statutory?.unit === 'workingHour';
  const office = officeHoursOf(catalogue, item.decidingRegion);
  const cap = item.type === '01' ? catalogue.regimes.get(item.regime)?.jointCap : undefined;
  return {
    id: entry.id,
    item,
    ...(member.variant && { variant: variantCard(member.variant) }),
    itemVersion: version,
    itemHash: hash,
    authority,
    when,
    whenText: when === null ? null : describeRule(when, questionScope(questions)),
    mayOptOut: entry.mayOptOut ?? false,
    onFailure: entry.onFailure ?? 'cancelDependants',
    confirmedDays: confirmed.length === 0 ? null : Math.min(...confirmed),
    jointCapDays: cap === undefined ? null : workingDaysOf(cap),
    ...(inHours && office ? { officeHours: office } : {}),
  };
}

const variantCard = ({ definition, version, hash }: NonNullable<Member['variant']>) => ({
  code: definition.code,
  name: definition.name,
  version,
  hash,
});

/** Roles that the plan speaks of, sorted. */
function rolesOf(bundle: Bundle, members: readonly Member[], catalogue: Catalogue): BundleRelease['roles'] {
  const codes = new Set([
    bundle.applicantRole,
    ...members.flatMap(({ item }) => [
      ...item.fields.map((field) => field.role),
      ...item.materials.map((material) => material.holder),
      ...(item.result.holder === undefined ? [] : [item.result.holder]),
      ...(item.check === undefined ? [] : [item.check.subject]),
    ]),
  ]);
  return Object.fromEntries(
    [...codes].sort().flatMap((code) => {
      const role = catalogue.roles.get(code);
      return role === undefined ? [] : [[code, { name: role.name, subject: role.subject }]];
    }),
  );
}

/** Licence types that members issue, need or read, sorted. */
function licenceTypesOf(members: readonly Member[], catalogue: Catalogue): BundleRelease['licenceTypes'] {
  const codes = members.flatMap(({ item }) => [
    item.result.licenceType,
    ...item.fields.flatMap((field) =>
      (field.sources ?? []).map((source) => (source.kind === 'licence' ? source.licenceType : undefined)),
    ),
    ...item.materials.flatMap((material) => [
      catalogue.materialTypes.get(material.material)?.licenceType,
      ...(material.ways ?? []).map((way) => (way.kind === 'licence' ? way.licenceType : undefined)),
    ]),
  ]);
  return Object.fromEntries(
    [...new Set(codes)].sort().flatMap((code) => {
      const type = code === undefined ? undefined : catalogue.licenceTypes.get(code);
      return type === undefined ? [] : [[type.code, { name: type.name, holder: type.holder }]];
    }),
  );
}

/** 没有用处的问题: asked by no rule; dropped, and told. */
function unusedQuestions(
  bundle: Bundle,
  questions: readonly Question[],
  rules: ReadRules,
): { unused: ReadonlySet<string>; findings: Finding[] } {
  const asts = [
    ...rules.memberWhen.values(),
    ...rules.required.values(),
    ...rules.materialWhen.values(),
    ...(rules.promise ?? []).map((rule) => rule.when),
  ].filter((rule): rule is RuleAst => rule !== null && typeof rule === 'object');
  const used = new Set(asts.flatMap(ruleVariables));
  const unused = questions.filter((question) => !used.has(question.id));
  return {
    unused: new Set(unused.map((question) => question.id)),
    findings: unused.map((question) =>
      warn(
        'unused-question',
        `bundle:${bundle.code}/questions/${question.id}`,
        `问题「${question.text}」没有任何条件用到，不会再问`,
        '请删去这个问题，或在条件里用上它',
      ),
    ),
  };
}
