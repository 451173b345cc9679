import type { ServiceItem } from '@yijian/core/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, advanceClock, systemActor } from '#platform';
import { staff, testPlatform } from '../../../platform/testing/index.ts';
import { discardDraft } from '../discard-draft.ts';
import { importDefinitions } from '../import-definitions.ts';
import { findDefinition, getDefinitionHistory } from '../list-definitions.ts';
import { loadPublished } from '../load-published.ts';
import { publishDefinition } from '../publish-definition.ts';
import { saveDraft } from '../save-draft.ts';
import { lanternDefinitions, lanternItem } from '../testing-lantern.ts';
import { bringIntoForce, forceDueVersions } from './bring-into-force.ts';
import { listReviews, listWaiting } from './list-reviews.ts';
import { publicHistory } from './public-history.ts';
import { restoreVersion } from './restore-version.ts';
import { setStopDay } from './set-stop-day.ts';
import { returnDraft, submitDraft } from './submit-draft.ts';

const { env } = await testPlatform();
const author: Actor = staff('01980000-0000-7000-8000-000000000001', 'catalogueManager', 'town');
const reviewer: Actor = staff('01980000-0000-7000-8000-000000000002', 'catalogueManager', 'town');
const ref = { kind: 'item' as const, code: 'sign-record' };
const reason = '法规修订';

const save = (change: Partial<ServiceItem>, actor = author) =>
  env.execute(saveDraft, { input: { definition: lanternItem('sign-record', change) }, actor });
const submit = () => env.execute(submitDraft, { input: { ...ref, reason }, actor: author });
const publish = (actor: Actor, more: { effectiveOn?: string } = {}) =>
  env.execute(publishDefinition, { input: { ...ref, reason, ...more }, actor });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: { code?: string }) => thrown.code,
  );
const nameInForce = async () => (await loadPublished(env.db)).byKind.item.get('sign-record')?.definition.name;
const waiting = async () => (await listWaiting(env, reviewer)).reviews.map(({ code, reason: why }) => [code, why]);

beforeAll(() => importDefinitions(env, lanternDefinitions(), { actor: systemActor, reason: '首次导入' }));

describe('编制、审核、公布', () => {
  test('自己编的草稿不能自己公布，另一个人才行；公开页只见公布的', async () => {
    await save({ name: '招牌备案（新版）' });
    expect(await codeOf(publish(author))).toBe('catalogue.own-draft');
    expect(await nameInForce()).toBe(lanternItem('sign-record').name);
    expect((await publicHistory(env.db, 'sign-record')).versions).toHaveLength(1);
    await submit();
    expect(await codeOf(submit())).toBe('catalogue.already-submitted');
    expect(await waiting()).toEqual([['sign-record', reason]]);
    expect((await listWaiting(env, author)).reviews).toMatchObject([
      {
        mine: true,
        isNew: false,
        changed: 1,
        changes: [{ place: '名称', before: lanternItem('sign-record').name, after: '招牌备案（新版）' }],
      },
    ]);
    expect((await listWaiting(env, reviewer)).reviews).toMatchObject([{ mine: false }]);
    const told = (await getDefinitionHistory(env, ref, reviewer)).definition.draft;
    expect(told).toMatchObject({ mine: false, review: { reason } });
    expect(told).not.toHaveProperty('savedBy');
    expect((await publish(reviewer)).result).toMatchObject({ version: 2 });
    expect(await waiting()).toEqual([]);
    expect(await nameInForce()).toBe('招牌备案（新版）');
    const { reviews } = await listReviews(env, ref, reviewer);
    expect(reviews).toMatchObject([{ version: 2, outcome: 'published', reason }]);
  });

  test('退回要写意见，只有别人能退回；改了草稿，送审随即撤回', async () => {
    await save({ name: '招牌备案（再改）' });
    const giveBack = (actor: Actor) =>
      env.execute(returnDraft, { input: { ...ref, opinion: '名称和基本目录不一致' }, actor });
    expect(await codeOf(giveBack(reviewer))).toBe('catalogue.not-submitted');
    await submit();
    expect(await codeOf(giveBack(author))).toBe('catalogue.own-draft');
    await giveBack(reviewer);
    expect((await findDefinition(env.db, ref))?.draft).toMatchObject({ review: null });
    await submit();
    await save({ name: '招牌备案（三改）' });
    expect(await waiting()).toEqual([]);
    await submit();
    await env.execute(discardDraft, { input: ref, actor: author });
    const { reviews } = await listReviews(env, ref, reviewer);
    expect(reviews.map(({ outcome }) => outcome)).toEqual(['changed', 'changed', 'returned', 'published']);
    expect(reviews[2]).toMatchObject({ opinion: '名称和基本目录不一致' });
  });
});

describe('到日生效', () => {
  test('先公布、后生效：到那一天零点才换，前一版同一刻止；不能再排第二版', async () => {
    const today = (await env.now()).slice(0, 10);
    await save({ name: '招牌备案（以后）' });
    expect(await codeOf(publish(reviewer, { effectiveOn: '2020-01-01' }))).toBe('catalogue.effective-day-past');
    const day = dayAfter(today, 10);
    await publish(reviewer, { effectiveOn: day });
    expect(await nameInForce()).toBe('招牌备案（新版）');
    expect((await publicHistory(env.db, 'sign-record')).versions[0]).toMatchObject({
      status: 'scheduled',
      changes: [{ place: '名称', before: '招牌备案（新版）', after: '招牌备案（以后）' }],
    });
    await save({ name: '招牌备案（更后）' });
    expect(await codeOf(publish(reviewer, { effectiveOn: dayAfter(today, 20) }))).toBe('catalogue.already-scheduled');
    await env.execute(discardDraft, { input: ref, actor: author });

    await forceDueVersions(env);
    expect(await nameInForce()).toBe('招牌备案（新版）');
    await env.execute(advanceClock, { input: { minutes: 11 * 24 * 60 }, actor: systemActor });
    await forceDueVersions(env);
    expect(await nameInForce()).toBe('招牌备案（以后）');
    const { versions } = await getDefinitionHistory(env, ref, author);
    expect(versions[0]).toMatchObject({ status: 'published', effectiveFrom: `${dayAfter(day, -1)}T16:00:00.000Z` });
    expect(versions[1]).toMatchObject({ status: 'superseded', effectiveTo: versions[0]!.effectiveFrom });
    await forceDueVersions(env);
    const again = env.execute(bringIntoForce, { input: ref, actor: systemActor });
    expect(await codeOf(again)).toBe('catalogue.not-scheduled');
  });
});

describe('旧版与停办', () => {
  test('旧版恢复成草稿，历史一个字不变', async () => {
    const before = (await getDefinitionHistory(env, ref, author)).versions;
    const restore = (version: number) => env.execute(restoreVersion, { input: { ...ref, version }, actor: author });
    expect(await codeOf(restore(99))).toBe('catalogue.unknown-definition');
    expect((await restore(1)).result).toMatchObject({ restored: 1 });
    const found = await findDefinition(env.db, ref);
    expect(found?.draft?.body).toEqual(lanternItem('sign-record'));
    expect(await codeOf(restore(1))).toBe('catalogue.draft-changed');
    expect((await getDefinitionHistory(env, ref, author)).versions.slice(1)).toEqual(before);
  });

  test('停办日与取消是两回事：定义还在，日子写在上面，可以收回', async () => {
    const stop = (stopsOn: string | null) =>
      env.execute(setStopDay, { input: { ...ref, stopsOn, reason: '改由省里办' }, actor: author });
    expect(await codeOf(stop('2001-01-01'))).toBe('catalogue.stop-day-past');
    await stop('2099-12-31');
    expect((await loadPublished(env.db)).byKind.item.get('sign-record')).toMatchObject({ stopsOn: '2099-12-31' });
    await stop(null);
    expect((await loadPublished(env.db)).byKind.item.get('sign-record')).toMatchObject({ stopsOn: null });
  });
});

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
