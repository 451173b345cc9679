import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateRule } from '../rules/index.ts';
import type { Answers, Bundle, BundleRelease, Catalogue, Preview } from '../contract/index.ts';
import { someAnswers, type World, worlds } from './arbitraries.ts';
import { compiledOf } from './compiled-release.ts';
import { fieldFacts } from './form-values.ts';
import {
  compileBundle,
  limitProposals,
  nextQuestions,
  planCase,
  preview,
  restoreForm,
  situationClasses,
} from './index.ts';

const runs = (numRuns: number) => ({ numRuns });

function released({ bundle, catalogue }: World): BundleRelease {
  const { release } = compileBundle(bundle, 1, catalogue);
  if (release === null) throw new Error('a generated world must compile');
  return release;
}

/** One value per element, of the kind its rules test. */
const formValues = fc.record({
  e0: fc.constantFrom('甲', '乙', ''),
  e1: fc.constantFrom('3', '5', '6', '20', '21', ''),
  e2: fc.constantFrom('a', 'b', ''),
  e3: fc.constantFrom('true', 'false', ''),
  e4: fc.constantFrom('2025-12-31', '2026-01-01', ''),
}) as fc.Arbitrary<Record<string, string>>;

function hasRing({ bundle, catalogue }: World): boolean {
  return compileBundle(bundle, 1, catalogue).findings.some((finding) => finding.code === 'circular-proof');
}

/** What people see of a plan, without the answers themselves. */
function shown(plan: Preview): string {
  const { edges, fields, materials, timeline, figures } = plan;
  const withoutSource = fields.map(({ source: _, sourceText: __, ...field }) => field);
  return JSON.stringify([
    plan.included.map((member) => member.id),
    plan.excluded.map((member) => member.id),
    edges,
    withoutSource,
    materials,
    timeline,
    figures.materials,
  ]);
}

/** Every way to answer all questions, one for each that rules can tell apart. */
function completions(release: BundleRelease, answers: Answers): Answers[] {
  const { representatives } = compiledOf(release);
  return release.questions.reduce<Answers[]>(
    (all, { id }) =>
      answers[id] === undefined
        ? all.flatMap((one) => (representatives.get(id) ?? []).map((answer) => ({ ...one, [id]: answer })))
        : all,
    [answers],
  );
}

describe('覆盖与最少', () => {
  test('任何目录编译后，各部门需要的一项不漏，没人需要的一项不问', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { proof, classes } = released(world);
        expect([...proof.coverage.holes, ...proof.minimality.surplus]).toEqual([]);
        expect(hasRing(world) || proof.classes === classes.length).toBe(true);
      }),
      runs(150),
    );
  });

  test('父亲与母亲、两个地址、两个时期各是各的', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const release = released(world);
        for (const member of release.members) {
          for (const field of member.item.fields) {
            const merged = release.fields.filter((one) =>
              one.uses.some((use) => use.member === member.id && use.field === field.id),
            );
            expect(merged.map((one) => [one.element, one.role, one.path, one.occurrence])).toEqual([
              [field.element, field.role, field.path ?? null, field.occurrence ?? null],
            ]);
          }
        }
        const labels = release.fields.map((field) => field.label);
        expect(new Set(labels).size).toBe(labels.length);
      }),
      runs(100),
    );
  });
});

describe('还原', () => {
  test('各部门原表逐格还原：合并再拆开等于原样', () => {
    fc.assert(
      fc.property(worlds, fc.infiniteStream(fc.string({ unit: 'grapheme', maxLength: 4 })), (world, texts) => {
        const release = released(world);
        const values = Object.fromEntries(release.fields.map((field) => [field.key, texts.next().value]));
        for (const { id, item } of release.members) {
          const path = (one: { path?: string; occurrence?: string }) =>
            (one.path ? `/${one.path}` : '') + (one.occurrence ? `#${one.occurrence}` : '');
          const original = item.fields.map((one) => ({
            field: one.id,
            label: one.label,
            section: one.section,
            value: values[`${one.element}@${one.role}${path(one)}`],
          }));
          expect(restoreForm(release, id, values)).toEqual(original);
        }
      }),
      runs(100),
    );
  });
});

describe('填了才知道', () => {
  test('按填写内容才必填的字段，条件与各部门原来的规则一致', () => {
    fc.assert(
      fc.property(worlds, someAnswers, formValues, (world, answers, samples) => {
        const release = released(world);
        const [all] = completions(release, answers) as [Answers];
        const values = Object.fromEntries(release.fields.map((one) => [one.key, samples[one.element] ?? '']));
        const facts = { ...fieldFacts(release, values), ...all };
        for (const planned of preview(release, all).fields) {
          const merged = release.fields.find((one) => one.key === planned.key);
          const members = new Set(preview(release, all).included.map((member) => member.id));
          const rules = (merged?.uses ?? []).filter((use) => members.has(use.member)).map((use) => use.required);
          const required = rules.some(
            (rule) => rule === true || (typeof rule === 'object' && evaluateRule(rule, facts) === true),
          );
          const shownAs =
            planned.required ||
            (planned.requiredWhen !== null && evaluateRule(planned.requiredWhen, fieldFacts(release, values)) === true);
          expect(shownAs).toBe(required);
        }
      }),
      runs(100),
    );
  });
});

describe('先后', () => {
  test('列出的顺序里，前置总在前面', () => {
    fc.assert(
      fc.property(worlds, someAnswers, (world, answers) => {
        fc.pre(!hasRing(world));
        const { included, edges } = preview(released(world), answers);
        const position = new Map(included.map((member, at) => [member.id, at]));
        for (const { from, to } of edges) expect(position.get(from)).toBeLessThan(position.get(to) ?? -1);
        for (const member of included)
          expect(member.after).toEqual(
            edges
              .filter((edge) => edge.to === member.id)
              .map((edge) => edge.from)
              .sort(),
          );
      }),
      runs(100),
    );
  });

  test('前置不在其中，后面的就不用等', () => {
    fc.assert(
      fc.property(worlds, someAnswers, (world, answers) => {
        const { included } = preview(released(world), answers);
        const ids = new Set(included.map((member) => member.id));
        for (const member of included) for (const before of member.after) expect(ids.has(before)).toBe(true);
      }),
      runs(50),
    );
  });
});

describe('确定', () => {
  test('同样的定义得到同样的哈希', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        expect(
          released({ bundle: structuredClone(world.bundle), catalogue: structuredClone(world.catalogue) }).hash,
        ).toBe(released(world).hash);
      }),
      runs(40),
    );
  });

  test('成员和目录的排列顺序不影响结果', () => {
    const turned = fc
      .tuple(worlds, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }))
      .map(([world, keys]) => ({ world, other: shuffled(world, keys) }));
    fc.assert(
      fc.property(turned, ({ world, other }) => {
        const one = compileBundle(world.bundle, 1, world.catalogue);
        const two = compileBundle(other.bundle, 1, other.catalogue);
        expect(two.release?.hash).toBe(one.release?.hash);
        expect(two.findings).toEqual(one.findings);
      }),
      runs(75),
    );
  });

  test('存成 JSON 再读回来，方案不变', () => {
    fc.assert(
      fc.property(worlds, someAnswers, (world, answers) => {
        const release = released(world);
        const read = JSON.parse(JSON.stringify(release)) as BundleRelease;
        expect(preview(read, answers)).toEqual(preview(release, answers));
      }),
      runs(50),
    );
  });
});

function shuffled({ bundle, catalogue }: World, keys: readonly number[]): World {
  const mixed = <T>(list: readonly T[]): T[] =>
    list
      .map((one, at) => ({ one, key: keys[at % keys.length] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ one }) => one);
  const items = new Map(mixed([...catalogue.items]));
  const other: Bundle = { ...bundle, members: mixed(bundle.members) };
  const reordered: Catalogue = {
    ...catalogue,
    items,
    elements: new Map(mixed([...catalogue.elements])),
    roles: new Map(mixed([...catalogue.roles])),
  };
  return { bundle: other, catalogue: reordered };
}

describe('问题', () => {
  test('问到的问题一定有用：至少有一种回答方式使方案不同', () => {
    fc.assert(
      fc.property(worlds, someAnswers, (world, answers) => {
        const release = released(world);
        for (const question of nextQuestions(release, answers)) {
          const groups = Map.groupBy(completions(release, answers), (one) =>
            JSON.stringify({ ...one, [question.id]: null }),
          );
          const differs = [...groups.values()].some(
            (group) => new Set(group.map((one) => shown(preview(release, one)))).size > 1,
          );
          expect(differs, question.id).toBe(true);
        }
      }),
      runs(60),
    );
  });

  test('没问的问题一定没用：怎么回答方案都一样', () => {
    fc.assert(
      fc.property(worlds, someAnswers, (world, answers) => {
        const release = released(world);
        const asked = new Set(nextQuestions(release, answers).map((question) => question.id));
        const silent = release.questions.filter(
          (question) => answers[question.id] === undefined && !asked.has(question.id),
        );
        for (const question of silent) {
          const groups = Map.groupBy(completions(release, answers), (one) =>
            JSON.stringify({ ...one, [question.id]: null }),
          );
          for (const group of groups.values())
            expect(new Set(group.map((one) => shown(preview(release, one)))).size).toBe(1);
        }
      }),
      runs(60),
    );
  });

  test('每种完整的回答都落在一个情形类里，结果与该类相同', () => {
    fc.assert(
      fc.property(worlds, someAnswers, (world, answers) => {
        const release = released(world);
        const { classes, complete } = situationClasses(release);
        expect(complete).toBe(true);
        const all = Object.assign({ q0: 'no', q1: 'c', q2: [], q3: '0' }, answers);
        const fit = Object.fromEntries(
          Object.entries(all).filter(([id]) => release.questions.some((question) => question.id === id)),
        );
        const plan = preview(release, fit);
        expect(plan.pending).toEqual([]);
        const same = classes.filter((one) => shown(preview(release, one.answers)) === shown(plan));
        expect(same.length).toBeGreaterThan(0);
      }),
      runs(50),
    );
  });
});

describe('部分回答', () => {
  test('已经确定的不会反悔：多回答一题，办的还办，不办的还不办，要的还要', () => {
    fc.assert(
      fc.property(worlds, someAnswers, fc.nat(), (world, answers, pick) => {
        const release = released(world);
        const now = preview(release, answers);
        const all = completions(release, answers);
        const then = preview(release, all[pick % all.length] as Answers);
        const ids = (list: readonly { id: string }[]) => new Set(list.map((one) => one.id));
        for (const member of now.included) expect(ids(then.included)).toContain(member.id);
        for (const member of now.excluded) expect(ids(then.excluded)).toContain(member.id);
        const keys = new Set([...then.fields, ...then.materials].map((one) => one.key));
        for (const one of [...now.fields, ...now.materials]) expect(keys).toContain(one.key);
        expect(then.undecided).toEqual([]);
      }),
      runs(100),
    );
  });
});

describe('时限', () => {
  test('各部门确认了建议的时限，每种情形都赶得上承诺', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        fc.pre(!hasRing(world));
        const release = released(world);
        const { proposals, impossible, late } = limitProposals(release);
        fc.pre(!impossible && late.length > 0);
        const confirmations = proposals.map((one) => ({
          member: one.member,
          days: one.proposedDays,
          authority: one.authority,
          by: '样例',
          on: '2026-01-05',
          reference: '样例 1 号',
        }));
        const confirmed = compileBundle({ ...world.bundle, confirmations }, 1, world.catalogue);
        expect(confirmed.findings.filter((finding) => /^path-over|^confirm/.test(finding.code))).toEqual([]);
        for (const one of confirmed.release?.classes ?? [])
          expect(one.criticalPathDays).toBeLessThanOrEqual(one.promiseDays);
      }),
      runs(100),
    );
  });

  test('承诺超过最长单项的，一定被拦下', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { release, findings } = compileBundle(world.bundle, 1, world.catalogue);
        const over = (release?.classes ?? []).some(
          (one) => one.members.length > 0 && one.promiseDays > one.longestDays,
        );
        expect(findings.some((finding) => finding.code === 'promise-over-longest')).toBe(over);
      }),
      runs(75),
    );
  });
});

describe('办件方案', () => {
  test('办件方案不超出预览：同样的事项、字段、材料，不多授权', () => {
    fc.assert(
      fc.property(worlds, someAnswers, fc.boolean(), (world, answers, withLicences) => {
        const release = released(world);
        const plan = preview(release, answers);
        const evidence = withLicences
          ? ['l0', 'l1', 'l2', 'l3'].map((licenceType) => ({
              kind: 'licence' as const,
              licenceType,
              licenceId: licenceType,
              identifier: '',
              version: 1,
              hash: 'h',
              holder: 'firm',
              attributes: { number: '1' },
            }))
          : [];
        const { plan: bound } = planCase(release, answers, evidence, { optOut: [] });
        expect(bound.nodes.map((node) => node.member)).toEqual(plan.included.map((member) => member.id));
        expect(bound.fields.map((field) => field.key)).toEqual(plan.fields.map((field) => field.key));
        expect(bound.materials.map((one) => one.key)).toEqual(plan.materials.map((one) => one.key));
        for (const [at, one] of bound.materials.entries())
          if (plan.materials[at]?.disposition === 'bring') expect(one.disposition).toBe('bring');
        for (const grant of bound.grants) {
          const whole = release.grants.find((one) => one.member === grant.member);
          expect(whole?.fields).toEqual(expect.arrayContaining(grant.fields));
          expect(whole?.materials).toEqual(expect.arrayContaining(grant.materials));
        }
      }),
      runs(75),
    );
  });
});
