import { generateIdNumber, generateUscc } from '@yijian/core/identifiers';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createServer } from '#platform';
import { CookieVisitor, testPlatform } from '../../../platform/testing/index.ts';
import { authenticate } from '../authenticate-session.ts';
import type { Me } from '../describe-me.ts';
import { routes } from '../http.ts';
import { findPersonByIdNumber } from '../person-facts.ts';
import { refusals } from '../refusals.ts';
import { bakery, importGround, password, people } from '../testing-people.ts';
import type { ProvincePerson } from '../../sso/adapters/province-person.ts';
import { startProvinceSimulator } from '../../sso/adapters/province-simulator.ts';

const { env } = await testPlatform();
const ground = await importGround(env);
const app = await createServer(env, {
  routes,
  authenticate: (request) => authenticate(env, request),
  logTo: { write: () => {} },
});

const newcomer = { name: '梁𠮷·初见', idNumber: generateIdNumber('429903', '2001-05-06', 333), mobile: '19900000999' };
const shop = { name: '初见小店', uscc: generateUscc('92', '429903', 777), address: '石桥街 1 号' };
const known = { name: bakery.name, uscc: bakery.uscc, address: bakery.address };
const provincePeople: ProvincePerson[] = [
  { ...people.owner, organisations: [{ ...known, role: 'legalRepresentative' }] },
  {
    ...people.agent,
    organisations: [
      { ...known, role: 'agent' },
      { ...known, role: 'legalRepresentative' },
    ],
  },
  { ...people.clerk, organisations: [] },
  { ...newcomer, organisations: [{ ...shop, role: 'legalRepresentative' }] },
  { ...people.agent, name: '陈吉安', organisations: [] },
];
const [OWNER, AGENT, CLERK, NEWCOMER, RENAMED] = ['0', '1', '2', '3', '4'] as const;
const registration = { clientId: 'yijian', clientSecret: 'a-secret-of-the-two' };
const returnTo = `${env.config.baseUrl}/login/province`;
const simulator = await startProvinceSimulator({ people: provincePeople, ...registration, returnTo });
const connect = (issuer: string | undefined) => {
  env.config.province = issuer === undefined ? undefined : { issuer, ...registration, name: '某省（仿真）' };
};
afterAll(async () => {
  await app.close();
  await simulator.close();
});
beforeEach(async () => {
  connect(simulator.issuer);
  await env.db.query('delete from identity.sign_in_attempt');
});

let address = 0;
type Headers = Record<string, string>;
const post = (url: string, payload: object, headers: Headers = {}) =>
  app.inject({ method: 'POST', url, payload, headers, remoteAddress: `10.1.${(address += 1) >> 8}.${address & 255}` });

async function leave(headers: Headers = {}): Promise<{ flow: string; address: string }> {
  const started = await post('/api/province-sign-in/start', {}, headers);
  expect(started.statusCode).toBe(200);
  return started.json();
}

/** At the province: opens the address, chooses a person (or gives up), and comes back with the answer's query. */
async function answerOf(provinceAddress: string, as: string): Promise<string> {
  const visitor = new CookieVisitor();
  const page = await visitor.open(provinceAddress);
  expect(page.text).toContain('仿真');
  const back = await visitor.open(`${page.url}${as === 'cancel' ? '?cancel=1' : `?as=${as}`}`, [returnTo]);
  return new URL(back.url).search;
}

async function signIn(as: string, headers: Headers = {}) {
  const started = await leave(headers);
  return post('/api/province-sign-in', { flow: started.flow, answer: await answerOf(started.address, as) }, headers);
}
const cookieOf = (response: { headers: Record<string, unknown> }): string =>
  String(response.headers['set-cookie']).split(';')[0]!;
async function meOf(cookie: string): Promise<Me> {
  return (await app.inject({ url: '/api/me', headers: { cookie } })).json<Me>();
}
async function headersOf(cookie: string): Promise<Headers> {
  return {
    cookie,
    'x-csrf-token': (await meOf(cookie)).csrfToken ?? '',
    'idempotency-key': `key-${(address += 1)}-12345678`,
  };
}
const byPassword = async (login: string): Promise<string> => cookieOf(await post('/api/sign-in', { login, password }));
const accountCount = async (): Promise<number> =>
  Number((await env.db.query('select count(*) as n from identity.account')).rows[0].n);

describe('省统一身份认证登录', () => {
  test('身份证号码相同就是已有的账号：首次登录即绑定，以后认的是同一个', async () => {
    const before = await accountCount();
    const first = await signIn(`${OWNER}.-`);
    expect(first.json()).toEqual({ kind: 'citizen' });
    const me = await meOf(cookieOf(first));
    expect(me).toMatchObject({ person: { id: ground.persons.owner }, principal: { kind: 'person' } });
    const account = (await app.inject({ url: '/api/my/account', headers: { cookie: cookieOf(first) } })).json();
    expect(account).toMatchObject({
      name: '阿卜杜拉·买买提',
      hasPassword: true,
      province: { isConnected: true, name: '某省（仿真）', boundAt: expect.stringMatching(/^\d{4}-/) },
    });
    expect(account.idNumber).not.toBe(people.owner.idNumber);
    expect((await meOf(cookieOf(await signIn(`${OWNER}.-`)))).person?.id).toBe(ground.persons.owner);
    expect(await accountCount()).toBe(before);
  });

  test('以单位身份登录，开始时就代表这个单位；经办人要有委托', async () => {
    const owner = await meOf(cookieOf(await signIn(`${OWNER}.0`)));
    expect(owner.principal).toMatchObject({ name: bakery.name, capacity: 'legalRepresentative' });
    const agent = await meOf(cookieOf(await signIn(`${AGENT}.0`)));
    expect(agent.principal).toMatchObject({ name: bakery.name, capacity: 'mandate' });
    expect((await signIn(`${AGENT}.1`)).json().code).toBe(refusals.provinceOrganisationDiffers.code);
  });

  test('第一次来的人：建账号，姓名按原字保存，个人信息加密，单位也登记上', async () => {
    const before = await accountCount();
    const me = await meOf(cookieOf(await signIn(`${NEWCOMER}.0`)));
    expect(me).toMatchObject({ kind: 'citizen', person: { name: newcomer.name }, principal: { name: shop.name } });
    expect(await accountCount()).toBe(before + 1);
    expect(await findPersonByIdNumber(env.db, env.keys, newcomer.idNumber)).toMatchObject({
      personId: me.person?.id,
      ...newcomer,
    });
    const { rows } = await env.db.query('select facts from identity.person where person_id = $1', [me.person?.id]);
    expect(rows[0].facts.toString('latin1')).not.toContain(newcomer.idNumber);
    const journal = JSON.stringify((await env.db.query('select * from platform.journal')).rows);
    for (const secret of [newcomer.idNumber, newcomer.mobile, newcomer.name]) expect(journal).not.toContain(secret);
    expect((await meOf(cookieOf(await signIn(`${NEWCOMER}.-`)))).person?.id).toBe(me.person?.id);
    expect(await accountCount()).toBe(before + 1);
  });

  test('工作人员先用密码登录后自己绑定，绑定后可以直接登录，解除后又不行', async () => {
    const refused = await signIn(`${CLERK}.-`);
    expect(refused.json()).toMatchObject({ code: refusals.provinceStaffUnbound.code, remedy: expect.any(String) });
    const bound = await signIn(`${CLERK}.-`, await headersOf(await byPassword('clerk')));
    expect(bound.json()).toEqual({ kind: 'staff' });
    const again = cookieOf(await signIn(`${CLERK}.-`));
    expect(await meOf(again)).toMatchObject({ kind: 'staff', posts: [{ name: '综合窗口 1 号' }] });
    expect((await post('/api/my/account/unbind-province', {}, await headersOf(again))).json()).toEqual({
      bound: false,
    });
    expect((await signIn(`${CLERK}.-`)).json().code).toBe(refusals.provinceStaffUnbound.code);
    const owner = await headersOf(await byPassword('owner'));
    expect((await post('/api/my/account/unbind-province', {}, owner)).statusCode).toBe(403);
    expect((await app.inject({ url: '/api/my/account' })).statusCode).toBe(401);
  });

  test('登录着甲的账号，省里认出的是乙：不绑', async () => {
    const headers = await headersOf(await byPassword('owner'));
    expect((await signIn(`${AGENT}.-`, headers)).json().code).toBe(refusals.provinceOtherPerson.code);
  });

  test('姓名和这里登记的不一样：不通过，也不改', async () => {
    expect((await signIn(`${RENAMED}.-`)).json().code).toBe(refusals.provinceNameDiffers.code);
    expect(await findPersonByIdNumber(env.db, env.keys, people.agent.idNumber)).toMatchObject({ name: '陈𠮷安' });
  });

  test('停用的账号：不能登录', async () => {
    await env.db.query("update identity.account set closed_at = created_at where login = 'agent'");
    try {
      expect((await signIn(`${AGENT}.-`)).json().code).toBe(refusals.provinceAccountClosed.code);
    } finally {
      await env.db.query("update identity.account set closed_at = null where login = 'agent'");
    }
  });
});

describe('不能登录时，说明原因和出路', () => {
  test('在省里取消', async () => {
    const refused = await signIn('cancel');
    expect(refused.json()).toMatchObject({
      code: refusals.provinceCancelled.code,
      remedy: refusals.provinceCancelled.remedy,
    });
    expect(refused.headers['set-cookie']).toBeUndefined();
  });

  test('用过的回答再来一次、别的流程的回答、改动过的回答：都不通过，并记一次失败', async () => {
    const started = await leave();
    const answer = await answerOf(started.address, `${OWNER}.-`);
    expect((await post('/api/province-sign-in', { flow: started.flow, answer })).statusCode).toBe(200);
    expect((await post('/api/province-sign-in', { flow: started.flow, answer })).json().code).toBe(
      refusals.provinceExpired.code,
    );
    const other = await leave();
    expect((await post('/api/province-sign-in', { flow: other.flow, answer })).json().code).toBe(
      refusals.provinceMismatch.code,
    );
    const third = await leave();
    const changed = new URLSearchParams(await answerOf(third.address, `${OWNER}.-`));
    changed.set('state', 'another');
    expect((await post('/api/province-sign-in', { flow: third.flow, answer: `?${changed}` })).json().code).toBe(
      refusals.provinceMismatch.code,
    );
    const { rows } = await env.db.query('select sum(failures)::int as failures from identity.sign_in_attempt');
    expect(rows[0].failures).toBe(3);
  });

  test('同一个授权码换到另一次登录里（重放）：省里不认', async () => {
    const first = await leave();
    const answer = new URLSearchParams(await answerOf(first.address, `${OWNER}.-`));
    await post('/api/province-sign-in', { flow: first.flow, answer: `?${answer}` });
    const second = await leave();
    const fresh = new URLSearchParams(await answerOf(second.address, `${AGENT}.-`));
    fresh.set('code', answer.get('code')!);
    expect((await post('/api/province-sign-in', { flow: second.flow, answer: `?${fresh}` })).json().code).toBe(
      refusals.provinceExpired.code,
    );
  });

  test('随机数不对（把别人的登录地址换上自己的 state）：不通过', async () => {
    const mine = await leave();
    const changed = new URL(mine.address);
    changed.searchParams.set('nonce', 'somebody-elses-nonce');
    const answer = await answerOf(changed.href, `${OWNER}.-`);
    expect((await post('/api/province-sign-in', { flow: mine.flow, answer })).json().code).toBe(
      refusals.provinceMismatch.code,
    );
  });

  test('过了十分钟：重新开始', async () => {
    const started = await leave();
    await env.db.query("update identity.province_flow set expires_at = expires_at - interval '11 minutes'");
    const answer = await answerOf(started.address, `${OWNER}.-`);
    expect((await post('/api/province-sign-in', { flow: started.flow, answer })).json().code).toBe(
      refusals.provinceExpired.code,
    );
    await leave();
    expect((await env.db.query('select 1 from identity.province_flow')).rows).toHaveLength(1);
  });

  test('失败太多的地址要等', async () => {
    const payload = { flow: 'A'.repeat(43), answer: '?code=x&state=y' };
    const subject = env.keys.matchingHash('sign-in address', '10.9.9.9');
    await env.db.query(
      `insert into identity.sign_in_attempt (subject, failures, last_failed_at, blocked_until)
       values ($1, 30, clock_timestamp(), clock_timestamp() + interval '30 seconds')`,
      [subject],
    );
    const refused = await app.inject({
      method: 'POST',
      url: '/api/province-sign-in',
      payload,
      remoteAddress: '10.9.9.9',
    });
    expect(refused.json().code).toBe(refusals.tooManyAttempts.code);
  });

  test('省里没有给全实名信息', async () => {
    const partial = await startProvinceSimulator({
      people: provincePeople,
      ...registration,
      returnTo,
      without: ['id_number', 'phone_number'],
    });
    connect(partial.issuer);
    const refused = (await signIn(`${OWNER}.-`)).json();
    await partial.close();
    expect(refused).toMatchObject({ code: refusals.provinceIncomplete.code });
    expect(JSON.stringify(refused)).toContain('身份证号码');
    expect(JSON.stringify(refused)).not.toContain('姓名');
  });

  test('省里连不上，或者没有接通', async () => {
    connect('http://127.0.0.1:9');
    expect((await post('/api/province-sign-in/start', {})).json().code).toBe(refusals.provinceUnreachable.code);
    connect(simulator.issuer);
    const started = await leave();
    const answer = await answerOf(started.address, `${OWNER}.-`);
    connect(undefined);
    expect((await post('/api/province-sign-in', { flow: started.flow, answer })).json().code).toBe(
      refusals.provinceNotConnected.code,
    );
    expect((await post('/api/province-sign-in/start', {})).json().code).toBe(refusals.provinceNotConnected.code);
  });

  test('省里登记的跳转地址之外，不发授权码', async () => {
    const changed = new URL((await leave()).address);
    changed.searchParams.set('redirect_uri', 'http://127.0.0.1:9/elsewhere');
    const page = await new CookieVisitor().open(changed.href);
    expect(page).toMatchObject({ status: 400, text: expect.stringContaining('这次登录已经失效') });
  });
});
