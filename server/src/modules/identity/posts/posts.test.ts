import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, systemActor, visitor } from '#platform';
import { citizen, staff, testPlatform } from '../../../platform/testing/index.ts';
import { findSession } from '../accounts.store.ts';
import { endPost } from './end-post.ts';
import { grantPost } from './grant-post.ts';
import { importPost } from '../import-post.ts';
import { listStaff } from './list-staff.ts';
import { tokenHash } from '../sessions.ts';
import { signIn } from '../sign-in.ts';
import { clerkPost, type Ground, importGround, password, people } from '../testing-people.ts';
import { importPerson } from '../import-person.ts';
import { importAccount } from '../import-account.ts';
import { generateIdNumber } from '@yijian/core/identifiers';

const { env } = await testPlatform();
let ground: Ground;
let boss: Actor;
let deputy: Actor;

const asAdministrator = (personId: string): Actor => ({
  ...staff(personId, 'administrator', 'government-services', '429903'),
  personId,
});
async function newOfficer(code: string, serial: number, role: 'administrator' | 'reviewer'): Promise<string> {
  const person = {
    code,
    name: '段有为',
    idNumber: generateIdNumber('429903', '1980-01-01', serial),
    mobile: '19900002000',
  };
  const { personId } = (await env.execute(importPerson, { input: person, actor: systemActor })).result;
  const { hall: _, ...post } = clerkPost;
  await env.execute(importPost, {
    input: { ...post, code, person: code, role, name: '岗位' },
    actor: systemActor,
  });
  await env.execute(importAccount, { input: { login: code, password, person: code }, actor: systemActor });
  return personId;
}
beforeAll(async () => {
  ground = await importGround(env);
  boss = asAdministrator(await newOfficer('boss', 601, 'administrator'));
  deputy = asAdministrator(await newOfficer('deputy', 603, 'administrator'));
});

type Grant = Parameters<typeof grantPost.decide>[1]['input'];
const grant = (change: Partial<Grant> = {}, actor = boss) =>
  env.execute(grantPost, {
    input: {
      personId: ground.persons.clerk,
      authority: 'government-services',
      role: 'reviewer',
      name: '审查岗',
      standIn: 'A',
      reason: '人员轮岗，局党组会议定',
      ...change,
    },
    actor,
  });
const end = (postId: string, change: object = {}, actor = boss) =>
  env.execute(endPost, { input: { postId, reason: '人员调离', ...change }, actor });
const postsOf = async (personId: string) =>
  (await listStaff(env, boss)).people.find((one) => one.personId === personId)!.posts;

describe('岗位管理 (SEC-04)', () => {
  it('授予的岗位下一次请求就生效,终止后下一次请求就不能用,每一步都留痕', async () => {
    const session = await env.execute(signIn, {
      input: { credentials: { login: people.clerk.code, password }, address: '10.0.0.1' },
      actor: visitor,
    });
    if (!session.result.signedIn) throw new Error('not signed in');
    const { token } = session.result;
    const rolesNow = async () =>
      (await findSession(env.db, { tokenHash: tokenHash(token) }))!.posts.map((post) => post.role);
    expect(await rolesNow()).toEqual(['counter']);
    const { postId } = (await grant()).result;
    expect(await rolesNow()).toContain('reviewer');
    await end(postId, { acceptsGap: true });
    expect(await rolesNow()).toEqual(['counter']);
    const { changes } = await listStaff(env, boss);
    expect(changes.slice(0, 2)).toMatchObject([
      { kind: 'ended', reason: '人员调离', by: '段有为', person: people.clerk.name, post: '审查岗' },
      { kind: 'granted', reason: '人员轮岗，局党组会议定' },
    ]);
    const { rows } = await env.db.query(
      `select command from platform.journal where command in ('identity.grant-post', 'identity.end-post') order by at`,
    );
    expect(rows.map((row) => row.command)).toEqual(['identity.grant-post', 'identity.end-post']);
    await expect(end(postId)).rejects.toMatchObject({ code: 'identity.post-ended', status: 409 });
    expect((await postsOf(ground.persons.clerk)).find((post) => post.postId === postId)).toMatchObject({ acts: false });
  });

  it('授权有期限:可以定截止日,过去的日子不行', async () => {
    const { postId } = (await grant({ endsOn: '2999-12-31' })).result;
    await expect(grant({ endsOn: '2000-01-01' })).rejects.toMatchObject({ code: 'identity.term-over' });
    await expect(end(postId, { endsOn: '2000-01-01' })).rejects.toMatchObject({ code: 'identity.term-over' });
    await end(postId, { endsOn: '2998-12-31', acceptsGap: true });
    const post = (await postsOf(ground.persons.clerk)).find((one) => one.postId === postId);
    expect(post).toMatchObject({ endsOn: '2998-12-31', acts: true });
  });

  it('不能给自己授权,也不能动自己的岗位', async () => {
    await expect(grant({ personId: boss.personId! })).rejects.toMatchObject({ code: 'identity.own-post', status: 403 });
    const [own] = await postsOf(boss.personId!);
    await expect(end(own!.postId)).rejects.toMatchObject({ code: 'identity.own-post' });
  });

  it('最后一个岗位不会悄悄没有:要明说没有人接替;最后一位授权管理员终止不了', async () => {
    const [clerk] = await postsOf(ground.persons.clerk);
    expect(clerk).toMatchObject({ role: 'counter' });
    await expect(end(clerk!.postId)).rejects.toMatchObject({ code: 'identity.last-post', status: 409 });
    await expect(end(clerk!.postId, { endsOn: '2999-01-01' })).rejects.toMatchObject({ code: 'identity.last-post' });
    await end(clerk!.postId, { acceptsGap: true });
    const [ofDeputy] = await postsOf(deputy.personId!);
    await end(ofDeputy!.postId);
    const [ofBoss] = await postsOf(boss.personId!);
    await expect(end(ofBoss!.postId, { acceptsGap: true }, deputy)).rejects.toMatchObject({
      code: 'identity.last-administrator',
      status: 409,
    });
  });

  it('两位管理员同时互相终止,总有一位留下', async () => {
    const third = asAdministrator(await newOfficer('third', 605, 'administrator'));
    const [[one], [other]] = await Promise.all([postsOf(boss.personId!), postsOf(third.personId!)]);
    const ended = await Promise.allSettled([end(one!.postId, {}, third), end(other!.postId, {}, boss)]);
    expect(ended.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ended.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'identity.last-administrator' },
    });
  });

  it('没有工作账号的、没有的机构、别处的岗位、没有的岗位都不行', async () => {
    await expect(grant({ personId: ground.persons.owner })).rejects.toMatchObject({
      code: 'identity.no-staff-account',
      status: 422,
    });
    await expect(grant({ authority: 'moon-office' })).rejects.toMatchObject({ code: 'identity.authority-unknown' });
    const elsewhere: Actor = { ...staff('x', 'administrator', 'hall', '990101'), personId: randomUUID() };
    await expect(grant({}, elsewhere)).rejects.toMatchObject({ code: 'identity.post-out-of-scope', status: 403 });
    await expect(end(randomUUID())).rejects.toMatchObject({ status: 404 });
    for (const actor of [citizen(randomUUID()), staff('y', 'supervisor', 'hall', '429903')]) {
      await expect(grant({}, actor)).rejects.toMatchObject({ status: 403 });
      await expect(end(randomUUID(), {}, actor)).rejects.toMatchObject({ status: 403 });
    }
  });
});
