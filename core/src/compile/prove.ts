import type {
  Answers,
  BundleRelease,
  Catalogue,
  Finding,
  Preview,
  Proof,
  Question,
  ReleaseMember,
  ServiceItem,
} from '../contract/index.ts';
import { evaluateRule, parseRule, type RuleAst, type RuleScope } from '../rules/index.ts';
import { block, inSituation } from './findings.ts';
import { preview } from './preview.ts';
import { type Exhibit, hole, type Originals, surplus, type Verdict } from './exhibit.ts';
import { proveFields } from './prove-fields.ts';
import { proveMaterials } from './prove-materials.ts';
import { proveTables } from './prove-tables.ts';
import { appliedItem, variantOf } from './members.ts';
import { questionScope } from './scope.ts';
import { itemScope } from './read-rules.ts';

/**
 * 证明 (THG-01, FRM-01/02): an independent check of a release. Reads the items' own definitions, computes merge keys and
 * judges rules by itself, and compares with what the compiler shows in every situation class: nothing that a member
 * legally needs is missing or unsourced (coverage), nothing is asked that no member uses (minimality), members do not
 * contradict each other (conflicts). Shares no merge table with the compiler.
 */
export function proveRelease(release: BundleRelease, catalogue: Catalogue): Proof {
  const originals = readOriginals(release, catalogue);
  const tables = proveTables(release, originals);
  const verdicts: Verdict[] = [tables];
  const conflicts: Finding[] = [];
  for (const { answers } of release.classes) {
    const plan = preview(release, answers);
    for (const completed of completions(release.questions, answers)) {
      const exhibit = exhibitOf(release, catalogue, originals, { plan, completed });
      verdicts.push(
        ...[proveMembers(exhibit), proveFields(exhibit), proveMaterials(exhibit)].map((verdict) =>
          located(verdict, answers),
        ),
      );
      conflicts.push(...issuedTwice(exhibit).map((finding) => inSituation(finding, answers)));
    }
  }
  const checked = verdicts.reduce((sum, verdict) => sum + verdict.checked, 0);
  return {
    classes: release.classes.length,
    conflicts: onceEach(conflicts),
    coverage: { checked, holes: onceEach(verdicts.flatMap((verdict) => verdict.holes)) },
    minimality: { checked, surplus: onceEach(verdicts.flatMap((verdict) => verdict.surplus)) },
  };
}

function readOriginals(release: BundleRelease, catalogue: Catalogue): Originals {
  const asked = questionScope(release.questions);
  const items = release.members.map((member) => ({
    member: member.id,
    item: originalOf(member, catalogue),
  }));
  return {
    fields: items.flatMap(({ member, item }) => {
      const scope = itemScope(item, asked, catalogue);
      return item.fields.map((thing) => ({ member, item, thing, rule: ownRule(thing.required, scope) }));
    }),
    materials: items.flatMap(({ member, item }) => {
      const scope = itemScope(item, asked, catalogue);
      return item.materials.map((thing) => ({ member, item, thing, rule: ownRule(thing.when ?? null, scope) }));
    }),
  };
}

function originalOf({ item, variant }: ReleaseMember, catalogue: Catalogue): ServiceItem {
  const original = catalogue.items.get(item.code)?.definition ?? item;
  const differences = variant && variantOf(item.code, variant.code, catalogue)?.definition;
  return appliedItem(original, differences, catalogue);
}

function ownRule(rule: string | boolean | null, scope: RuleScope): RuleAst | boolean | null {
  if (typeof rule !== 'string') return rule;
  const parsed = parseRule(rule, scope);
  return parsed.ok ? parsed.ast : true;
}

/** Questions that are not asked are answered in two ways: if they mattered, the two would differ from the plan. */
function completions(questions: readonly Question[], answers: Answers): Answers[] {
  const open = questions.filter((question) => answers[question.id] === undefined);
  if (open.length === 0) return [answers];
  return [0, -1].map((at) => ({
    ...Object.fromEntries(open.map((question) => [question.id, someAnswer(question, at)])),
    ...answers,
  }));
}

function someAnswer({ answer }: Question, at: 0 | -1 | number): string | string[] {
  if (answer.kind === 'number') return at === 0 ? answer.min : answer.max;
  const codes = answer.options.map((option) => option.code);
  if (answer.kind === 'choice') return codes.at(at) as string;
  return at === 0 ? [] : codes;
}

type Case = { plan: Preview; completed: Answers };

function exhibitOf(
  release: BundleRelease,
  catalogue: Catalogue,
  originals: Originals,
  { plan, completed }: Case,
): Exhibit {
  const included = new Set(
    release.members
      .filter((member) => member.when === null || evaluateRule(member.when, completed) === true)
      .map((member) => member.id),
  );
  const truth = (rule: RuleAst | boolean | null): boolean | null =>
    rule === null || typeof rule === 'boolean' ? true : evaluateRule(rule, completed);
  return { release, catalogue, plan, included, originals, truth };
}

function proveMembers({ release, plan, included }: Exhibit): Verdict {
  const shown = new Set(plan.included.map((member) => member.id));
  const nameOf = (id: string): string => release.members.find((member) => member.id === id)?.item.name ?? id;
  const position = new Map(plan.included.map((member, at) => [member.id, at]));
  const early = plan.included.flatMap((member, at) =>
    member.after.filter((one) => (position.get(one) ?? at) >= at).map((one) => ({ member: member.id, one })),
  );
  return {
    checked: included.size,
    holes: [
      ...[...included]
        .filter((id) => !shown.has(id))
        .map((id) => hole('member', `members/${id}`, `应当办理的「${nameOf(id)}」没有列入`)),
      ...early.map(({ member, one }) =>
        hole('order', `members/${member}`, `「${nameOf(member)}」排在它的前置「${nameOf(one)}」之前`),
      ),
    ],
    surplus: [...shown]
      .filter((id) => !included.has(id))
      .map((id) => surplus('member', `members/${id}`, `不需要办理的「${nameOf(id)}」被列入`)),
  };
}

/** 同一证照发两次: two members issue the same licence to the same holder. */
function issuedTwice({ release, catalogue, included }: Exhibit): Finding[] {
  const issued = new Map<string, ServiceItem>();
  return release.members
    .filter((member) => included.has(member.id))
    .flatMap(({ id, item }) => {
      const { licenceType, holder } = item.result;
      if (licenceType === undefined) return [];
      const key = `${licenceType}@${holder ?? release.applicantRole}`;
      const other = issued.get(key);
      issued.set(key, item);
      const name = catalogue.licenceTypes.get(licenceType)?.name ?? licenceType;
      if (other === undefined) return [];
      return [
        block(
          'licence-issued-twice',
          `bundle:${release.bundle}/members/${id}`,
          `「${other.name}」和「${item.name}」都会给同一持证人发《${name}》`,
          '请用条件让两项不同时办理，或改正其中一项的办理结果',
        ),
      ];
    });
}

function located({ checked, holes, surplus: more }: Verdict, answers: Answers): Verdict {
  return {
    checked,
    holes: holes.map((finding) => inSituation(finding, answers)),
    surplus: more.map((finding) => inSituation(finding, answers)),
  };
}

function onceEach(findings: readonly Finding[]): Finding[] {
  const once = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.code}|${finding.place}|${finding.message}`;
    if (!once.has(key)) once.set(key, finding);
  }
  return [...once.values()];
}
