import { describe, expect, test } from 'vitest';
import { type Actor, refusals as platformRefusals, systemActor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { importAccount } from './import-account.ts';
import { importMandate } from './import-mandate.ts';
import { importOrganisation } from './import-organisation.ts';
import { importPerson } from './import-person.ts';
import { importPost } from './import-post.ts';
import {
  findOrganisationByUscc,
  findPersonByIdNumber,
  getOrganisation,
  getPersonFacts,
  personNames,
} from './person-facts.ts';
import { refusals } from './refusals.ts';
import { bakery, clerkPost, importGround, mandate, password, people } from './testing-people.ts';

const { env } = await testPlatform();
const ground = await importGround(env);
const actor = systemActor;
const person = (change: object = {}) => env.execute(importPerson, { input: { ...people.owner, ...change }, actor });

describe('导入', () => {
  test('people are kept as written and found by their number', async () => {
    expect(await getPersonFacts(env.db, env.keys, ground.persons.agent)).toEqual({
      name: '陈𠮷安',
      idNumber: people.agent.idNumber,
      mobile: people.agent.mobile,
      address: null,
    });
    expect(await findPersonByIdNumber(env.db, env.keys, people.owner.idNumber)).toMatchObject({
      personId: ground.persons.owner,
      name: '阿卜杜拉·买买提',
    });
    expect(await findPersonByIdNumber(env.db, env.keys, '000000000000000000')).toBeUndefined();
    expect([
      ...(await personNames(env.db, env.keys, [ground.persons.clerk, ground.persons.clerk, ground.organisationId])),
    ]).toEqual([[ground.persons.clerk, '方思源']]);
    await expect(getPersonFacts(env.db, env.keys, ground.organisationId)).rejects.toMatchObject({
      code: platformRefusals.notFound.code,
    });
  });

  test('organisations are found by id and by code of credit', async () => {
    expect(await getOrganisation(env.db, ground.organisationId)).toMatchObject({
      name: bakery.name,
      legalRepresentativeId: ground.persons.owner,
    });
    expect(await findOrganisationByUscc(env.db, bakery.uscc)).toMatchObject({ organisationId: ground.organisationId });
    await expect(getOrganisation(env.db, ground.persons.owner)).rejects.toMatchObject({
      code: platformRefusals.notFound.code,
    });
  });

  test('nothing of a person stands in clear in any table', async () => {
    const tables = ['identity.person', 'identity.account', 'platform.journal', 'platform.subject_key'];
    for (const table of tables) {
      const { rows } = await env.db.query(`select t::text as row from ${table} t`);
      expect(rows.map((row) => row.row).join('\n')).not.toMatch(/买买提|陈|42990319|199000001|four-words/);
    }
  });

  test('the same again changes nothing; other facts replace the old ones', async () => {
    expect((await person()).result).toEqual({ personId: ground.persons.owner, changed: false });
    expect((await person({ mobile: '19900000199' })).result).toEqual({ personId: ground.persons.owner, changed: true });
    expect(await getPersonFacts(env.db, env.keys, ground.persons.owner)).toMatchObject({ mobile: '19900000199' });
    const again = await importGround(env);
    expect(again).toEqual(ground);
  });

  test('many at once', async () => {
    const results = await Promise.all(
      Object.values(people).map((input) => env.execute(importPerson, { input: { ...input }, actor })),
    );
    expect(results.map(({ result }) => result.changed)).toEqual([false, false, false]);
  });

  test('wrong check characters are told all at once', async () => {
    const wrong = people.owner.idNumber.slice(0, 17) + (people.owner.idNumber.endsWith('1') ? '2' : '1');
    await expect(person({ idNumber: wrong, mobile: '123' })).rejects.toMatchObject({
      code: platformRefusals.malformedInput.code,
      facts: { findings: [{ place: '/idNumber' }, { place: '/mobile' }] },
    });
    await expect(
      env.execute(importOrganisation, {
        input: { ...bakery, uscc: `${bakery.uscc.slice(0, 17)}${bakery.uscc.endsWith('A') ? 'B' : 'A'}` },
        actor,
      }),
    ).rejects.toMatchObject({ facts: { findings: [{ place: '/uscc' }] } });
    await expect(
      env.execute(importMandate, { input: { ...mandate, bundles: ['a'], from: '2026-02-30' }, actor }),
    ).rejects.toMatchObject({ facts: { findings: [{ place: '/from' }] } });
    await expect(
      env.execute(importMandate, {
        input: { ...mandate, bundles: ['a'], from: '2026-02-03', to: '2026-02-02' },
        actor,
      }),
    ).rejects.toMatchObject({ facts: { findings: [{ place: '/to' }] } });
  });

  test('a number belongs to one person, a code of credit to one organisation, a login to one person', async () => {
    await expect(person({ code: 'somebody-else' })).rejects.toMatchObject({ code: refusals.idNumberTaken.code });
    await expect(
      env.execute(importOrganisation, { input: { ...bakery, code: 'another' }, actor }),
    ).rejects.toMatchObject({ code: refusals.usccTaken.code });
    await expect(
      env.execute(importAccount, { input: { login: 'owner', password, person: 'agent' }, actor }),
    ).rejects.toMatchObject({ code: refusals.loginTaken.code });
  });

  test('who is pointed at must be there', async () => {
    const none = { code: refusals.personUnknown.code, facts: { code: 'nobody' } };
    await expect(
      env.execute(importOrganisation, { input: { ...bakery, legalRepresentative: 'nobody' }, actor }),
    ).rejects.toMatchObject(none);
    await expect(
      env.execute(importAccount, { input: { login: 'nobody', password, person: 'nobody' }, actor }),
    ).rejects.toMatchObject(none);
    await expect(env.execute(importPost, { input: { ...clerkPost, person: 'nobody' }, actor })).rejects.toMatchObject(
      none,
    );
    await expect(
      env.execute(importMandate, { input: { ...mandate, code: 'm2', bundles: ['a'], agent: 'nobody' }, actor }),
    ).rejects.toMatchObject(none);
    await expect(
      env.execute(importMandate, { input: { ...mandate, code: 'm2', bundles: ['a'], organisation: 'nobody' }, actor }),
    ).rejects.toMatchObject({ code: refusals.organisationUnknown.code });
  });

  test('posts make an account staff; a changed post keeps its id', async () => {
    const { rows } = await env.db.query('select login, kind from identity.account order by login');
    expect(rows).toEqual([
      { login: 'agent', kind: 'citizen' },
      { login: 'clerk', kind: 'staff' },
      { login: 'owner', kind: 'citizen' },
    ]);
    const before = (await env.execute(importPost, { input: { ...clerkPost }, actor })).result;
    const after = (await env.execute(importPost, { input: { ...clerkPost, name: '综合窗口 2 号' }, actor })).result;
    expect([before.changed, after.changed, after.postId]).toEqual([false, true, before.postId]);
  });
});

describe('permissions: one per command', () => {
  const imports = [importPerson, importOrganisation, importMandate, importPost, importAccount];
  test.each(imports.map((one) => [one.name, one as unknown] as const))(
    '%s is for the loader and the catalogue manager',
    async (_name, one) => {
      const execute = (actor: Actor) => env.execute(one as typeof importPerson, { input: {} as never, actor });
      await expect(execute(staff('a', 'catalogueManager', 'x'))).rejects.toMatchObject({
        code: platformRefusals.malformedInput.code,
      });
      await expect(execute(staff('a', 'supervisor', 'x'))).rejects.toMatchObject({
        code: platformRefusals.notPermitted.code,
      });
      await expect(execute(citizen('a'))).rejects.toMatchObject({ code: platformRefusals.notPermitted.code });
    },
  );
});
