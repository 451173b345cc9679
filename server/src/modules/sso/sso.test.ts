import { afterAll, describe, expect, test } from 'vitest';
import { authenticate } from '#identity';
import { createServer, systemActor } from '#platform';
import { CookieVisitor, staff, testPlatform } from '../../platform/testing/index.ts';
import { routes as identityRoutes } from '../identity/http.ts';
import { importGround, password, people } from '../identity/testing-people.ts';
import { openIdMount } from './adapters/openid-mount.ts';
import { startDemoRelyingParty } from './adapters/demo-relying-party.ts';
import { routes } from './http.ts';
import { importRelyingParty } from './import-relying-party.ts';
import { refusals } from './refusals.ts';

const { env } = await testPlatform();
await importGround(env);
const app = await createServer(env, {
  routes: [...identityRoutes, ...routes],
  mounts: [openIdMount(env)],
  authenticate: (request) => authenticate(env, request),
  logTo: { write: () => {} },
});
await app.listen({ port: 0, host: '127.0.0.1' });
const here = `http://127.0.0.1:${(app.server.address() as { port: number }).port}`;
env.config.baseUrl = here;

const secret = 'a-secret-for-the-tests';
const scopes = ['profile', 'organisation'] as const;
const lantern = await startDemoRelyingParty({ issuer: () => `${here}/sso`, clientId: 'lantern', secret, scopes });
const registered = {
  code: 'lantern',
  name: '灯会预约',
  operator: '虚构的文化馆',
  address: lantern.url,
  callbacks: ['/callback'],
  scopes: [...scopes] as ('profile' | 'organisation' | 'phone')[],
  secret,
};
const register = (changes: Partial<typeof registered> = {}) =>
  env.execute(importRelyingParty, { input: { ...registered, ...changes }, actor: systemActor });
await register();
afterAll(async () => {
  await lantern.close();
  await app.close();
});

const ours = [`${here}/login`];

/** A person with a browser: cookies for the platform and the applications, signed in by password at ours. */
class Person extends CookieVisitor {
  private csrf = '';
  async signIn(login: string): Promise<this> {
    const response = await this.post('/api/sign-in', { login, password });
    this.take(here, response.headers.getSetCookie());
    const me = await fetch(`${here}/api/me`, { headers: { cookie: this.cookieFor(new URL(here)) } });
    this.csrf = ((await me.json()) as { csrfToken: string }).csrfToken;
    return this;
  }
  post(path: string, body: object = {}): Promise<Response> {
    const headers = {
      'content-type': 'application/json',
      cookie: this.cookieFor(new URL(here)),
      'x-csrf-token': this.csrf,
      'idempotency-key': `key-${Math.random()}-long-enough`,
    };
    return fetch(`${here}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }
  read = async (path: string) =>
    (await fetch(`${here}${path}`, { headers: { cookie: this.cookieFor(new URL(here)) } })).json();
  agree = (code = 'lantern') => this.post(`/api/my/relying-parties/${code}/agree`);
}
const person = (login: string) => new Person().signIn(login);
const code = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('已注册应用免登', () => {
  test('第一次问一次同意，写明给什么；同意后直接进去，第二次什么都不问', async () => {
    const owner = await person('owner');
    const asked = await owner.open(lantern.url, ours);
    const consent = new URL(asked.url);
    expect(consent.pathname).toBe('/login/consent');
    expect(await owner.read(`/api/my/relying-parties/${consent.searchParams.get('application')}`)).toMatchObject({
      name: '灯会预约',
      gets: ['您的姓名', expect.stringContaining('单位')],
      agreedAt: null,
    });
    expect((await owner.agree()).status).toBe(200);
    const entered = await owner.open(`${here}/sso/interaction/${consent.searchParams.get('interaction')}`, ours);
    expect(entered).toMatchObject({ status: 200, url: `${lantern.url}/` });
    expect(entered.text).toContain(people.owner.name);
    expect(entered.text).toContain('您以个人身份取号');
    owner.forget(lantern.url);
    expect(await owner.open(lantern.url, ours)).toMatchObject({ status: 200, url: `${lantern.url}/` });
    await register({ scopes: ['profile', 'organisation', 'phone'] });
    owner.forget(lantern.url);
    expect((await owner.open(lantern.url, ours)).url).toContain('/login/consent');
    await register();
  });

  test('没登录的人：先到登录页，登录后回来', async () => {
    const visitor = new Person();
    const asked = new URL((await visitor.open(lantern.url, ours)).url);
    expect(asked.pathname).toBe('/login');
    const back = asked.searchParams.get('back')!;
    expect(back).toMatch(/^\/sso\/interaction\/[\w-]+$/);
    await visitor.signIn('owner');
    await visitor.agree();
    expect((await visitor.open(here + back, ours)).text).toContain(people.owner.name);
  });

  test('在这里退出，应用那里下一次就要重新登录；撤回同意也一样', async () => {
    const agent = await person('agent');
    await agent.agree();
    expect((await agent.open(lantern.url, ours)).text).toContain(people.agent.name);
    await agent.post('/api/my/relying-parties/lantern/withdraw');
    expect((await agent.open(lantern.url, ours)).url).toContain('/login/consent');
    expect(await code(await agent.post('/api/my/relying-parties/lantern/withdraw'))).toBe(refusals.notAgreed.code);
    await agent.agree();
    expect((await agent.open(lantern.url, ours)).text).toContain(people.agent.name);
    await agent.post('/api/sign-out');
    expect(new URL((await agent.open(lantern.url, ours)).url).pathname).toBe('/login');
  });

  test('代表单位的人：应用知道是哪个单位；工作人员也是同一个账号', async () => {
    const owner = await person('owner');
    const me = (await owner.read('/api/me')) as { principals: { kind: string; id: string; name: string }[] };
    const bakery = me.principals.find((one) => one.kind === 'organisation')!;
    await owner.post('/api/act-for', { kind: bakery.kind, id: bakery.id });
    await owner.agree();
    expect((await owner.open(lantern.url, ours)).text).toContain(bakery.name);
    const clerk = await person('clerk');
    await clerk.agree();
    expect((await clerk.open(lantern.url, ours)).text).toContain(people.clerk.name);
  });
});

describe('不该进的进不来', () => {
  const request = (changes: Record<string, string> = {}) =>
    `${here}/sso/auth?${new URLSearchParams({
      client_id: 'lantern',
      response_type: 'code',
      redirect_uri: `${lantern.url}/callback`,
      scope: 'openid profile',
      state: 'some-state',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      ...changes,
    })}`;
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

  async function codeOf(signedIn: Person, changes: Record<string, string> = {}): Promise<string> {
    const back = await signedIn.open(request(changes), [`${lantern.url}/callback`]);
    return new URL(back.url).searchParams.get('code') ?? '';
  }
  const exchange = (given: string, changes: Record<string, string> = {}, by = `lantern:${secret}`) =>
    fetch(`${here}/sso/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(by).toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: given,
        redirect_uri: `${lantern.url}/callback`,
        code_verifier: verifier,
        ...changes,
      }),
    });

  test('没有登记的应用、登记之外的跳转地址：当场拦下，不跳转', async () => {
    const owner = await person('owner');
    for (const changes of [
      { client_id: 'stranger' },
      { redirect_uri: `${lantern.url}/elsewhere` },
      { redirect_uri: 'http://127.0.0.1:9/callback' },
    ] as Record<string, string>[]) {
      const page = await owner.open(request(changes), ['http://127.0.0.1:9']);
      expect(page).toMatchObject({ status: 400, text: expect.stringContaining('这个应用暂时打不开') });
    }
    expect(await code(await owner.agree('stranger'))).toBe(refusals.relyingPartyUnknown.code);
  });

  test('没有 PKCE、要多于登记的信息：退回应用，不给授权码', async () => {
    const owner = await person('owner');
    await owner.agree();
    const more = await owner.open(request({ scope: 'openid phone' }), [`${lantern.url}/callback`]);
    expect(new URL(more.url).searchParams.get('error')).toBe('invalid_scope');
    const bare = await owner.open(request({ code_challenge: '', code_challenge_method: '' }), [
      `${lantern.url}/callback`,
    ]);
    expect(new URL(bare.url).searchParams.get('error')).toBe('invalid_request');
  });

  test('授权码只能用一次；校验值、跳转地址、密钥不对都换不到', async () => {
    const owner = await person('owner');
    await owner.agree();
    expect((await exchange(await codeOf(owner), { code_verifier: 'A'.repeat(43) })).status).toBe(400);
    expect((await exchange(await codeOf(owner), { redirect_uri: `${lantern.url}/other` })).status).toBe(400);
    expect((await exchange(await codeOf(owner), {}, 'lantern:not-the-secret-at-all')).status).toBe(401);
    const once = await codeOf(owner);
    const tokens = (await (await exchange(once)).json()) as { access_token: string };
    const told = (token: string) => fetch(`${here}/sso/userinfo`, { headers: { authorization: `Bearer ${token}` } });
    const claims = (await (await told(tokens.access_token)).json()) as { sub: string };
    expect(claims).toEqual({ sub: expect.stringMatching(/^[0-9a-f]{64}$/), name: people.owner.name });
    expect((await exchange(once)).status).toBe(400);
    expect((await told(tokens.access_token)).status).toBe(401);
    const raced = await codeOf(owner);
    const outcomes = await Promise.all([exchange(raced), exchange(raced)]);
    expect(outcomes.filter((one) => one.status === 200).length).toBeLessThanOrEqual(1);
  });

  test('两个应用看到的编号不一样，库里没有令牌和密钥的原文', async () => {
    await register({ code: 'other', address: 'http://127.0.0.1:9', secret: 'another-secret-for-tests' });
    const owner = await person('owner');
    await owner.agree();
    const subject = async (given: Response) =>
      JSON.parse(
        Buffer.from(((await given.json()) as { id_token: string }).id_token.split('.')[1]!, 'base64url').toString(),
      ).sub as string;
    const first = await codeOf(owner);
    const mine = await subject(await exchange(first));
    await owner.agree('other');
    const back = await owner.open(request({ client_id: 'other', redirect_uri: 'http://127.0.0.1:9/callback' }), [
      'http://127.0.0.1:9',
    ]);
    const given = new URL(back.url).searchParams.get('code')!;
    const other = { redirect_uri: 'http://127.0.0.1:9/callback' };
    expect(await subject(await exchange(given, other, 'other:another-secret-for-tests'))).not.toBe(mine);
    const { rows } = await env.db.query(
      'select (select json_agg(a) from sso.artifact a) as artifacts, (select json_agg(a) from sso.relying_party a) as applications',
    );
    for (const hidden of [first, given, secret]) expect(JSON.stringify(rows)).not.toContain(hidden);
  });

  test('不同意：应用得到“没有同意”；别人的同意页面地址没有用', async () => {
    const visitor = await person('agent');
    await visitor.post('/api/my/relying-parties/lantern/withdraw');
    const consent = new URL((await visitor.open(lantern.url, ours)).url);
    const uid = consent.searchParams.get('interaction');
    expect(await (await person('owner')).open(`${here}/sso/interaction/${uid}`)).toMatchObject({ status: 400 });
    const declined = await visitor.open(`${here}/sso/interaction/${uid}/decline`);
    expect(declined).toMatchObject({ status: 400, text: expect.stringContaining('没有登录成功') });
  });

  test('登记应用是管理员的事', async () => {
    const attempt = env.execute(importRelyingParty, { input: registered, actor: staff('x', 'reviewer', 'hall') });
    await expect(attempt).rejects.toMatchObject({ code: 'platform.not-permitted' });
    expect((await register()).result).toEqual({ changed: false });
    expect((await fetch(`${here}/api/my/relying-parties`)).status).toBe(401);
    expect((await person('owner').then((one) => one.read('/api/my/relying-parties'))) as object).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ code: 'lantern' })]),
    });
  });
});
