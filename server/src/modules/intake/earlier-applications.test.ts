import { randomUUID } from 'node:crypto';
import type { CasePlan } from '@yijian/core/contract';
import type { FieldValue } from '@yijian/core/forms';
import { buildCalendar, nationalYears } from '@yijian/core/calendar';
import fc from 'fast-check';
import Type from 'typebox';
import { beforeAll, describe, expect, it } from 'vitest';
import { importBundles } from '#bundles';
import { openCase } from '#cases';
import { listGivenValues } from '../cases/views/given-values.ts';
import { importDefinitions } from '#catalogue';
import { type Actor, commandEach, systemActor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { lanternBundleWith, lanternDefinitions } from '../bundles/testing-lantern.ts';
import { lanternPlan } from '../cases/fixture.ts';
import { importGround } from '../identity/testing-people.ts';
import { viewApplication } from './application-view.ts';
import { switchHistory } from './change-application.ts';
import { startApplication } from './start-application.ts';

const { env } = await testPlatform();
const ground = await importGround(env);
const shop: Actor = {
  ...citizen(ground.persons.owner),
  principal: { kind: 'organisation', id: ground.organisationId },
  capacity: 'legalRepresentative',
};
const own = citizen(ground.persons.owner);
const bundle = 'open-lantern-shop';
const answers = { 'open-flame': 'yes', area: '80', 'by-agent': 'yes', extras: ['sign'] };

type Party = {
  role: string;
  subjectId: string;
  kind: 'person' | 'organisation';
  values: Record<string, FieldValue>;
};
type Filed = { bundle: string; parties: Party[]; licensed: string[]; channel: 'portal' | 'counter' };

/** What a submit leaves behind, without the form that led to it. */
const fileCase = commandEach({
  name: 'test.file-case',
  title: '以前的申请',
  permission: { citizen: true, posts: ['counter'] },
  input: Type.Object({ filed: Type.Unsafe<Filed>({ type: 'object' }), principalId: Type.String() }),
  owner: () => randomUUID(),
  loadOne: async (db, { input }, { keys, now }) => {
    const ring = await keys.load(db, [...new Set(input.filed.parties.map((party) => party.subjectId))]);
    const created = [...new Set(input.filed.parties.map((party) => party.subjectId))]
      .filter((id) => !ring.keys.has(id))
      .map((id) => ring.created(id, now));
    for (const { key } of created) ring.keys.set(key.subjectId, key);
    return { keys, of: ring.keys, writes: created.map((one) => one.write) };
  },
  decide: ({ keys, of, writes }, { input: { filed, principalId }, actor, ctx }) => {
    const caseId = ctx.newId();
    const names = filed.parties.flatMap((party) => Object.keys(party.values));
    const plan: CasePlan = {
      ...lanternPlan(['frame']),
      bundle: filed.bundle,
      bundleName: `以前的${filed.bundle}`,
      fields: names.map((key) => ({
        key,
        source: filed.licensed.includes(key) ? 'licence' : 'applicant',
        members: ['frame'],
      })),
    };
    const opened = openCase(
      {
        caseId,
        receiptNo: caseId,
        numbers: { frame: caseId },
        channel: filed.channel,
        plan,
        head: {
          queryCodeHash: 'none',
          bundleName: plan.bundleName,
          region: '990101',
          place: null,
          accountId: actor.accountId,
          principalKind: principalId === ground.organisationId ? 'organisation' : 'person',
          principalId,
        },
        parties: filed.parties,
        personal: filed.parties.map(({ role, subjectId, values }) => ({
          role,
          subjectId,
          cipher: keys.encrypt(of.get(subjectId)!, `personal|${caseId}`, values),
        })),
        receiptDays: null,
        answerDays: null,
      },
      { actor, ctx, calendar: buildCalendar(nationalYears()) },
    );
    return { writes: [...writes, ...opened.writes], events: opened.events, result: { caseId } };
  },
});

const file = (by: Actor, parties: Party[], more: Partial<Filed> = {}) =>
  env.execute(fileCase, {
    input: {
      filed: { bundle, licensed: [], channel: 'portal', ...more, parties },
      principalId: by.principal?.id ?? ground.organisationId,
    },
    actor: by,
  });
const ofShop = (values: Record<string, FieldValue>): Party => ({
  role: 'shop',
  subjectId: ground.organisationId,
  kind: 'organisation',
  values,
});
const ofPerson = (subjectId: string, role: string, values: Record<string, FieldValue>): Party => ({
  role,
  subjectId,
  kind: 'person',
  values,
});
async function fieldsOf(actor: Actor, applicationId: string) {
  const { fields, prefilled } = await viewApplication(env, applicationId, actor);
  return { of: new Map(fields.map((field) => [field.key, field])), prefilled };
}
const start = async (actor = shop) =>
  (await env.execute(startApplication, { input: { bundle, answers }, actor })).result.applicationId;

beforeAll(async () => {
  const around = { actor: systemActor, reason: '首次导入' };
  await importDefinitions(env, lanternDefinitions(), around);
  await importBundles(env, [lanternBundleWith()], around);
});

describe('历史申请预填 (FRM-05)', () => {
  it('自己以前填过的带出来,最近一次优先,写明哪天在哪件事里填的,可以关掉', async () => {
    await file(shop, [ofShop({ 'name@shop': '旧灯笼铺', 'address@shop/premises': '石桥街 1 号' })]);
    await file(shop, [ofShop({ 'name@shop': '新灯笼铺' })], { bundle: 'hang-a-sign' });
    const applicationId = await start();
    const today = (await env.now()).slice(0, 10);
    const { of, prefilled } = await fieldsOf(shop, applicationId);
    expect(of.get('name@shop')).toMatchObject({ value: '新灯笼铺', source: 'history', editable: true, changed: false });
    expect(of.get('name@shop')!.sourceText).toMatch(/^您 \d{4}-\d\d-\d\d 在『以前的hang-a-sign』中填过$/);
    expect(Math.abs(Date.parse(of.get('name@shop')!.sourceText.slice(2, 12)) - Date.parse(today))).toBeLessThanOrEqual(
      86_400_000,
    );
    expect(of.get('address@shop/premises')).toMatchObject({ value: '石桥街 1 号', source: 'history' });
    await env.execute(switchHistory, { input: { applicationId, version: 1, on: false }, actor: shop });
    const off = await fieldsOf(shop, applicationId);
    expect(off.of.get('name@shop')).toMatchObject({ value: null, source: 'applicant' });
    expect(off.prefilled.percent).toBeLessThan(prefilled.percent);
    const stranger = citizen(randomUUID());
    const asStranger = env.execute(switchHistory, {
      input: { applicationId, version: 2, on: true },
      actor: stranger,
    });
    await expect(asStranger).rejects.toMatchObject({ code: 'intake.application-not-found' });
    for (const actor of [systemActor, staff('x', 'reviewer', 'fire')])
      await expect(
        env.execute(switchHistory, { input: { applicationId, version: 2, on: true }, actor }),
      ).rejects.toMatchObject({ status: 403 });
  });

  it('当时取自证照、登记的不算填过;是否类的每次重新回答', async () => {
    await file(shop, [ofShop({ 'tenure@shop/premises': 'rent' })], { licensed: ['tenure@shop/premises'] });
    const given = await listGivenValues(env, shop);
    expect(given.map((one) => one.matter)).not.toContain('tenure/premises');
  });

  it('别人的一个也不带:配偶、代办人、房东填的或被填的,窗口和受托人都看不到', async () => {
    const spouse = randomUUID();
    const landlord = randomUUID();
    await file(own, [
      ofPerson(ground.persons.owner, 'father', { 'person-name@father': '阿卜杜拉·买买提' }),
      ofPerson(spouse, 'mother', { 'person-name@mother': '配偶的名字' }),
      ofPerson(landlord, 'lessor', { 'person-name@lessor': '房东的名字' }),
    ]);
    // Somebody else writes about the owner: that is no answer of the owner's.
    await file(citizen(spouse), [ofPerson(ground.persons.owner, 'father', { 'phone@father': '19900000999' })]);
    const seen = async (actor: Actor) => (await listGivenValues(env, actor)).map((one) => one.value);
    expect(await seen(own)).toContain('阿卜杜拉·买买提');
    for (const value of ['配偶的名字', '房东的名字', '19900000999']) expect(await seen(own)).not.toContain(value);
    expect(await seen(citizen(spouse))).toEqual([]);
    const agent = (bundles: string[]): Actor => ({
      ...citizen(ground.persons.agent),
      principal: shop.principal,
      capacity: 'mandate',
      bundles,
    });
    expect(await seen(agent(['another-thing']))).toEqual([]);
    expect(await seen(agent([bundle]))).toContain('旧灯笼铺');
    expect(await seen(agent([bundle]))).not.toContain('新灯笼铺');
    expect(await seen(agent([bundle]))).not.toContain('阿卜杜拉·买买提');
    expect(await seen(staff(ground.persons.clerk, 'counter', 'hall'))).toEqual([]);
    // A clerk who files for somebody else is not that person.
    await file(
      staff(ground.persons.owner, 'counter', 'hall'),
      [ofPerson(ground.persons.owner, 'agent', { 'phone@agent': '19900000888' })],
      { channel: 'counter' },
    );
    expect(await seen(own)).not.toContain('19900000888');
  });

  it('不论有哪些当事人、谁来填的,带出来的只有本人和所代表单位自己的值', async () => {
    const people = [0, 1, 2].map(() => randomUUID());
    const party = fc.record({ of: fc.constantFrom(...people), role: fc.constantFrom('a', 'b', 'c') });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...people),
        fc.uniqueArray(party, { selector: (one) => one.role }),
        async (by, of) => {
          await file(
            citizen(by),
            of.map((one) => ofPerson(one.of, one.role, { [`word@${one.role}`]: `${by}>${one.of}` })),
          );
          for (const person of people)
            for (const { value } of await listGivenValues(env, citizen(person)))
              expect(value).toBe(`${person}>${person}`);
        },
      ),
      { numRuns: 25 },
    );
  });
});
