import { randomUUID } from 'node:crypto';
import { planCase } from '@yijian/core/compile';
import type { BundleRelease } from '@yijian/core/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentRelease, importBundles } from '#bundles';
import { importDefinitions } from '#catalogue';
import { systemActor } from '#platform';
import { citizen, testPlatform } from '../../../platform/testing/index.ts';
import { lanternBundleWith, lanternDefinitions } from '../../bundles/testing-lantern.ts';
import { importGround } from '../../identity/testing-people.ts';
import type { CaseState } from '../case-state.ts';
import { findCase } from '../cases.store.ts';
import { openLanternCase } from '../fixture.ts';
import { planAmendment } from './plan-amendment.ts';

const { env } = await testPlatform();
const ground = await importGround(env);
const answers = { 'open-flame': 'yes', area: '80', 'by-agent': 'no', extras: ['sign'] };
let release: BundleRelease;
let state: CaseState;

beforeAll(async () => {
  const around = { actor: systemActor, reason: '首次导入' };
  await importDefinitions(env, lanternDefinitions(), around);
  await importBundles(env, [lanternBundleWith()], around);
  release = (await currentRelease(env.db, 'open-lantern-shop'))!;
  const opened = await env.execute(openLanternCase, {
    input: { applicationId: randomUUID(), plan: planOf(release), values: {} },
    actor: citizen(ground.persons.owner),
  });
  state = (await findCase(env.db, opened.result.caseId))!.state;
});

const planOf = (of: BundleRelease) => planCase(of, answers, [], { optOut: [] }).plan;
/** The next release; `change` may alter anything. */
function next(change: (release: BundleRelease) => void): BundleRelease {
  const copy = structuredClone(release);
  copy.version += 1;
  change(copy);
  copy.hash = randomUUID();
  return copy;
}
const judge = (to: BundleRelease, by: Partial<CaseState> = {}, submitted: readonly string[] = []) =>
  planAmendment({ state: { ...state, ...by }, plan: planOf(release), submitted: new Set(submitted) }, to);
const reasonsOf = (to: BundleRelease, by: Partial<CaseState> = {}) => {
  const verdict = judge(to, by);
  return verdict.is === 'kept' ? verdict.reasons.map((one) => one.reason) : [];
};
/** The item of the first strand that this situation has. */
function item(of: BundleRelease) {
  const { member } = planOf(release).nodes.find((one) => one.node === 'strand')!;
  return of.members.find((one) => one.id === member)!.item;
}

describe('方案变更:只减不加 (THG-24)', () => {
  it('没有变化的不动,写明原因', () => {
    expect(reasonsOf(next(() => undefined))).toEqual(['nothingChanges']);
  });

  it.each([
    ['ended', { status: 'concluded' }],
    ['ended', { status: 'withdrawn' }],
    ['supplementing', { status: 'supplementing' }],
    ['trial', { trial: true }],
  ] as const)('办件的状态不许:%s', (reason, by) => {
    expect(
      reasonsOf(
        next((to) => (item(to).promised.n -= 1)),
        by as Partial<CaseState>,
      ),
    ).toEqual([reason]);
  });

  it.each(['granted', 'denied', 'deciding', 'declined', 'withdrawn', 'terminated'] as const)(
    '有事项已经是 %s:不迁移',
    (status) => {
      const [member, strand] = Object.entries(state.strands).find(([, one]) => one.status !== 'passed')!;
      const strands = { ...state.strands, [member]: { ...strand, status } };
      expect(
        reasonsOf(
          next((to) => (item(to).promised.n -= 1)),
          { strands },
        ),
      ).toEqual(['decided']);
    },
  );

  type Change = (to: BundleRelease) => void;
  it.each<[string, Change]>([
    [
      'longerLimit',
      (to) => {
        item(to).promised.n += 1;
      },
    ],
    [
      'otherAuthority',
      (to) => {
        item(to).authority = 'somebody-else';
      },
    ],
    [
      'otherUnit',
      (to) => {
        item(to).promised = { n: 1, unit: 'calendarDay' };
      },
    ],
    [
      'otherMode',
      (to) => {
        item(to).recordOnly = {
          basis: { law: '灯笼便民办法（虚构）', article: '第七条', provenance: { mark: 'confirmed' } },
        };
      },
    ],
    [
      'memberGone',
      (to) => {
        item(to).code = 'another-item';
      },
    ],
    [
      'newMember',
      (to) => {
        item(to).code = 'another-item';
      },
    ],
  ])('新版对申请人不利:%s', (reason, change) => {
    expect(reasonsOf(next(change))).toContain(reason);
  });

  it('多要一种材料、多填一栏:不迁移,说出是哪一种', () => {
    const plan = planOf(release);
    const [material, field] = [plan.materials.find((one) => one.required)!, plan.fields[0]!];
    const without = {
      ...plan,
      materials: plan.materials.filter((one) => one !== material),
      fields: plan.fields.filter((one) => one !== field),
    };
    const verdict = planAmendment(
      { state, plan: without, submitted: new Set() },
      next(() => undefined),
    );
    expect(verdict).toMatchObject({ is: 'kept' });
    expect(verdict.is === 'kept' && verdict.reasons).toEqual(
      expect.arrayContaining([
        { reason: 'moreMaterials', about: material.name },
        { reason: 'moreFields', about: release.fields.find((one) => one.key === field.key)!.label },
      ]),
    );
  });

  it('多等一个前置事项:不迁移', () => {
    const plan = planOf(release);
    const waiting = plan.nodes.find((node) => node.after.length > 0)!;
    const free = { ...plan, nodes: plan.nodes.map((node) => (node === waiting ? { ...node, after: [] } : node)) };
    const verdict = planAmendment(
      { state, plan: free, submitted: new Set() },
      next(() => undefined),
    );
    expect(verdict).toMatchObject({ is: 'kept', reasons: [{ reason: 'moreOrder', about: waiting.itemName }] });
  });

  it('多一个没有答过的问题:不迁移', () => {
    const plan = { ...planOf(release), answers: {} };
    const verdict = planAmendment(
      { state, plan, submitted: new Set() },
      next(() => undefined),
    );
    expect(verdict.is === 'kept' && new Set(verdict.reasons.map((one) => one.reason))).toEqual(new Set(['unanswered']));
  });

  it('时限短了、材料少了:迁移;交上来的材料留着,起算日不在方案里,哈希换新', () => {
    const plan = planOf(release);
    const old = plan.materials.find((one) => one.disposition === 'bring')!;
    const extra = { ...old, key: 'paper-lamp@x' as typeof old.key, name: '灯笼小样' };
    const kept = { ...old, key: 'paper-lamp@y' as typeof old.key, name: '已交的小样' };
    const facts = {
      state,
      plan: { ...plan, materials: [...plan.materials, extra, kept] },
      submitted: new Set([kept.key]),
    };
    const verdict = planAmendment(
      facts,
      next((to) => (item(to).promised.n -= 1)),
    );
    expect(verdict).toMatchObject({ is: 'movable', amendment: { dropped: [extra.key] } });
    if (verdict.is !== 'movable') return;
    const { amendment } = verdict;
    expect(amendment.changes).toContainEqual({ what: 'material-dropped', name: '灯笼小样' });
    expect(amendment.changes.map((one) => one.what)).toContain('limit-shorter');
    expect(amendment.plan.materials.map((one) => one.key)).toContain(kept.key);
    expect(amendment.plan).toMatchObject({ release: release.hash, amended: { version: release.version + 1 } });
    expect(amendment.plan.hash).not.toBe(plan.hash);
    expect(amendment.plan.fields).toEqual(plan.fields);
    expect(amendment.plan.grants).toEqual(plan.grants);
  });
});
