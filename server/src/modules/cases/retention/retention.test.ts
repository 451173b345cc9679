import { randomUUID } from 'node:crypto';
import type { ProcedureRegime } from '@yijian/core/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { importDefinitions } from '#catalogue';
import { findClosing, getPersonFacts, importAccount, importPerson, mayActInBundle } from '#identity';
import { verifyJournal, sequenceLeaves } from '#journal';
import { type Actor, advanceClock, systemActor } from '#platform';
import { citizen, staff } from '../../../platform/testing/index.ts';
import { twinPlatforms } from '../../../platform/testing/twin-platforms.ts';
import { importGround, password } from '../../identity/testing-people.ts';
import { generateIdNumber } from '@yijian/core/identifiers';
import { lanternDefinitions } from '../../bundles/testing-lantern.ts';
import { lanternPlan, twoLevel } from '../fixture.ts';
import { lanternActs, town } from '../testing-lantern.ts';
import { closeAccount } from './close-account.ts';
import { eraseDue, eraseSubject } from './erase-subject.ts';
import { judgeRetention } from './retention.ts';
import { listPersonal } from '../cases.store.ts';

const { one, two } = await twinPlatforms();
const { env } = one;
const acts = lanternActs(env);
let ground: Awaited<ReturnType<typeof importGround>>;

const basis = (mark: 'confirmed' | 'memory') => ({
  law: '灯笼档案办法',
  gist: '保管十年',
  provenance: mark === 'memory' ? { mark } : { mark, by: '甲', on: '2026-01-01', demo: true, source: '演示' },
});
const regime = (code: string, years: number | null, mark: 'confirmed' | 'memory' = 'confirmed') =>
  [code, { kind: 'regime', code, retention: { years, basis: basis(mark) } } as unknown as ProcedureRegime] as const;

let serial = 710;
async function newcomer(): Promise<Actor> {
  serial += 2;
  const code = `newcomer-${serial}`;
  const idNumber = generateIdNumber('429903', '1988-08-08', serial);
  const person = { code, name: '来去', idNumber, mobile: '19900003000', address: '桥头 1 号' };
  const { personId } = (await env.execute(importPerson, { input: person, actor: systemActor })).result;
  const account = { login: code, password, person: code };
  const { accountId } = (await env.execute(importAccount, { input: account, actor: systemActor })).result;
  return { ...citizen(personId), accountId };
}
const close = (actor: Actor, word = password) => env.execute(closeAccount, { input: { password: word }, actor });
const erase = (actor: Actor) =>
  env.execute(eraseSubject, { input: { subjectId: actor.personId! }, actor: systemActor });
const keyOf = async (platform: typeof one, actor: Actor) =>
  (await platform.env.keys.load(platform.env.db, [actor.personId!])).keys.get(actor.personId!);

beforeAll(async () => {
  const definitions = lanternDefinitions();
  const known = definitions.find((definition) => definition.kind === 'regime') as ProcedureRegime;
  const permit = { ...known, code: 'permit', retention: regime('permit', 10)[1].retention };
  await importDefinitions(env, [...definitions, permit], { actor: systemActor, reason: '首次导入' });
  ground = await importGround(env);
});

describe('注销账号 (SEC-08)', () => {
  it('密码不对、有在办的件、是唯一法定代表人,都有说法;工作人员不能从这里注销', async () => {
    const actor = await newcomer();
    await expect(close(actor, 'not-this-password')).rejects.toMatchObject({
      code: 'cases.wrong-password',
      status: 403,
    });
    await acts.open(lanternPlan(['frame'], twoLevel), actor);
    await expect(close(actor)).rejects.toMatchObject({ code: 'cases.case-running', status: 409 });
    const twice = await newcomer();
    const { rows: codes } = await env.db.query('select code from identity.person where person_id = $1', [
      twice.personId,
    ]);
    const second = { login: 'second-login', password, person: codes[0].code as string };
    await env.execute(importAccount, { input: second, actor: systemActor });
    await expect(close(twice)).rejects.toMatchObject({ code: 'cases.works-here', status: 409 });
    const { rows } = await env.db.query('select account_id, login from identity.account where login = any($1)', [
      ['owner', 'clerk'],
    ]);
    const account = (login: string) => rows.find((row) => row.login === login)!.account_id as string;
    const owner = { ...citizen(ground.persons.owner), accountId: account('owner') };
    await expect(close(owner)).rejects.toMatchObject({
      code: 'cases.only-representative',
      facts: { organisations: ['天山烤馕店'] },
    });
    const clerk = { ...citizen(ground.persons.clerk), accountId: account('clerk') };
    await expect(close(clerk)).rejects.toMatchObject({ status: 404 });
    await expect(close(staff('x', 'counter', 'hall'))).rejects.toMatchObject({ status: 403 });
    expect(await mayActInBundle(env.db, owner, { bundle: 'any', today: '2026-01-01' })).toBe(true);
  });

  it('没有要保管的,密钥立即销毁,另一个进程也马上读不到;再来的是新的人', async () => {
    const actor = await newcomer();
    const before = await env.db.query('select login from identity.account where account_id = $1', [actor.accountId]);
    expect(await keyOf(two, actor)).toBeDefined();
    expect((await close(actor)).result).toEqual({ closed: true, keptUntil: null, retention: 'nothing' });
    await expect(getPersonFacts(env.db, env.keys, actor.personId!)).rejects.toMatchObject({ status: 404 });
    expect((await erase(actor)).result).toEqual({ erased: true });
    expect(await keyOf(one, actor)).toBeUndefined();
    expect(await keyOf(two, actor)).toBeUndefined();
    expect((await erase(actor)).result).toEqual({ erased: false });
    expect(await findClosing(env.db, actor.accountId!)).toBeUndefined();
    const after = await env.db.query('select login, password_hash from identity.account where account_id = $1', [
      actor.accountId,
    ]);
    expect(after.rows[0]).toEqual({ login: `closed-${actor.accountId}`, password_hash: '' });
    expect(after.rows[0].login).not.toBe(before.rows[0].login);
  });

  it('办结的档案保管到期才销毁:到期前还能读,到期后由到期工作销毁,日志照样核得上', async () => {
    const actor = await newcomer();
    const caseId = await acts.open(lanternPlan(['frame'], twoLevel), actor);
    await acts.accept(caseId);
    await acts.grant(caseId, 'frame');
    const { keptUntil, retention } = (await close(actor)).result;
    expect(retention).toBe('term');
    expect(Number(keptUntil!.slice(0, 4))).toBe(Number((await env.now()).slice(0, 4)) + 10);
    expect((await erase(actor)).result).toEqual({ erased: false });
    const [row] = await listPersonal(env.db, caseId);
    const key = (await keyOf(two, actor))!;
    expect(env.keys.decrypt(key, `personal|${caseId}`, row!.cipher)).toMatchObject({
      'shopName@enterprise': '老街灯笼铺',
    });
    await eraseDue(env);
    expect(await keyOf(one, actor)).toBeDefined();
    for (let year = 0; year < 11; year += 1)
      await env.execute(advanceClock, { input: { minutes: 365 * 24 * 60 }, actor: systemActor });
    await eraseDue(env);
    expect(await keyOf(one, actor)).toBeUndefined();
    expect(await keyOf(two, actor)).toBeUndefined();
    await sequenceLeaves(env);
    expect((await verifyJournal(env.db)).findings).toEqual([]);
    expect(await acts.state(caseId)).toMatchObject({ status: 'concluded' });
  });

  it('只有系统能销毁密钥;没有注销的人销毁不了', async () => {
    const actor = await newcomer();
    for (const by of [actor, staff('x', 'supervisor', 'hall'), town.clerk])
      await expect(
        env.execute(eraseSubject, { input: { subjectId: actor.personId! }, actor: by }),
      ).rejects.toMatchObject({ status: 403 });
    expect((await erase(actor)).result).toEqual({ erased: false });
    expect(await keyOf(one, actor)).toBeDefined();
    expect(
      (await env.execute(eraseSubject, { input: { subjectId: randomUUID() }, actor: systemActor })).result,
    ).toEqual({
      erased: false,
    });
  });
});

describe('保管期限', () => {
  const regimes = new Map([regime('ten', 10), regime('thirty', 30), regime('ever', null), regime('told', 5, 'memory')]);
  const file = (concludedOn: string | null, ...of: string[]) => ({ concludedOn, regimes: of });
  it.each([
    ['没有档案', [], { is: 'nothing' }],
    ['在办', [file('2026-01-05', 'ten'), file(null, 'ten')], { is: 'running' }],
    [
      '最长的那一份',
      [file('2026-01-05', 'ten'), file('2020-01-05', 'thirty', 'ten')],
      { is: 'term', until: '2050-01-05' },
    ],
    ['闰日', [file('2024-02-29', 'ten')], { is: 'term', until: '2034-02-28' }],
    ['永久', [file('2026-01-05', 'ten', 'ever')], { is: 'permanent' }],
    ['期限只凭记忆,不销毁', [file('2026-01-05', 'told')], { is: 'unconfirmed' }],
    ['没有写期限,不销毁', [file('2026-01-05', 'none')], { is: 'unconfirmed' }],
  ])('%s', (_, files, wanted) => expect(judgeRetention(files, regimes)).toEqual(wanted));
});
